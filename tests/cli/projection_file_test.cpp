// SPDX-License-Identifier: MIT
#include "cli/projection_file.hpp"

#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

class projection_file : public running {
 protected:
  projection read(std::string_view text) { return read_projection_file(write("p.toml", text)); }

  // Without the folder: "p.toml:3:5: ...".
  std::string complaint(std::string_view text) {
    try {
      (void)read(text);
    } catch (const projection_error& e) {
      return std::string(e.what()).substr(folder_.size() + 1);
    }
    return "accepted";
  }
};

TEST_F(projection_file, gives_a_schema) {
  const projection made = read(
      "record = '/ORDERS05/IDOC'\n"
      "table = 'orders'\n"
      "any_namespace = true\n"
      "[namespaces]\n"
      "u = 'urn:x'\n"
      "[fields]\n"
      "number = 'EDI_DC40/DOCNUM'\n");
  EXPECT_EQ(made.table, "orders");
  EXPECT_EQ(made.declaration.record, "/ORDERS05/IDOC");
  EXPECT_TRUE(made.declaration.matches_any_namespace);
  ASSERT_EQ(made.declaration.namespaces.size(), 1U);
  EXPECT_EQ(made.declaration.namespaces[0].first, "u");
  EXPECT_EQ(made.declaration.namespaces[0].second, "urn:x");
  ASSERT_EQ(made.compiled.size(), 1U);
  EXPECT_EQ(made.compiled.name(0), "number");
}

TEST_F(projection_file, names_the_table_after_the_file) {
  EXPECT_EQ(read("record = '/A'\nfields = { a = 'b' }").table, "p");
}

TEST_F(projection_file, keeps_the_order_of_the_file) {
  const projection made = read(
      "record = '/A'\n"
      "[fields]\n"
      "z = 'z'\n"
      "a = { path = 'a' }\n"
      "m.path = 'm'\n"
      "[fields.lines]\n"
      "path = 'l'\n"
      "repeat = 'list'\n"
      "[fields.lines.fields]\n"
      "y = 'y'\n"
      "b = 'b'\n"
      "[fields.c]\n"
      "path = 'c'\n");
  std::string names;
  for (std::size_t i = 0; i < made.compiled.size(); ++i)
    names += std::string(made.compiled.name(i)) + ' ';
  EXPECT_EQ(names, "z a m lines c ");
  EXPECT_EQ(made.declaration.fields[3].fields[0].name, "y");
  EXPECT_EQ(made.declaration.fields[3].fields[1].name, "b");
}

TEST_F(projection_file, that_cannot_be_read) {
  EXPECT_THROW((void)read_projection_file(file("no.toml")), projection_error);
  try {
    (void)read_projection_file(folder_);
  } catch (const projection_error& e) {
    EXPECT_EQ(e.what(), folder_ + ": cannot read the projection file: Is a directory");
  }
}

TEST_F(projection_file, that_is_no_toml) {
  EXPECT_EQ(complaint("record = '/A'\nfields = ]\n").substr(0, 23), "p.toml:2:10: not TOML: ");
  EXPECT_EQ(complaint("a = 1\na = 2\n").substr(0, 11), "p.toml:2:5:");
  EXPECT_EQ(complaint("a = '\xFF'").substr(0, 9), "p.toml:1:");
}

TEST_F(projection_file, with_keys_missing_or_unknown) {
  EXPECT_EQ(complaint("fields = { a = 'b' }"),
            "p.toml:1:1: the key 'record' is missing; write record = \"/ROOT/RECORD\"");
  EXPECT_EQ(complaint("record = '/A'"),
            "p.toml:1:1: no fields are declared; write [fields] and lines like number = \"TAG\"");
  EXPECT_EQ(complaint("record = '/A'\n[fields]\n"),
            "p.toml:2:1: no fields are declared; write [fields] and lines like number = \"TAG\"");
  EXPECT_EQ(complaint("# note\nrecrod = '/A'"),
            "p.toml:2:1: unknown key 'recrod'; the keys here are record, table, any_namespace, "
            "namespaces, fields");
}

TEST_F(projection_file, with_values_of_another_type) {
  EXPECT_EQ(complaint("record = 3"),
            "p.toml:1:10: 'record' must be a string, not an integer; write record = \"...\"");
  EXPECT_EQ(complaint("record = '/A'\ntable = ['x']"),
            "p.toml:2:9: 'table' must be a string, not an array; write table = \"...\"");
  EXPECT_EQ(complaint("record = '/A'\ntable = ''\nfields = { a = 'b' }"),
            "p.toml:2:9: 'table' is empty; name the table");
  EXPECT_EQ(complaint("record = '/A'\nany_namespace = 'yes'"),
            "p.toml:2:17: 'any_namespace' must be a boolean, not a string; write any_namespace = "
            "true");
  EXPECT_EQ(complaint("record = '/A'\nfields = 1.5"),
            "p.toml:2:10: 'fields' must be a table, not a number; write fields = { ... }");
  EXPECT_EQ(complaint("record = '/A'\n[namespaces]\na = 2024-01-01"),
            "p.toml:3:5: [namespaces]: 'a' must be a string, not a date or time; write a = "
            "\"...\"");
}

TEST_F(projection_file, with_a_bad_record_path) {
  EXPECT_EQ(complaint("record = 'A/B'\nfields = { a = 'b' }"),
            "p.toml:1:10: path_not_absolute: a record path starts at the document's root; begin "
            "it with '/' for an exact place or '//' for anywhere\n"
            "    A/B\n"
            "    ^");
  EXPECT_EQ(complaint("record = '/A/x:B'\nfields = { a = 'b' }"),
            "p.toml:1:10: path_prefix_unbound: the prefix is not bound to a namespace; write "
            "prefix = \"uri\" under [namespaces]\n"
            "    /A/x:B\n"
            "       ^");
}

TEST_F(projection_file, with_bad_namespaces) {
  EXPECT_EQ(complaint("record = '/A'\n[namespaces]\nb = 'urn:b'\nxml = 'urn:a'\n[fields]\na='b'")
                .substr(0, 53),
            "p.toml:4:7: [namespaces]: declaration_prefix_reserved");
  EXPECT_EQ(complaint("record = '/A'\n[namespaces]\n'1b' = 'urn:b'\n[fields]\na='b'").substr(0, 45),
            "p.toml:3:8: [namespaces]: path_name_malformed");
}

// The library names the field but not which of several nested ones of that name.
TEST_F(projection_file, with_a_mistake_in_one_of_two_fields_of_a_name) {
  EXPECT_EQ(complaint("record = '/A'\n"
                      "[fields.one]\n"
                      "path = 'a'\n"
                      "fields = { m = 'x' }\n"
                      "[fields.two]\n"
                      "path = 'b'\n"
                      "fields = { m = 'u:x' }\n"),
            "p.toml:7:16: path_prefix_unbound, field 'two.m': the prefix is not bound to a "
            "namespace; write prefix = \"uri\" under [namespaces]\n"
            "    u:x\n"
            "    ^");
}

TEST_F(projection_file, with_settings_that_do_not_fit) {
  const std::string start = "record = '/A'\n[fields]\n";
  EXPECT_EQ(complaint(start + "a = { path = 'b', type = 'int32', default = 'x' }"),
            "p.toml:3:14: declaration_default_malformed, field 'a': the default value is not of "
            "the field's type: 'x' (expected int32); write it as it would stand in a document");
  EXPECT_EQ(complaint(start + "a = '../../b'").substr(0, 37),
            "p.toml:3:5: declaration_climbs_too_fa");
  EXPECT_EQ(complaint(start + "a = { path = 'b', type = 'date', pattern = '%Q' }").substr(0, 41),
            "p.toml:3:14: declaration_format_malformed");
  EXPECT_EQ(complaint(start + "a = { path = 'b', repeat = 'count' }"),
            "p.toml:3:14: declaration_repeat_unsupported, field 'a': the repeat policy does not "
            "fit the field's type; \"join\" needs a string, \"count\" an integer, nested fields "
            "\"list\", \"first\" or \"last\"");
  EXPECT_EQ(complaint(start + "'' = 'b'"), "p.toml:3:1: the name of this field is empty");
}

}  // namespace
}  // namespace xylem::cli
