// SPDX-License-Identifier: MIT
#include <array>
#include <charconv>
#include <limits>

#include "cli/arguments.hpp"

namespace xylem::cli {

namespace {

struct named_limit {
  std::string_view name;
  std::uint64_t limits::*member;
};

constexpr std::array all_limits{
    named_limit{"depth", &limits::depth},
    named_limit{"attributes", &limits::attributes},
    named_limit{"namespaces", &limits::namespaces},
    named_limit{"name_bytes", &limits::name_bytes},
    named_limit{"namespace_name_bytes", &limits::namespace_name_bytes},
    named_limit{"token_bytes", &limits::token_bytes},
    named_limit{"attribute_value_bytes", &limits::attribute_value_bytes},
    named_limit{"field_text_bytes", &limits::field_text_bytes},
    named_limit{"record_bytes", &limits::record_bytes},
    named_limit{"memory_bytes", &limits::memory_bytes},
    named_limit{"document_bytes", &limits::document_bytes},
    named_limit{"records", &limits::records},
};
static_assert(sizeof(limits) == all_limits.size() * sizeof(std::uint64_t),
              "every member of xylem::limits can be set");

std::optional<std::uint64_t> size_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc()) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  unsigned shift = 0;
  if (unit == "KiB") {
    shift = 10;
  } else if (unit == "MiB") {
    shift = 20;
  } else if (unit == "GiB") {
    shift = 30;
  } else if (!unit.empty()) {
    return std::nullopt;
  }
  if (number > std::numeric_limits<std::uint64_t>::max() >> shift) return std::nullopt;
  return number << shift;
}

}  // namespace

void set_limit(limits& to, std::string_view setting) {
  const std::string option = "--limit " + std::string(setting) + ": ";
  const std::size_t equals = setting.find('=');
  if (equals == std::string_view::npos) {
    throw usage_error(option + "write NAME=VALUE, for example depth=64");
  }
  const std::string_view name = setting.substr(0, equals);
  std::string names;
  for (const named_limit& known : all_limits) {
    names += names.empty() ? "" : ", ";
    names += known.name;
    if (known.name != name) continue;
    const auto value = size_of(setting.substr(equals + 1));
    if (!value) {
      throw usage_error(option + "the value is a whole number, which may end in KiB, MiB or GiB");
    }
    to.*known.member = *value;
    return;
  }
  throw usage_error(option + "there is no limit '" + std::string(name) + "'; the limits are " +
                    names);
}

}  // namespace xylem::cli
