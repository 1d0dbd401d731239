// SPDX-License-Identifier: MIT
#include "cli/field_section.hpp"

#include <array>
#include <string_view>

#include <xylem/path.hpp>

#include "cli/toml_access.hpp"
#include "cli/wording.hpp"

namespace xylem::cli {

namespace {

constexpr std::array<std::string_view, 15> field_keys{"path",          "type",
                                                      "format",        "pattern",
                                                      "decimal_comma", "strip_leading_zeros",
                                                      "assume_utc",    "empty_is_missing",
                                                      "whitespace",    "optional",
                                                      "default",       "repeat",
                                                      "separator",     "unseen_is_missing",
                                                      "fields"};

// Keys that say how one value is read: they mean nothing for nested rows.
constexpr std::array<std::string_view, 9> value_keys{
    "type",       "format",           "pattern",    "decimal_comma", "strip_leading_zeros",
    "assume_utc", "empty_is_missing", "whitespace", "default"};

// In the order of the enumerations.
constexpr std::array<std::string_view, 2> convention_names{"xml_schema", "sap"};
constexpr std::array<std::string_view, 4> whitespace_names{"by_type", "as_written", "trimmed",
                                                           "collapsed"};
constexpr std::array<std::string_view, 6> repeat_names{"error", "first", "last",
                                                       "list",  "join",  "count"};

const std::vector<std::string_view>& type_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> out;
    for (unsigned i = 0; !value_type_name(static_cast<value_type>(i)).empty(); ++i)
      out.push_back(value_type_name(static_cast<value_type>(i)));
    return out;
  }();
  return names;
}

void check_path(const std::string& file, const field_origin& field) {
  const result<void> checked = check_field_path(field.path);
  if (checked) return;
  error why = checked.error();
  why.field.assign(field.name);
  fail_in_path(file, field.place, field.path, why);
}

void read_format(field_reading& into, const toml_section& from, schema_field& to) {
  to.type = static_cast<value_type>(from.choice("type", type_names(), "string"));
  text_format& format = to.format;
  format.convention =
      static_cast<convention>(from.choice("format", convention_names, "xml_schema"));
  format.whitespace =
      static_cast<whitespace>(from.choice("whitespace", whitespace_names, "by_type"));
  format.decimal_comma = from.flag("decimal_comma");
  format.strips_leading_zeros = from.flag("strip_leading_zeros");
  format.assumes_utc = from.flag("assume_utc");
  format.empty_is_missing = from.flag("empty_is_missing");
  if (auto pattern = from.text("pattern")) {
    format.pattern = into.patterns.emplace_back(std::move(*pattern));
  }
  to.default_value = from.text("default");
}

void read_settings(field_reading& into, const toml_section& from, schema_field& to) {
  from.require_known(field_keys);
  const auto path = from.text("path");
  if (!path) from.fail("path", "the key 'path' is missing; write path = \"TAG/TAG\"");
  to.path = *path;
  to.repeat = static_cast<repeat>(from.choice("repeat", repeat_names, "error"));
  to.is_optional = from.flag("optional");
  to.unseen_is_missing = from.flag("unseen_is_missing");
  if (auto separator = from.text("separator")) {
    if (to.repeat != repeat::join) {
      from.fail("separator", "'separator' stands between joined values; add repeat = \"join\"");
    }
    to.separator = std::move(*separator);
  }
  read_format(into, from, to);
}

}  // namespace

std::vector<schema_field> read_fields(field_reading& into, const toml::table& from,
                                      const std::string& name, const std::string& prefix) {
  std::vector<schema_field> out;
  for (const toml_entry& entry : toml_section(into.file, name, from).in_file_order()) {
    schema_field& made = out.emplace_back();
    made.name = entry.key;
    if (made.name.empty()) fail_at(into.file, entry.key_place, "the name of this field is empty");
    const std::string full_name = prefix + made.name;
    if (const auto* const path = entry.value->as_string()) {
      made.path = path->get();
      into.origins.push_back({full_name, made.path, entry.value->source().begin});
      check_path(into.file, into.origins.back());
      continue;
    }
    const std::string section_name = "field '" + printable(full_name) + "'";
    const toml::table* const table = entry.value->as_table();
    if (table == nullptr) {
      fail_at(into.file, entry.value->source().begin,
              section_name + " is neither a path nor a table; write " + printable(made.name) +
                  " = \"TAG/TAG\" or { path = \"TAG/TAG\", type = \"...\" }");
    }
    const toml_section section(into.file, section_name, *table);
    read_settings(into, section, made);
    into.origins.push_back({full_name, made.path, section.place("path")});
    check_path(into.file, into.origins.back());
    const toml::table* const nested = section.table("fields");
    if (nested == nullptr) continue;
    for (const std::string_view key : value_keys) {
      if (section.contains(key)) {
        section.fail(key, "'" + std::string(key) +
                              "' does not apply to a field with fields; move "
                              "it to one of these");
      }
    }
    if (nested->empty()) section.fail("fields", "'fields' is empty; name at least one");
    made.fields = read_fields(into, *nested, section_name, full_name + '.');
  }
  return out;
}

}  // namespace xylem::cli
