// SPDX-License-Identifier: MIT
//
// How large a declaration may be, and that the largest can be read.

#include <string>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

#include "declaring.hpp"

namespace xylem::plan {
namespace {

TEST(plan_bounds, sizes_are_bounded) {
  const auto fields = [](std::size_t count) {
    declaration d = declare("/r");
    const detail::field_binding* const b = binding(value_type::string);
    for (std::size_t i = 0; i < count; ++i) {
      field_declaration& f = d.fields.emplace_back();
      f.path = "a";
      f.binding = b;
    }
    return d;
  };
  EXPECT_TRUE(compile(fields(max_fields)));
  EXPECT_EQ(failure_of(fields(max_fields + 1)).code, errc::declaration_too_large);
  // All levels together.
  declaration d = fields(max_fields - 1);
  d.fields.push_back(rows_field("l", repeat::list, value_field("v")));
  EXPECT_EQ(failure_of(d).code, errc::declaration_too_large);

  const auto steps = [](std::size_t count) {
    std::string path = "a";
    for (std::size_t i = 1; i < count; ++i)
      path += "/a";
    return path;
  };
  EXPECT_TRUE(compile(declare("/r", value_field(steps(max_steps)))));
  const error too_many = failure_of(declare("/r", value_field(steps(max_steps + 1))));
  EXPECT_EQ(too_many.code, errc::declaration_too_large);
  EXPECT_EQ(too_many.field_index, 0U);
  std::string up = "x";
  for (std::size_t i = 0; i < max_steps; ++i)
    up.insert(0, "../");
  EXPECT_TRUE(compile(declare("//r", value_field(up))));
  EXPECT_EQ(failure_of(declare("//r", value_field("../" + up))).code, errc::declaration_too_large);

  const auto path_of = [](std::size_t bytes) {
    return "a[b='" + std::string(bytes - 7, 'x') + "']";
  };
  EXPECT_TRUE(compile(declare("/r", value_field(path_of(max_path_bytes)))));
  EXPECT_EQ(failure_of(declare("/r", value_field(path_of(max_path_bytes + 1)))).code,
            errc::declaration_too_large);

  const auto nested = [](std::size_t levels) {
    field_declaration f = value_field("v");
    for (std::size_t i = 0; i < levels; ++i)
      f = rows_field("l", repeat::list, std::move(f));
    return declare("/r", std::move(f));
  };
  EXPECT_TRUE(compile(nested(max_nesting)));
  EXPECT_EQ(failure_of(nested(max_nesting + 1)).code, errc::declaration_too_large);
}

// The largest climb through the deepest nesting: learning it takes polynomial time.
TEST(plan_bounds, deep_nesting_with_long_climbs_can_be_read) {
  schema_declaration d;
  d.record = "//r";
  std::vector<schema_field>* level = &d.fields;
  for (int i = 0; i < 15; ++i) {
    schema_field rows;
    rows.name = rows.path = ".//l";
    rows.repeat = repeat::list;
    rows.fields.resize(1);
    rows.fields[0].name = "placeholder";
    *level = {rows};
    level = &level->back().fields;
  }
  schema_field f;
  f.name = "f";
  f.is_optional = f.unseen_is_missing = true;
  for (int i = 0; i < 60; ++i)
    f.path += "../";
  f.path += "h";
  *level = {f};
  const schema s = schema::make(d).value();
  std::string document;
  for (int i = 0; i < 40; ++i)
    document += "<x>";
  document += "<r><h>1</h></r>";
  for (int i = 0; i < 40; ++i)
    document += "</x>";
  auto rows = read(s, memory(document));
  ASSERT_NE(rows.next().value(), nullptr);
  EXPECT_EQ(rows.next().value(), nullptr);
}

}  // namespace
}  // namespace xylem::plan
