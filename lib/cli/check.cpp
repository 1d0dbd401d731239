// SPDX-License-Identifier: MIT
#include "cli/check.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "cli/progress.hpp"
#include "cli/wording.hpp"

namespace xylem::cli {

namespace {

// Columns, type, path, settings.
using line = std::array<std::string, 4>;

std::string settings_of(const schema_field& f) {
  constexpr std::array<std::string_view, 6> repeats{
      "", "first", "last", "list", "join", "count"};  // in the order of xylem::repeat
  std::string out;
  const auto add = [&out](std::string_view word) {
    if (!out.empty() && !word.empty()) out += ", ";
    out += word;
  };
  if (f.format.convention == convention::sap) add("sap");
  if (f.is_optional) add("optional");
  if (f.default_value) add("default \"" + printable(*f.default_value) + '"');
  add(repeats[static_cast<std::size_t>(f.repeat)]);
  return out;
}

// Recursion follows the declaration, whose depth `schema::make` bounds.
void add_lines(std::vector<line>& to, const std::vector<schema_field>& fields,
               const std::string& indent) {
  for (const schema_field& f : fields) {
    const std::string type(f.fields.empty()           ? value_type_name(f.type)
                           : f.repeat == repeat::list ? "rows"
                                                      : "row");
    to.push_back({indent + printable(f.name), type, printable(f.path), settings_of(f)});
    add_lines(to, f.fields, indent + "  ");
  }
}

}  // namespace

std::string describe_projection(const std::string& path, const projection& declared) {
  std::vector<line> lines;
  add_lines(lines, declared.declaration.fields, "");
  std::array<std::size_t, 4> widths{};
  for (const line& l : lines) {
    for (std::size_t i = 0; i < l.size(); ++i)
      widths[i] = std::max(widths[i], l[i].size());
  }
  std::string out = path + ": valid; table " + printable(declared.table) + ", records " +
                    printable(declared.declaration.record) + ", " +
                    grouped(declared.compiled.size()) +
                    (declared.compiled.size() == 1 ? " column\n" : " columns\n");
  for (const line& l : lines) {
    std::string text = "  ";
    for (std::size_t i = 0; i < l.size(); ++i) {
      text += l[i];
      text.append(widths[i] - l[i].size() + 2, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + '\n';
  }
  return out;
}

}  // namespace xylem::cli
