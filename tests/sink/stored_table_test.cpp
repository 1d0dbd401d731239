// SPDX-License-Identifier: MIT
#include "sink/stored_table.hpp"

#include <gtest/gtest.h>

#include "tests/sink/rows.hpp"

namespace xylem::sink {
namespace {

std::vector<stored_table> tables_of(std::vector<schema_field> fields,
                                    const std::string& name = "orders") {
  return stored_tables(table_of(name, records(std::move(fields))));
}

std::string refusal_of(std::vector<schema_field> fields, const std::string& name = "orders") {
  try {
    (void)tables_of(std::move(fields), name);
  } catch (const refusal& e) {
    return e.what();
  }
  return "accepted";
}

TEST(stored_table, writes_create_and_insert) {
  const auto made = tables_of({field("a", "x"), field("b", "y", value_type::int32)});
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(create_statement(made[0]),
            "CREATE TABLE IF NOT EXISTS \"orders\" (\n"
            "  \"_source\" INTEGER NOT NULL,\n"
            "  \"_record\" INTEGER NOT NULL,\n"
            "  \"a\" TEXT,\n"
            "  \"b\" INTEGER,\n"
            "  PRIMARY KEY (\"_source\", \"_record\")\n"
            ") WITHOUT ROWID");
  EXPECT_EQ(insert_statement(made[0]),
            "INSERT INTO \"orders\" (\"_source\", \"_record\", \"a\", \"b\") VALUES (?, ?, ?, ?)");
}

TEST(stored_table, puts_lists_and_nested_rows_into_tables_of_their_own) {
  const auto made =
      tables_of({list("tags", "t", value_type::int8), field("a", "x"),
                 nested("lines", "l", repeat::list, {field("m", "m"), list("notes", "n")})});
  ASSERT_EQ(made.size(), 4U);
  EXPECT_EQ(made[0].name, "orders");
  EXPECT_EQ(made[0].fields, (std::vector<std::size_t>{1}));
  EXPECT_EQ(made[1].name, "orders_tags");
  EXPECT_EQ(made[1].columns.back().name, "value");
  EXPECT_EQ(made[1].columns.back().declared_type, "INTEGER");
  EXPECT_FALSE(made[1].has_parent);
  EXPECT_EQ(made[2].name, "orders_lines");
  EXPECT_EQ(made[2].columns[2].name, "_row");
  EXPECT_EQ(made[2].columns[2].key_position, 3);
  EXPECT_EQ(made[3].name, "orders_lines_notes");
  EXPECT_TRUE(made[3].has_parent);
  EXPECT_EQ(made[3].columns[3].name, "_parent");
  EXPECT_EQ(made[3].columns[3].key_position, 0);
}

TEST(stored_table, keeps_decimals_and_dates_as_text) {
  EXPECT_EQ(declared_type(value_type::decimal), "TEXT");
  EXPECT_EQ(declared_type(value_type::date), "TEXT");
  EXPECT_EQ(declared_type(value_type::datetime), "TEXT");
  EXPECT_EQ(declared_type(value_type::time), "TEXT");
  EXPECT_EQ(declared_type(value_type::string), "TEXT");
  EXPECT_EQ(declared_type(value_type::float32), "REAL");
  EXPECT_EQ(declared_type(value_type::float64), "REAL");
  EXPECT_EQ(declared_type(value_type::boolean), "INTEGER");
  EXPECT_EQ(declared_type(value_type::int8), "INTEGER");
  EXPECT_EQ(declared_type(value_type::uint64), "INTEGER");
}

TEST(stored_table, refuses_names_that_clash) {
  EXPECT_EQ(refusal_of({field("Price", "x"), field("price", "y")}),
            "the column 'price' of table 'orders' is there twice: SQLite ignores case; rename the "
            "field");
  EXPECT_EQ(refusal_of({field("_Record", "x")}),
            "the column '_Record' of table 'orders' is one that xylem adds itself; rename the "
            "field");
  EXPECT_EQ(refusal_of({field("_row", "x")}), "accepted") << "only nested tables have one";
  EXPECT_EQ(refusal_of({nested("l", "l", repeat::list, {field("_row", "x")})}),
            "the column '_row' of table 'orders_l' is one that xylem adds itself; rename the "
            "field");
  EXPECT_EQ(refusal_of({list("a_b", "x"), nested("a", "y", repeat::list, {list("b", "z")})}),
            "two tables would be called 'orders_a_b'; rename the field or the table");
}

TEST(stored_table, refuses_names_that_are_taken) {
  EXPECT_EQ(refusal_of({field("a", "x")}, "SQLite_x"),
            "the table name 'SQLite_x' is reserved; choose another `table`");
  EXPECT_EQ(refusal_of({field("a", "x")}, "Xylem_Sources"),
            "the table name 'Xylem_Sources' is reserved; choose another `table`");
  EXPECT_EQ(refusal_of({list("sources", "x")}, "xylem"),
            "the table name 'xylem_sources' is reserved; choose another `table`");
  EXPECT_EQ(refusal_of({field("a", "x")}, std::string("a\0b", 3)),
            "a table name contains the character U+0000, which SQL lacks");
  EXPECT_EQ(refusal_of({field(std::string("a\0b", 3), "x")}),
            "a column name contains the character U+0000, which SQL lacks");
}

TEST(stored_table, compares_names_as_sqlite_does) {
  EXPECT_TRUE(is_same_name("aZ_1", "Az_1"));
  EXPECT_FALSE(is_same_name("a", "ab"));
  EXPECT_FALSE(is_same_name("\xC3\xA4", "\xC3\x84")) << "only ASCII letters are folded";
  EXPECT_FALSE(is_same_name("[", "{"));
}

}  // namespace
}  // namespace xylem::sink
