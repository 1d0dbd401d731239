// SPDX-License-Identifier: MIT
#include "cli/field_section.hpp"

#include <xylem/value.hpp>

#include "cli/projection_file.hpp"
#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

class field_section : public running {
 protected:
  // The fields of a TOML table; the result keeps what the fields view.
  std::vector<schema_field> read(std::string_view text) {
    reading_.origins.clear();
    document_ = toml::parse(text);
    return read_fields(reading_, document_, "[fields]", "");
  }

  std::string complaint(std::string_view text) {
    try {
      (void)read(text);
    } catch (const projection_error& e) {
      return e.what();
    }
    return "accepted";
  }

  std::string name_ = "p.toml";
  field_reading reading_{name_, {}, {}};
  toml::table document_;
};

TEST_F(field_section, a_path_alone_is_a_required_string) {
  const auto fields = read("a = 'b/c'");
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].name, "a");
  EXPECT_EQ(fields[0].path, "b/c");
  EXPECT_EQ(fields[0].type, value_type::string);
  EXPECT_EQ(fields[0].repeat, repeat::error);
  EXPECT_FALSE(fields[0].is_optional);
  EXPECT_FALSE(fields[0].default_value.has_value());
}

TEST_F(field_section, takes_every_key) {
  const auto fields = read(
      "[a]\n"
      "path = 'b'\ntype = 'datetime'\nformat = 'sap'\npattern = '%d.%m.%Y'\n"
      "decimal_comma = true\nstrip_leading_zeros = true\nassume_utc = true\n"
      "empty_is_missing = true\nwhitespace = 'collapsed'\noptional = true\n"
      "default = '01.01.2000'\nrepeat = 'join'\nseparator = '; '\nunseen_is_missing = true\n");
  ASSERT_EQ(fields.size(), 1U);
  const schema_field& f = fields[0];
  EXPECT_EQ(f.type, value_type::datetime);
  EXPECT_EQ(f.format.convention, convention::sap);
  EXPECT_EQ(f.format.pattern, "%d.%m.%Y");
  EXPECT_TRUE(f.format.decimal_comma);
  EXPECT_TRUE(f.format.strips_leading_zeros);
  EXPECT_TRUE(f.format.assumes_utc);
  EXPECT_TRUE(f.format.empty_is_missing);
  EXPECT_EQ(f.format.whitespace, whitespace::collapsed);
  EXPECT_TRUE(f.is_optional);
  EXPECT_EQ(f.default_value, "01.01.2000");
  EXPECT_EQ(f.repeat, repeat::join);
  EXPECT_EQ(f.separator, "; ");
  EXPECT_TRUE(f.unseen_is_missing);
}

TEST_F(field_section, knows_every_type) {
  for (unsigned i = 0; i <= static_cast<unsigned>(value_type::time); ++i) {
    const auto type = static_cast<value_type>(i);
    const std::string name(value_type_name(type));
    EXPECT_EQ(read("a = { path = 'b', type = '" + name + "' }")[0].type, type) << name;
  }
}

TEST_F(field_section, knows_every_policy) {
  const auto repeat_of = [this](const std::string& name) {
    return read("a = { path = 'b', repeat = '" + name + "' }")[0].repeat;
  };
  EXPECT_EQ(repeat_of("error"), repeat::error);
  EXPECT_EQ(repeat_of("first"), repeat::first);
  EXPECT_EQ(repeat_of("last"), repeat::last);
  EXPECT_EQ(repeat_of("list"), repeat::list);
  EXPECT_EQ(repeat_of("join"), repeat::join);
  EXPECT_EQ(repeat_of("count"), repeat::count);
  const auto whitespace_of = [this](const std::string& name) {
    return read("a = { path = 'b', whitespace = '" + name + "' }")[0].format.whitespace;
  };
  EXPECT_EQ(whitespace_of("by_type"), whitespace::by_type);
  EXPECT_EQ(whitespace_of("as_written"), whitespace::as_written);
  EXPECT_EQ(whitespace_of("trimmed"), whitespace::trimmed);
  EXPECT_EQ(whitespace_of("collapsed"), whitespace::collapsed);
}

TEST_F(field_section, numbers_fields_before_those_nested_in_them) {
  const auto fields =
      read("[z]\npath = 'l'\nrepeat = 'list'\n[z.fields]\nb = 'x'\na = 'y'\n[c]\npath = 'd'\n");
  ASSERT_EQ(fields.size(), 2U);
  EXPECT_EQ(fields[0].fields.size(), 2U);
  std::string names;
  for (const field_origin& origin : reading_.origins)
    names += origin.name + ' ';
  EXPECT_EQ(names, "z z.b z.a c ");
  EXPECT_EQ(reading_.origins[2].place.line, 6U);
  EXPECT_EQ(reading_.origins[2].place.column, 5U);
}

TEST_F(field_section, shows_the_place_in_a_bad_path) {
  EXPECT_EQ(complaint("a = 'b/\xC3\xA4/last()'"),
            "p.toml:1:5: path_function_unsupported, field 'a': functions are not supported, last() "
            "included: its answer is known only when the parent ends; use text(), a position like "
            "[2], or the repeat policy 'last'\n"
            "    b/\xC3\xA4/last()\n"
            "        ^")
      << "a letter of two bytes takes one column";
  EXPECT_EQ(complaint("a = ''").substr(0, 34), "p.toml:1:5: path_empty, field 'a':");
  EXPECT_EQ(complaint("[l]\npath = 'x'\nfields = { m = '/b' }").substr(0, 45),
            "p.toml:3:16: path_not_relative, field 'l.m': ");
  EXPECT_EQ(complaint("a = \"b\\u001b[31m\"").find('\x1b'), std::string::npos)
      << "terminals obey control characters";
}

TEST_F(field_section, refuses_unknown_keys_and_names) {
  EXPECT_EQ(complaint("a = { path = 'b', tpye = 'date' }").substr(0, 72),
            "p.toml:1:19: unknown key 'tpye' in field 'a'; the keys here are path, ty");
  EXPECT_EQ(complaint("a = { path = 'b', type = 'number' }").substr(0, 81),
            "p.toml:1:26: field 'a': there is no type 'number'; choose one of string, int8, in");
  EXPECT_EQ(complaint("a = { path = 'b', format = 'SAP' }"),
            "p.toml:1:28: field 'a': there is no format 'SAP'; choose one of xml_schema, sap");
  EXPECT_EQ(complaint("a = { path = 'b', repeat = 'all' }"),
            "p.toml:1:28: field 'a': there is no repeat 'all'; choose one of error, first, last, "
            "list, join, count");
  EXPECT_EQ(complaint("a = { path = 'b', whitespace = 'x' }"),
            "p.toml:1:32: field 'a': there is no whitespace 'x'; choose one of by_type, "
            "as_written, trimmed, collapsed");
}

TEST_F(field_section, refuses_values_of_another_type) {
  EXPECT_EQ(complaint("a = 3"),
            "p.toml:1:5: field 'a' is neither a path nor a table; write a = \"TAG/TAG\" or { path "
            "= \"TAG/TAG\", type = \"...\" }");
  EXPECT_EQ(complaint("a = { type = 'date' }"),
            "p.toml:1:5: field 'a': the key 'path' is missing; write path = \"TAG/TAG\"");
  EXPECT_EQ(complaint("a = { path = 'b', optional = 1 }"),
            "p.toml:1:30: field 'a': 'optional' must be a boolean, not an integer; write optional "
            "= true");
  EXPECT_EQ(complaint("a = { path = 'b', default = 0 }"),
            "p.toml:1:29: field 'a': 'default' must be a string, not an integer; write default = "
            "\"...\"");
  EXPECT_EQ(complaint("a = { path = 'b', fields = 'c' }"),
            "p.toml:1:28: field 'a': 'fields' must be a table, not a string; write fields = { ... "
            "}");
}

TEST_F(field_section, refuses_keys_without_effect) {
  EXPECT_EQ(complaint("a = { path = 'b', separator = ',' }"),
            "p.toml:1:31: field 'a': 'separator' stands between joined values; add repeat = "
            "\"join\"");
  EXPECT_EQ(complaint("a = { path = 'b', type = 'date', fields = { c = 'd' } }"),
            "p.toml:1:26: field 'a': 'type' does not apply to a field with fields; move it to one "
            "of these");
  EXPECT_EQ(complaint("a = { path = 'b', fields = { } }"),
            "p.toml:1:28: field 'a': 'fields' is empty; name at least one");
}

}  // namespace
}  // namespace xylem::cli
