// SPDX-License-Identifier: MIT
#include <string>

#include <xylem/row.hpp>
#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

namespace xylem {
namespace {

schema everything() {
  schema_declaration d;
  d.record = "/f/r";
  d.fields = {
      {.name = "text", .path = "t", .is_optional = true},
      {.name = "number", .path = "n", .type = value_type::int16, .is_optional = true},
      {.name = "list", .path = "l", .type = value_type::uint8, .repeat = repeat::list},
      {.name = "count", .path = "l", .type = value_type::uint64, .repeat = repeat::count},
      {.name = "rows",
       .path = "row",
       .repeat = repeat::list,
       .fields = {{.name = "v", .path = "v"}}},
      {.name = "one",
       .path = "one",
       .is_optional = true,
       .fields = {{.name = "v", .path = "v"}, {.name = "w", .path = "w", .is_optional = true}}},
      {.name = "flag", .path = "@flag", .type = value_type::boolean, .default_value = "false"},
  };
  return schema::make(d).value();
}

TEST(row_view, an_empty_one_has_no_fields) {
  const row_view none;
  EXPECT_EQ(none.size(), 0U);
  EXPECT_FALSE(none.find("x"));
  EXPECT_EQ(none.get<std::int64_t>(0).error().code, errc::index_out_of_range);
}

TEST(row_view, gives_what_the_schema_declares) {
  const std::string text =
      "<f><r flag='1'><t> T </t><n> -5 </n><l>1</l><l>2</l><row><v>a</v></row><row><v>b</v></row>"
      "<one><v>o</v></one></r><r/></f>";
  const schema s = everything();
  auto rows = read(s, memory(text));
  row_view row = *rows.next().value();
  ASSERT_EQ(row.size(), 7U);
  EXPECT_EQ(s.size(), 7U);
  for (std::size_t i = 0; i < row.size(); ++i) {
    EXPECT_EQ(row.find(row.name(i)), i);
    EXPECT_EQ(row.name(i), s.name(i));
    EXPECT_FALSE(row.is_null(i));
  }
  EXPECT_FALSE(row.find("nothing"));
  EXPECT_EQ(row.text(0), " T ");
  EXPECT_EQ(row.get<std::string_view>(0).value(), " T ");
  EXPECT_EQ(row.text(1), "-5");
  EXPECT_EQ(row.get<std::int64_t>(1).value(), -5);
  EXPECT_EQ(row.get<std::uint64_t>(1).error().code, errc::type_mismatch);
  ASSERT_EQ(row.values(2).size(), 2U);
  EXPECT_EQ(std::get<std::uint64_t>(row.values(2)[1]), 2U);
  EXPECT_EQ(row.text(2), "");
  EXPECT_EQ(row.get<std::uint64_t>(2).error().code, errc::type_mismatch);
  EXPECT_EQ(row.get<std::uint64_t>(3).value(), 2U);
  EXPECT_EQ(row.text(3), "");
  ASSERT_EQ(row.row_count(4), 2U);
  EXPECT_EQ(row.row(4, 1).text(0), "b");
  EXPECT_EQ(row.text(4), "");
  ASSERT_EQ(row.row_count(5), 1U);
  EXPECT_EQ(row.row(5, 0).text(0), "o");
  EXPECT_EQ(row.row(5, 0).state(1), value_state::missing);
  EXPECT_TRUE(row.get<bool>(6).value());
  EXPECT_EQ(row.get<bool>(7).error().code, errc::index_out_of_range);

  row = *rows.next().value();
  EXPECT_TRUE(row.is_null(0));
  EXPECT_EQ(row.state(0), value_state::missing);
  EXPECT_EQ(row.text(0), "");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(row.value(0)));
  const auto missing = row.get<std::string_view>(0);
  EXPECT_EQ(missing.error().code, errc::field_missing);
  EXPECT_EQ(missing.error().field.view(), "text");
  EXPECT_EQ(missing.error().field_index, 0U);
  EXPECT_TRUE(row.values(2).empty());
  EXPECT_EQ(row.get<std::uint64_t>(3).value(), 0U);
  EXPECT_EQ(row.row_count(4), 0U);
  EXPECT_EQ(row.row_count(5), 0U);
  EXPECT_TRUE(row.is_null(5));
  EXPECT_FALSE(row.get<bool>(6).value());
  EXPECT_EQ(rows.next().value(), nullptr);
}

TEST(row_view, tells_nil_from_missing_and_failed) {
  const std::string text =
      "<f xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><r><n xsi:nil='true'/></r>"
      "<r><n>many</n></r><r><n>3</n></r></f>";
  options how;
  how.on_bad_record = bad_record::null_field;
  auto rows = read(everything(), memory(text), how);
  row_view row = *rows.next().value();
  EXPECT_EQ(row.state(1), value_state::nil);
  EXPECT_EQ(row.get<std::int64_t>(1).error().code, errc::field_nil);
  row = *rows.next().value();
  EXPECT_EQ(row.state(1), value_state::failed);
  EXPECT_EQ(row.get<std::int64_t>(1).error().code, errc::field_missing);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(row.value(1)));
  row = *rows.next().value();
  EXPECT_EQ(row.get<std::int64_t>(1).value(), 3);
  EXPECT_EQ(rows.summary().null_fields, 1U);
}

}  // namespace
}  // namespace xylem
