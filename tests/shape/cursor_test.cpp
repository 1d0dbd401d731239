// SPDX-License-Identifier: MIT
#include <string>

#include <gtest/gtest.h>

#include "machine.hpp"

namespace xylem::shape_tests {
namespace {

constexpr std::string_view schema_instance = "http://www.w3.org/2001/XMLSchema-instance";

using strings = std::vector<std::string>;

TEST(cursor, depth_is_limited_inside_and_outside_of_what_is_wanted) {
  limits bounds;
  bounds.depth = 5;
  for (const char* wanted : {"//a", "/other"}) {
    machine m(declare(wanted, {list_field(".")}), bounds);
    m.start();
    for (int i = 0; i < 5; ++i)
      ASSERT_EQ(m.open("a"), errc::ok);
    EXPECT_EQ(m.open("a"), errc::limit_depth);
    EXPECT_EQ(m.cursor.depth(), 5U);
    // Once more with everything learnt.
    m.start();
    for (int i = 0; i < 5; ++i)
      ASSERT_EQ(m.open("a"), errc::ok);
    EXPECT_EQ(m.open("a"), errc::limit_depth);
    m.close();
    EXPECT_EQ(m.open("a"), errc::ok);
  }
}

TEST(cursor, text_is_asked_for_only_where_it_is_wanted) {
  machine m(declare("/r", {list_field("a"), list_field("b/text()"), list_field("@c")}));
  m.start();
  m.open("r");
  EXPECT_FALSE(m.cursor.wants_text());
  EXPECT_TRUE(m.cursor.wants_attributes());
  m.open("a");
  EXPECT_TRUE(m.cursor.wants_text());
  m.open("inside");
  EXPECT_TRUE(m.cursor.wants_text());
  EXPECT_FALSE(m.cursor.wants_attributes());
  m.close();
  m.close();
  EXPECT_FALSE(m.cursor.wants_text());
  m.open("b");
  EXPECT_TRUE(m.cursor.wants_text());
  m.open("inside");
  EXPECT_FALSE(m.cursor.wants_text());
  m.close();
  EXPECT_TRUE(m.cursor.wants_text());
  m.close();
  m.open("noise");
  EXPECT_TRUE(m.cursor.is_dead());
  EXPECT_FALSE(m.cursor.wants_text());
}

// A group that is held back gives what one with frames gives, whatever comes inside.
TEST(cursor, held_groups_open_their_frames_when_more_than_leaves_comes) {
  for (const bool uses_short_ways : {false, true}) {
    for (const bool wants_all : {false, true}) {
      std::vector<schema_field> fields{list_field("g[q='1']/v"), list_field("g[q='2']/v"),
                                       list_field("g[q='1']/n/v")};
      if (wants_all) fields.push_back(list_field("g/v"));
      machine m(declare("/f/r", std::move(fields)));
      m.uses_short_ways = uses_short_ways;
      const auto group = [&m](std::string_view first, const auto& inside) {
        m.open("g");
        m.leaf("v", first);
        inside();
        m.close();
      };
      m.start();
      m.open("f");
      for (int round = 0; round < 3; ++round) {
        m.open("r");
        group("a", [&] { m.leaf("q", "1"); });
        group("b", [&] { m.leaf("q", "2"); });
        group("c", [&] { m.leaf("q", "3"); });
        group("d", [&] {
          m.open("n");
          m.leaf("v", "e");
          m.close();
          m.leaf("q", "1");
        });
        group("f", [&] {
          m.leaf("q", "1");
          m.open("v");
          m.text("g");
          m.leaf("inside", "h");
          m.text("i");
          m.close();
        });
        for (int i = 0; i < 200; ++i)
          m.leaf("noise", "");
        m.open("g");
        for (int i = 0; i < 100; ++i)
          m.leaf("v", i == 99 ? "z" : "");
        m.leaf("q", "2");
        m.close();
        m.close();
      }
      const std::string many(99, '|');
      ASSERT_EQ(m.rows.size(), 3U);
      for (const std::string& row : m.rows) {
        std::string expected = "([a|d|f|ghi|][b|" + many + "z|][e|]";
        if (wants_all) expected += "[a|b|c|d|f|ghi|" + many + "z|]";
        EXPECT_EQ(row, expected + ")");
      }
    }
  }
}

TEST(cursor, direct_texts_of_nested_elements_stay_apart) {
  machine m(declare("/r", {list_field(".//n/text()"), list_field(".//n")}));
  m.start();
  m.open("r");
  m.open("n");
  m.text("1");
  m.open("n");
  m.text("2");
  m.open("other");
  m.text("x");
  m.open("n");
  m.close();
  m.close();
  m.text("3");
  m.close();
  m.text("4");
  m.open("n");
  m.text("5");
  m.close();
  m.close();
  m.close();
  EXPECT_EQ(m.rows, strings{"([14|23|5|][12x345|2x3||5|])"});
}

TEST(cursor, direct_text_is_held_up_to_the_limit) {
  limits bounds;
  bounds.record_bytes = 100;
  bounds.field_text_bytes = 50;
  machine m(declare("/f/r", {one_field("a/text()")}), bounds);
  m.start();
  m.open("f");
  for (const std::size_t size : {50U, 51U, 150U, 151U, 1000U, 3U}) {
    m.open("r");
    m.open("a");
    for (std::size_t i = 0; i < size; ++i)
      m.text("t");
    m.close();
    m.close();
  }
  EXPECT_EQ(m.rows,
            (strings{"([" + std::string(50, 't') + "])", "limit_field_text", "limit_field_text",
                     "limit_field_text", "limit_field_text", "([ttt])"}));
}

// One element's loss is its own: what closes inside it gives its room back.
TEST(cursor, lost_direct_text_is_told_of_the_element_that_lost_it) {
  limits bounds;
  bounds.record_bytes = 10;
  bounds.field_text_bytes = 1'000'000;
  machine m(declare("/r", {list_field(".//n/text()")}), bounds);
  m.takes_rows = false;
  const std::string half(m.records.text_limit() / 2, 'h');
  m.start();
  m.open("r");
  m.open("n");
  m.text(half);
  m.open("n");
  m.text(half);
  m.open("n");
  m.text("lost");
  m.close();
  m.close();
  m.text("!");
  m.close();
  m.close();
  ASSERT_TRUE(m.records.has_record());
  strings texts;
  for (const record::capture& c : m.records.record().captures) {
    texts.push_back(c.state == record::capture_state::too_long
                        ? "too long"
                        : std::to_string(m.records.text_of(c).size()));
  }
  const std::string size = std::to_string(half.size());
  EXPECT_EQ(texts, (strings{"too long", size, "too long"}));
}

TEST(cursor, nil_is_xsi_nil_with_a_boolean_that_is_true) {
  struct nil_case {
    std::string_view uri;
    std::string_view local;
    std::string_view value;
    std::string expected;
  };
  const nil_case cases[] = {
      {schema_instance, "nil", "true", "nil"},
      {schema_instance, "nil", "1", "nil"},
      {schema_instance, "nil", "false", "t"},
      {schema_instance, "nil", "0", "t"},
      {schema_instance, "nil", "TRUE", "t"},
      {schema_instance, "nil", "", "t"},
      {"", "nil", "true", "t"},
      {"urn:other", "nil", "true", "t"},
      {schema_instance, "null", "true", "t"},
      {schema_instance, "nil", " true\n", "nil"},
  };
  machine m(declare("/r", {one_field("a"), one_field("a/text()"), one_field("a/@b")}));
  for (const nil_case& c : cases) {
    m.start();
    m.open("r");
    m.open("a");
    m.attributes({{"", "b", "v"}, {c.uri, c.local, c.value}});
    m.text("t");
    m.close();
    m.close();
    EXPECT_EQ(m.rows, strings{"([" + c.expected + "][" + c.expected + "][v])"}) << c.value;
  }
}

TEST(cursor, attributes_are_found_wherever_they_stand) {
  machine m(declare("/f/r", {one_field("@a"), one_field("@b"), one_field("x[@c='1']")}));
  m.start();
  m.open("f");
  const std::vector<std::vector<shape::attribute>> orders = {
      {{"", "a", "1"}, {"", "b", "2"}},
      {{"", "b", "2"}, {"", "a", "1"}},
      {{"", "z", "0"}, {"", "y", "0"}, {"", "a", "1"}, {"", "b", "2"}},
      {{"", "b", "2"}},
      {{"", "a", "1"}},
      {{"urn:u", "a", "no"}, {"", "b", "2"}, {"", "a", "1"}},
  };
  for (const auto& order : orders) {
    m.open("r");
    m.attributes(order);
    m.close();
  }
  EXPECT_EQ(m.rows, (strings{"([1][2][-])", "([1][2][-])", "([1][2][-])", "([-][2][-])",
                             "([1][-][-])", "([1][2][-])"}));
}

TEST(cursor, an_attribute_in_any_namespace_can_be_several) {
  schema_declaration d = declare("/r", {list_field("@a"), list_field("@Q{urn:u}a")});
  machine strict(d);
  d.matches_any_namespace = true;
  machine loose(d);
  for (machine* m : {&strict, &loose}) {
    m->start();
    m->open("r");
    m->attributes({{"", "a", "1"}, {"", "b", "2"}, {"urn:u", "a", "3"}});
    m->close();
  }
  EXPECT_EQ(strict.rows, strings{"([1|][3|])"});
  EXPECT_EQ(loose.rows, strings{"([1|3|][3|])"});
}

TEST(cursor, positions_count_what_the_step_names) {
  machine m(declare("/r", {list_field("a[2]"), list_field("*[2]"), list_field("*:a[1]"),
                           list_field("a[1]/b[1]"), list_field(".//a[1]")}));
  m.start();
  m.open("r");
  m.leaf("c", "c1");
  m.leaf("a", "a1");
  m.open("a");
  m.text("a2");
  m.leaf("b", "b1");
  m.leaf("a", "inner");
  m.close();
  m.open("a", "urn:u");
  m.text("other");
  m.close();
  m.leaf("a", "a3");
  m.close();
  EXPECT_EQ(m.rows, strings{"([a2b1inner|][a1|][a1|][][a1|inner|])"});
}

TEST(cursor, offsets_do_not_end_at_four_gigabytes) {
  machine m(declare("/f/r", {list_field("a")}));
  m.start();
  m.takes_rows = false;
  constexpr std::uint64_t far = (std::uint64_t{1} << 33U) + 5;
  ASSERT_EQ(m.cursor.start_element({}, "f", 0), errc::ok);
  ASSERT_EQ(m.cursor.start_element({}, "r", far), errc::ok);
  ASSERT_EQ(m.cursor.start_element({}, "a", far + 3), errc::ok);
  m.cursor.end_element(far + 10);
  m.cursor.end_element(far + 14);
  ASSERT_TRUE(m.records.has_record());
  const record::frame& f = m.records.record();
  EXPECT_EQ(f.begin_offset, far);
  EXPECT_EQ(f.end_offset, far + 14);
  ASSERT_EQ(f.captures.size(), 1U);
  EXPECT_EQ(f.captures[0].offset, far + 3);
}

TEST(cursor, the_root_and_near_misses_are_told_of_every_document) {
  schema_declaration d = declare("/p:r/p:a", {list_field(".")});
  d.namespaces = {{"p", "urn:right"}};
  machine m(d);
  for (int round = 0; round < 3; ++round) {
    m.start();
    m.open("r", "urn:wrong");
    m.close();
    EXPECT_EQ(m.cursor.root_uri(), "urn:wrong");
    EXPECT_EQ(m.cursor.root_local(), "r");
    EXPECT_EQ(m.cursor.near_miss_uri(), "urn:wrong") << round;
    EXPECT_EQ(m.cursor.near_miss_local(), "r");
    m.start();
    m.open("r", "urn:right");
    m.open("a", "");
    m.close();
    m.close();
    EXPECT_EQ(m.cursor.near_miss_uri(), "") << round;
    EXPECT_EQ(m.cursor.near_miss_local(), "a");
    m.start();
    m.open("r", "urn:right");
    m.open("b", "urn:wrong");
    m.close();
    EXPECT_EQ(m.cursor.near_miss_local(), "") << round;
  }
}

}  // namespace
}  // namespace xylem::shape_tests
