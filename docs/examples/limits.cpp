// SPDX-License-Identifier: MIT
// The limits with their defaults and the most they can be set to.

#include <iostream>

#include <xylem/xylem.hpp>

struct item {
  std::string_view text;
};

constexpr auto items = xylem::projection<item>("/items/item", xylem::field<&item::text>("."));

struct row {
  std::string_view name;
  std::uint64_t xylem::limits::*limit;
};

constexpr row rows[] = {
    {"depth", &xylem::limits::depth},
    {"attributes", &xylem::limits::attributes},
    {"namespaces", &xylem::limits::namespaces},
    {"name_bytes", &xylem::limits::name_bytes},
    {"namespace_name_bytes", &xylem::limits::namespace_name_bytes},
    {"token_bytes", &xylem::limits::token_bytes},
    {"attribute_value_bytes", &xylem::limits::attribute_value_bytes},
    {"field_text_bytes", &xylem::limits::field_text_bytes},
    {"record_bytes", &xylem::limits::record_bytes},
    {"memory_bytes", &xylem::limits::memory_bytes},
    {"document_bytes", &xylem::limits::document_bytes},
    {"records", &xylem::limits::records},
};

std::string or_none(std::uint64_t number) {
  return number == 0 ? "none" : std::to_string(number);
}

int main() {
  for (const row& r : rows) {
    xylem::options how;
    const std::uint64_t usual = how.limits.*r.limit;
    how.limits.*r.limit = ~std::uint64_t{0};
    auto reader = xylem::read(items, xylem::memory("<items/>"), how);
    const auto first = reader.next();
    const std::uint64_t most = first ? 0 : first.error().limit;
    std::cout << r.name << std::string(24 - r.name.size(), ' ') << or_none(usual)
              << std::string(12 - or_none(usual).size(), ' ') << or_none(most) << '\n';
  }
}
