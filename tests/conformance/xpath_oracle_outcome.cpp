// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_outcome.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace xylem::oracle {

namespace {

constexpr std::array<std::string_view, 6> repeat_names = {"error", "first", "last",
                                                          "list",  "join",  "count"};
constexpr std::array<std::string_view, 4> state_names = {"missing", "nil", "present", "failed"};

void describe_fields(const std::vector<schema_field>& fields, std::size_t depth, std::string& out) {
  for (const schema_field& f : fields) {
    out.append(2 * depth + 2, ' ');
    out += f.name + ": " + f.path;
    if (f.repeat != repeat::list) {
      (out += "  ") += repeat_names[static_cast<std::size_t>(f.repeat)];
    }
    if (f.unseen_is_missing) out += "  unseen_is_missing";
    out += '\n';
    describe_fields(f.fields, depth + 1, out);
  }
}

// The text around the place where it begins to differ.
std::string excerpt(std::string_view text, std::size_t differs_at) {
  const std::size_t begin = differs_at > 60 ? differs_at - 60 : 0;
  std::string out = begin == 0 ? "\"" : "...\"";
  out += text.substr(begin, 200);
  out += begin + 200 < text.size() ? "\"..." : "\"";
  return out + " (" + std::to_string(text.size()) + " bytes)";
}

std::string value_difference(const cell_outcome& expected, const cell_outcome& actual) {
  if (expected.state != actual.state) {
    std::string out = "XPath: ";
    out += state_names[static_cast<std::size_t>(expected.state)];
    out += ", Xylem: ";
    return out += state_names[static_cast<std::size_t>(actual.state)];
  }
  const auto differs =
      std::ranges::mismatch(expected.texts, actual.texts).in1 - expected.texts.begin();
  const auto index = static_cast<std::size_t>(differs);
  const auto show = [&](const cell_outcome& cell, const cell_outcome& other) {
    const std::string count = " of " + std::to_string(cell.texts.size()) + " values";
    if (index >= cell.texts.size()) return "none" + count;
    const std::string& text = cell.texts[index];
    std::size_t at = 0;
    if (index < other.texts.size()) {
      const auto apart = std::ranges::mismatch(text, other.texts[index]).in1 - text.begin();
      at = static_cast<std::size_t>(apart);
    }
    return excerpt(text, at) + count;
  };
  return "value " + std::to_string(index) + "\n    XPath: " + show(expected, actual) +
         "\n    Xylem: " + show(actual, expected);
}

std::optional<std::string> row_difference(const std::vector<schema_field>& fields,
                                          const row_outcome& expected, const row_outcome& actual) {
  if (expected.cells.size() != actual.cells.size()) return "the number of fields";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const cell_outcome& e = expected.cells[i];
    const cell_outcome& a = actual.cells[i];
    if (e == a) continue;
    const std::string field = "field " + fields[i].name + " (" + fields[i].path + ")";
    if (fields[i].fields.empty() || e.state != a.state) {
      return field + ": " + value_difference(e, a);
    }
    for (std::size_t r = 0; r < std::min(e.rows.size(), a.rows.size()); ++r) {
      const auto inside = row_difference(fields[i].fields, e.rows[r], a.rows[r]);
      if (inside) return field + ", row " + std::to_string(r) + ", " + *inside;
    }
    return field + ": XPath has " + std::to_string(e.rows.size()) + " rows, Xylem " +
           std::to_string(a.rows.size());
  }
  return std::nullopt;
}

std::string_view failure_name(errc code) {
  return code == errc::ok ? "a complete document" : name(code);
}

}  // namespace

std::string describe(const schema_declaration& declaration) {
  std::string out = "record " + declaration.record;
  for (const auto& [prefix, uri] : declaration.namespaces)
    out += "\n  xmlns:" + prefix + "=\"" + uri + '"';
  if (declaration.matches_any_namespace) out += "\n  any namespace";
  out += '\n';
  describe_fields(declaration.fields, 0, out);
  return out;
}

std::optional<std::string> difference(const schema_declaration& declaration,
                                      const outcome& expected, const outcome& actual) {
  for (std::size_t i = 0; i < std::min(expected.rows.size(), actual.rows.size()); ++i) {
    const auto inside = row_difference(declaration.fields, expected.rows[i], actual.rows[i]);
    if (inside) return "record " + std::to_string(i) + ", " + *inside;
  }
  if (expected.rows.size() == actual.rows.size() && expected.failure == actual.failure) {
    return std::nullopt;
  }
  std::string out = "XPath: " + std::to_string(expected.rows.size()) + " records, then ";
  out += failure_name(expected.failure);
  out += "; Xylem: " + std::to_string(actual.rows.size()) + " records, then ";
  return out += failure_name(actual.failure);
}

}  // namespace xylem::oracle
