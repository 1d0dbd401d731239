// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_ITEM_HPP
#define XYLEM_TESTS_ENGINE_ITEM_HPP

// One declaration, as a projection and as a schema, and its records as text: what the tests of the
// engine read. It has an attribute, an alternative in a namespace, a predicate, a default and
// nested rows.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

namespace xylem {

// So that GoogleTest shows codes by name.
inline void PrintTo(errc code, std::ostream* out) {
  *out << name(code);
}

}  // namespace xylem

namespace xylem::engine_tests {

struct part {
  std::string_view key;
  std::optional<std::string_view> unit;
};

struct item {
  std::string_view id;
  std::string name;
  std::optional<std::string_view> note;
  std::int64_t quantity = 0;
  std::vector<part> parts;
};

inline constexpr auto parts = projection<part>(field<&part::key>("k"), field<&part::unit>("@unit"));

inline constexpr auto items = projection<item>(
    "/r/i | /u:r/u:i", ns("u", "urn:u"), field<&item::id>("@id"), field<&item::name>("n | u:n"),
    field<&item::note>("t[@lang='en']"), field<&item::quantity>("q", default_value("0")),
    field<&item::parts>("p", parts));

inline schema_declaration item_declaration() {
  schema_declaration d;
  d.record = "/r/i | /u:r/u:i";
  d.namespaces = {{"u", "urn:u"}};
  d.fields.resize(5);
  d.fields[0].name = d.fields[0].path = "@id";
  d.fields[1].name = d.fields[1].path = "n | u:n";
  d.fields[2].name = d.fields[2].path = "t[@lang='en']";
  d.fields[2].is_optional = true;
  d.fields[3].name = d.fields[3].path = "q";
  d.fields[3].type = value_type::int64;
  d.fields[3].default_value = "0";
  d.fields[4].name = d.fields[4].path = "p";
  d.fields[4].repeat = repeat::list;
  d.fields[4].fields.resize(2);
  d.fields[4].fields[0].name = d.fields[4].fields[0].path = "k";
  d.fields[4].fields[1].name = d.fields[4].fields[1].path = "@unit";
  d.fields[4].fields[1].is_optional = true;
  return d;
}

inline const schema& item_schema() {
  static const schema made = schema::make(item_declaration()).value();
  return made;
}

// "id|name|note|quantity|key unit,key unit", with "~" for what is absent.
inline std::string shown(const item& i) {
  std::string out(i.id);
  out += '|';
  out += i.name;
  out += '|';
  out += i.note.value_or("~");
  out += '|';
  out += std::to_string(i.quantity);
  out += '|';
  for (const part& p : i.parts) {
    if (&p != i.parts.data()) out += ',';
    out += p.key;
    out += ' ';
    out += p.unit.value_or("~");
  }
  return out;
}

inline std::string shown(const row_view& row) {
  const auto text = [](const row_view& of, std::size_t index) {
    return of.is_null(index) ? std::string_view("~") : of.text(index);
  };
  std::string out(text(row, 0));
  out += '|';
  out += text(row, 1);
  out += '|';
  out += text(row, 2);
  out += '|';
  out += std::to_string(row.get<std::int64_t>(3).value());
  out += '|';
  for (std::size_t p = 0; p < row.row_count(4); ++p) {
    if (p != 0) out += ',';
    out += text(row.row(4, p), 0);
    out += ' ';
    out += text(row.row(4, p), 1);
  }
  return out;
}

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_ITEM_HPP
