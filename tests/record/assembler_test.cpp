// SPDX-License-Identifier: MIT
//
// From captures to members: every repeat policy in every state.

#include <optional>
#include <string>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

#include "tests/shape/machine.hpp"

namespace xylem::record {
namespace {

using namespace shape_tests;
using strings = std::vector<std::string>;

constexpr const char* nil = nullptr;
const std::string overlong(20, '9');

// The row of a record whose 'a' elements have these texts.
std::string row_of(const schema_field& field, const std::vector<const char*>& texts) {
  limits bounds;
  bounds.field_text_bytes = 10;
  machine m(declare("/r", {field}), bounds);
  m.start();
  m.open("r");
  for (const char* text : texts) {
    m.open("a");
    if (text == nil) {
      m.attributes({{"http://www.w3.org/2001/XMLSchema-instance", "nil", "1"}});
    } else {
      m.text(text);
    }
    m.close();
  }
  m.close();
  return m.rows.at(0);
}

enum class need { required, optional, defaulted };

schema_field field_of(repeat policy, need n, value_type type = value_type::int32) {
  schema_field f;
  f.name = f.path = "a";
  f.type = type;
  f.repeat = policy;
  f.separator = "+";
  f.is_optional = n == need::optional;
  if (n == need::defaulted) f.default_value = "7";
  return f;
}

TEST(assembler, one_value_in_every_state) {
  for (const repeat policy : {repeat::error, repeat::first, repeat::last}) {
    const auto row = [&](need n, const std::vector<const char*>& texts) {
      return row_of(field_of(policy, n), texts);
    };
    EXPECT_EQ(row(need::required, {"5"}), "([5])");
    EXPECT_EQ(row(need::optional, {"5"}), "([5])");
    EXPECT_EQ(row(need::defaulted, {"5"}), "([5])");
    EXPECT_EQ(row(need::required, {}), "field_missing");
    EXPECT_EQ(row(need::optional, {}), "([-])");
    EXPECT_EQ(row(need::defaulted, {}), "([7])");
    EXPECT_EQ(row(need::required, {nil}), "field_nil");
    EXPECT_EQ(row(need::optional, {nil}), "([nil])");
    EXPECT_EQ(row(need::defaulted, {nil}), "field_nil");
    EXPECT_EQ(row(need::required, {""}), "value_empty");
    EXPECT_EQ(row(need::optional, {""}), "value_empty");
    EXPECT_EQ(row(need::defaulted, {""}), "value_empty");
    EXPECT_EQ(row(need::optional, {"x"}), "value_malformed");
    EXPECT_EQ(row(need::optional, {overlong.c_str()}), "limit_field_text");
  }
}

TEST(assembler, several_values_by_policy) {
  const std::vector<const char*> two = {"5", "6"};
  EXPECT_EQ(row_of(field_of(repeat::error, need::optional), two), "field_repeated");
  EXPECT_EQ(row_of(field_of(repeat::first, need::optional), two), "([5])");
  EXPECT_EQ(row_of(field_of(repeat::last, need::optional), two), "([6])");
  // Those that do not count may be anything.
  EXPECT_EQ(row_of(field_of(repeat::first, need::required), {"5", "x", nil}), "([5])");
  EXPECT_EQ(row_of(field_of(repeat::last, need::required), {nil, overlong.c_str(), "6"}), "([6])");
  EXPECT_EQ(row_of(field_of(repeat::last, need::optional), {"6", nil}), "([nil])");
}

TEST(assembler, lists) {
  const schema_field strings_of = field_of(repeat::list, need::required, value_type::string);
  EXPECT_EQ(row_of(strings_of, {}), "([])");
  EXPECT_EQ(row_of(strings_of, {""}), "([|])");
  EXPECT_EQ(row_of(strings_of, {"b", "a", "b"}), "([b|a|b|])");
  EXPECT_EQ(row_of(strings_of, {"b", nil}), "field_nil");
  EXPECT_EQ(row_of(strings_of, {"b", overlong.c_str()}), "limit_field_text");
  schema_field without_empty = strings_of;
  without_empty.format.empty_is_missing = true;
  EXPECT_EQ(row_of(without_empty, {"b", "", "c"}), "([b|c|])");
}

TEST(assembler, joins) {
  schema_field joined = field_of(repeat::join, need::required, value_type::string);
  EXPECT_EQ(row_of(joined, {"a"}), "([a])");
  EXPECT_EQ(row_of(joined, {"a", "", "c"}), "([a++c])");
  EXPECT_EQ(row_of(joined, {}), "field_missing");
  EXPECT_EQ(row_of(joined, {"a", nil}), "field_nil");
  EXPECT_EQ(row_of(joined, {"a", overlong.c_str()}), "limit_field_text");
  EXPECT_EQ(row_of(field_of(repeat::join, need::optional, value_type::string), {}), "([-])");
  EXPECT_EQ(row_of(field_of(repeat::join, need::defaulted, value_type::string), {}), "([7])");
  joined.separator = "";
  EXPECT_EQ(row_of(joined, {"a", "b"}), "([ab])");
  joined.separator = " / ";
  joined.format.whitespace = whitespace::collapsed;
  EXPECT_EQ(row_of(joined, {" a \n b ", "  ", "c\td"}), "([a b /  / c d])");
  joined.format.whitespace = whitespace::trimmed;
  EXPECT_EQ(row_of(joined, {" a  b ", "c"}), "([a  b / c])");
  joined.format.whitespace = whitespace::as_written;
  EXPECT_EQ(row_of(joined, {" a ", "c"}), "([ a  / c])");
}

TEST(assembler, white_space_by_type_and_on_request) {
  schema_field f = field_of(repeat::error, need::required, value_type::string);
  EXPECT_EQ(row_of(f, {" a  b "}), "([ a  b ])");
  f.format.whitespace = whitespace::trimmed;
  EXPECT_EQ(row_of(f, {"\n a  b\t"}), "([a  b])");
  f.format.whitespace = whitespace::collapsed;
  EXPECT_EQ(row_of(f, {"\n a  b\t"}), "([a b])");
  EXPECT_EQ(row_of(f, {" \n "}), "([])");
  EXPECT_EQ(row_of(field_of(repeat::error, need::required), {" \n5\t"}), "([5])");
  schema_field strict = field_of(repeat::error, need::required);
  strict.format.whitespace = whitespace::as_written;
  EXPECT_EQ(row_of(strict, {" 5"}), "value_malformed");
}

TEST(assembler, text_that_stands_for_no_value) {
  for (const need n : {need::required, need::optional, need::defaulted}) {
    schema_field f = field_of(repeat::error, n);
    f.format.empty_is_missing = true;
    const std::string expected = n == need::required   ? "field_missing"
                                 : n == need::optional ? "([-])"
                                                       : "([7])";
    EXPECT_EQ(row_of(f, {""}), expected);
    EXPECT_EQ(row_of(f, {"  "}), expected);
    schema_field date = field_of(repeat::error, need::optional, value_type::date);
    date.format.convention = convention::sap;
    EXPECT_EQ(row_of(date, {"00000000"}), "([-])");
    EXPECT_EQ(row_of(date, {"20240223"}), "([20240223])");
  }
}

struct counted {
  std::uint8_t n = 99;
};
constexpr auto counts = projection<counted>("/r", field<&counted::n>("a", count));

TEST(assembler, counts) {
  extractor count_of(counts);
  const auto document = [](int n) {
    std::string out = "<r>";
    for (int i = 0; i < n; ++i)
      out += i % 2 == 0 ? "<a/>" : "<a>text</a>";
    return out + "</r>";
  };
  for (const int n : {0, 1, 255}) {
    const std::string text = document(n);
    auto row = count_of(text);
    ASSERT_TRUE(row) << describe(row.error());
    EXPECT_EQ((*row)->n, n);
  }
  const std::string text = document(256);
  auto row = count_of(text);
  ASSERT_FALSE(row);
  EXPECT_EQ(row.error().code, errc::value_out_of_range);
}

TEST(assembler, alternatives_are_sorted_and_named_once) {
  machine m(declare("/r", {list_field("b | a | *[2] | a/@x | ."), one_field("c | d")}));
  m.start();
  m.open("r");
  m.open("a");
  m.attributes({{"", "y", "0"}, {"", "x", "1"}});
  m.text("A");
  m.close();
  m.leaf("b", "B");
  m.leaf("d", "D");
  m.close();
  // '.' comes first: its start tag does.
  EXPECT_EQ(m.rows, strings{"([ABD|A|1|B|][D])"});
}

TEST(assembler, errors_say_which_field_and_where) {
  machine m(declare("/f/r", {one_field("x"), field_of(repeat::error, need::required)}));
  m.takes_rows = false;
  m.start();
  m.open("f");
  m.open("r");
  m.leaf("x", "1");
  m.leaf("a", "not a number");
  m.close();
  ASSERT_FALSE(m.assembler.assemble(m.records.record(), &m.row(), null_policy::fail));
  const error& e = m.assembler.failure();
  EXPECT_EQ(e.code, errc::value_malformed);
  EXPECT_EQ(e.byte_offset, 5U);  // the fifth tag
  EXPECT_EQ(e.field.view(), "a");
  EXPECT_EQ(e.field_index, 1U);
  EXPECT_EQ(e.found.view(), "not a number");
  EXPECT_EQ(e.expected, "int32");
}

TEST(assembler, null_fields_take_the_place_of_bad_values) {
  const schema_declaration d = declare(
      "/f/r", {field_of(repeat::error, need::optional), field_of(repeat::list, need::required)});
  schema_declaration renamed = d;
  renamed.fields[1].name = "list";
  renamed.fields[1].path = "b";
  machine m(renamed);
  m.takes_rows = false;
  m.start();
  m.open("f");
  for (const char* b : {"1", "bad"}) {
    m.open("r");
    m.leaf("a", "bad");
    m.leaf("b", b);
    m.close();
  }
  ASSERT_TRUE(m.assembler.assemble(m.records.record(), &m.row(), null_policy::make_null));
  EXPECT_EQ(row_view(m.row()).state(0), value_state::failed);
  EXPECT_EQ(row_view(m.row()).text(0), "");
  EXPECT_EQ(m.assembler.null_fields(), 1U);
  m.records.drop_record();
  // An entry of a list cannot be null.
  EXPECT_FALSE(m.assembler.assemble(m.records.record(), &m.row(), null_policy::make_null));
  EXPECT_EQ(m.assembler.failure().code, errc::value_malformed);
}

struct inner {
  std::string text;
  std::vector<std::string> list;
};
struct outer {
  std::optional<std::string> text;
  nullable<int> number;
  inner one;
  std::optional<inner> maybe;
  nullable<inner> third;
  std::vector<inner> many;
};
constexpr auto inners =
    projection<inner>(field<&inner::text>("t", default_value("none")), field<&inner::list>("l"));
constexpr auto outers = projection<outer>(
    "/f/r", field<&outer::text>("t"), field<&outer::number>("n"), field<&outer::one>("one", inners),
    field<&outer::maybe>("maybe", inners), field<&outer::third>("third", inners, last),
    field<&outer::many>("many", inners));

TEST(assembler, members_of_all_kinds_are_set_anew_for_each_record) {
  const std::string text =
      "<f><r><t>a long text that does not fit into the string itself</t><n>1</n>"
      "<one><t>1</t><l>x</l><l>y</l></one><maybe><l>m</l></maybe><third><t>3</t></third>"
      "<third><t>4</t></third><many/><many><t>M</t></many></r>"
      "<r><one/></r>"
      "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><n xsi:nil='1'/>"
      "<one><l>z</l></one><maybe/></r></f>";
  auto rows = read(outers, memory(text));
  const outer* r = rows.next().value();
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->text, "a long text that does not fit into the string itself");
  EXPECT_EQ(*r->number, 1);
  EXPECT_EQ(r->one.text, "1");
  EXPECT_EQ(r->one.list, (strings{"x", "y"}));
  ASSERT_TRUE(r->maybe);
  EXPECT_EQ(r->maybe->text, "none");
  EXPECT_EQ(r->maybe->list, strings{"m"});
  EXPECT_EQ(r->third->text, "4");
  ASSERT_EQ(r->many.size(), 2U);
  EXPECT_EQ(r->many[1].text, "M");
  r = rows.next().value();
  ASSERT_NE(r, nullptr);
  EXPECT_FALSE(r->text);
  EXPECT_EQ(r->number.state(), value_state::missing);
  EXPECT_EQ(r->one.text, "none");
  EXPECT_TRUE(r->one.list.empty());
  EXPECT_FALSE(r->maybe);
  EXPECT_FALSE(r->third);
  EXPECT_TRUE(r->many.empty());
  r = rows.next().value();
  ASSERT_NE(r, nullptr);
  EXPECT_EQ(r->number.state(), value_state::nil);
  EXPECT_EQ(r->one.list, strings{"z"});
  ASSERT_TRUE(r->maybe);
  EXPECT_TRUE(r->maybe->list.empty());
  EXPECT_EQ(rows.next().value(), nullptr);
}

// Views of one record: many joined and collapsed values, none may move while others are made.
TEST(assembler, views_stay_where_they_are) {
  std::vector<schema_field> fields;
  for (unsigned i = 0; i < 200; ++i) {
    schema_field f = field_of(repeat::join, need::required, value_type::string);
    f.name = f.path = numbered("f", i);
    f.format.whitespace = whitespace::collapsed;
    f.separator = ", ";
    fields.push_back(f);
  }
  machine m(declare("/f/r", fields));
  m.start();
  m.open("f");
  for (unsigned record = 0; record < 5; ++record) {
    m.open("r");
    std::string expected;
    for (unsigned i = 0; i < 200; ++i) {
      const std::string text = numbered("a  b", record * 1000 + i);
      m.leaf(fields[i].path, text);
      m.leaf(fields[i].path, "  c ");
      expected += "[a b" + std::to_string(record * 1000 + i) + ", c]";
    }
    m.close();
    ASSERT_EQ(m.rows.back(), "(" + expected + ")");
  }
}

struct fails_to_allocate {};

}  // namespace
}  // namespace xylem::record

template <>
struct xylem::convert<xylem::record::fails_to_allocate> {
  static constexpr std::string_view type_name = "nothing";
  static errc from_text(std::string_view, const text_format&,
                        xylem::record::fails_to_allocate&) noexcept {
    return errc::out_of_memory;
  }
};

namespace xylem::record {
namespace {

struct starved {
  std::optional<fails_to_allocate> a;
};
constexpr auto starved_records = projection<starved>("/f/r", field<&starved::a>("a"));

// Lack of memory is no property of a record: no policy may hide it.
TEST(assembler, lack_of_memory_ends_the_read_under_every_policy) {
  for (const bad_record policy :
       {bad_record::stop, bad_record::null_field, bad_record::skip, bad_record::reject}) {
    options how;
    how.on_bad_record = policy;
    how.reject_sink = [](const rejected_record&) { ADD_FAILURE(); };
    auto rows = read(starved_records, memory("<f><r><a>1</a></r></f>"), how);
    auto next = rows.next();
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().code, errc::out_of_memory);
    EXPECT_EQ(rows.summary().bad_records, 0U);
    EXPECT_EQ(rows.summary().null_fields, 0U);
  }
}

}  // namespace
}  // namespace xylem::record
