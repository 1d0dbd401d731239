// SPDX-License-Identifier: MIT
//
// What a schema checks beyond its plan.

#include <xylem/schema.hpp>

#include <gtest/gtest.h>

namespace xylem {
namespace {

schema_declaration two_fields() {
  schema_declaration d;
  d.record = "/r";
  d.fields = {{.name = "a", .path = "a"}, {.name = "b", .path = "b"}};
  return d;
}

TEST(schema, knows_its_columns) {
  const schema s = schema::make(two_fields()).value();
  ASSERT_EQ(s.size(), 2U);
  EXPECT_EQ(s.name(0), "a");
  EXPECT_EQ(s.name(1), "b");
  const schema copy = s;
  EXPECT_EQ(copy.plan(), s.plan());
}

TEST(schema, names_are_there_and_differ) {
  schema_declaration d = two_fields();
  d.fields[1].name = "a";
  result<schema> made = schema::make(d);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, errc::declaration_name_repeated);
  EXPECT_EQ(made.error().field_index, 1U);
  d.fields[1].name = "";
  made = schema::make(d);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, errc::declaration_name_empty);
  EXPECT_EQ(made.error().field.view(), "b");  // the path, for lack of a name
  // Nested rows have names of their own.
  d = two_fields();
  d.fields[1].fields = {{.name = "a", .path = "x"}};
  EXPECT_TRUE(schema::make(d));
  d.fields[1].fields.push_back({.name = "a", .path = "y"});
  EXPECT_EQ(schema::make(d).error().code, errc::declaration_name_repeated);
}

TEST(schema, types_are_known_ones) {
  schema_declaration d = two_fields();
  d.fields[1].type = static_cast<value_type>(200);
  const result<schema> made = schema::make(d);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, errc::declaration_type_unknown);
  EXPECT_EQ(made.error().field.view(), "b");
}

TEST(schema, nesting_is_bounded) {
  schema_declaration d = two_fields();
  for (int levels = 1; levels <= 17; ++levels) {
    schema_field outer{.name = "rows", .path = "l", .repeat = repeat::list};
    outer.fields = d.fields;
    d.fields = {outer};
    const result<schema> made = schema::make(d);
    EXPECT_EQ(made.has_value(), levels <= 16) << levels;
    EXPECT_EQ(made ? errc::ok : made.error().code,
              levels <= 16 ? errc::ok : errc::declaration_too_large);
  }
}

TEST(schema, errors_of_the_plan_come_through) {
  schema_declaration d = two_fields();
  d.fields[1].path = "b//c";
  EXPECT_EQ(schema::make(d).error().code, errc::path_descendant_inside);
  EXPECT_EQ(schema::make(d).error().field.view(), "b");
  d.fields.clear();
  EXPECT_EQ(schema::make(d).error().code, errc::declaration_empty);
}

}  // namespace
}  // namespace xylem
