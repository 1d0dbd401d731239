// SPDX-License-Identifier: MIT
//
// Frames: what is held back, passed on and dropped, in which order, and within which bounds.

#include <string>

#include <gtest/gtest.h>

#include "tests/shape/machine.hpp"

namespace xylem::record {
namespace {

using namespace shape_tests;
using strings = std::vector<std::string>;

TEST(collector, a_group_is_decided_when_it_ends) {
  machine m(declare("/f/r", {list_field("p[q='AG']/n"), list_field("p[q='WE']/n")}));
  m.start();
  m.open("f");
  m.open("r");
  for (const char* q : {"AG", "WE", "RE", "AG"}) {
    m.open("p");
    m.leaf("n", std::string("before ") + q);
    m.leaf("q", q);
    m.leaf("n", std::string("after ") + q);
    m.close();
  }
  m.close();
  EXPECT_EQ(m.rows, strings{"([before AG|after AG|before AG|after AG|][before WE|after WE|])"});
}

TEST(collector, one_child_that_equals_is_enough) {
  machine m(declare(
      "/r", {list_field("p[q='1']/n"), list_field("p[q='']/n"), list_field("p[*='12']/n")}));
  m.start();
  m.open("r");
  m.open("p");
  m.leaf("n", "N");
  m.leaf("q", "0");
  m.leaf("q", "1");
  m.open("q");
  m.text("1");
  m.open("deep");
  m.text("2");
  m.close();
  m.close();
  m.close();
  m.open("p");
  m.leaf("n", "M");
  m.leaf("q", "");
  m.close();
  m.close();
  EXPECT_EQ(m.rows, strings{"([N|][M|][N|])"});
}

TEST(collector, groups_nest) {
  machine m(declare("/r", {list_field("a[@x]/b[k='1']/c[2]")}));
  m.start();
  m.open("r");
  for (const bool has_x : {true, false}) {
    for (const char* k : {"1", "2"}) {
      m.open("a");
      if (has_x) m.attributes({{"", "x", ""}});
      m.open("b");
      m.leaf("c", "first");
      m.leaf("c", std::string(has_x ? "x" : "-") + k);
      m.leaf("k", k);
      m.close();
      m.close();
    }
  }
  m.close();
  EXPECT_EQ(m.rows, strings{"([x1|])"});
}

TEST(collector, rows_in_groups_are_kept_or_dropped_as_one) {
  schema_field rows = list_field("l[k='yes']");
  schema_field inner = list_field("s[@on='1']");
  inner.fields = {list_field("v")};
  rows.fields = {list_field("n"), inner};
  machine m(declare("/r", {rows}));
  for (int document = 0; document < 3; ++document) {
    m.start();
    m.open("r");
    for (const char* k : {"no", "yes", "no", "yes"}) {
      m.open("l");
      m.leaf("n", k);
      for (const char* on : {"1", "0", "1"}) {
        m.open("s");
        m.attributes({{"", "on", on}});
        m.leaf("v", on);
        m.close();
      }
      m.leaf("k", k);
      m.close();
    }
    m.close();
    const std::string row = "([yes|][([1|])([1|])])";
    ASSERT_EQ(m.rows, strings{"([" + row + row + "])"});
  }
}

TEST(collector, records_come_in_the_order_of_their_end_tags) {
  machine m(declare("//r", {list_field("@n"), list_field(".//v")}));
  m.start();
  m.open("r");
  m.attributes({{"", "n", "outer"}});
  m.leaf("v", "1");
  m.open("r");
  m.attributes({{"", "n", "inner"}});
  m.leaf("v", "2");
  m.close();
  m.leaf("v", "3");
  m.close();
  EXPECT_EQ(m.rows, (strings{"([inner|][2|])", "([outer|][1|2|3|])"}));
}

TEST(collector, finished_records_wait_until_they_are_dropped) {
  machine m(declare("/f/r", {list_field("a")}));
  m.takes_rows = false;
  m.start();
  m.open("f");
  for (int i = 0; i < 100; ++i) {
    m.open("r");
    m.leaf("a", std::to_string(i));
    m.close();
  }
  EXPECT_EQ(m.records.record_count(), 100U);
  m.takes_rows = true;
  m.close();
  ASSERT_EQ(m.rows.size(), 100U);
  for (std::size_t i = 0; i < 100; ++i)
    EXPECT_EQ(m.rows[i], "([" + std::to_string(i) + "|])");
  EXPECT_FALSE(m.records.has_record());
}

TEST(collector, text_is_released_behind_open_records_only) {
  machine m(declare("/f/r", {list_field("a"), list_field("@b")}));
  m.start();
  m.open("f");
  for (int record = 0; record < 50; ++record) {
    m.open("r");
    m.attributes({{"", "b", "B"}});
    std::string expected;
    for (int i = 0; i < 20; ++i) {
      m.leaf("a", std::to_string(i));
      expected += std::to_string(i) + "|";
      m.records.reclaim();
    }
    m.close();
    ASSERT_EQ(m.rows.back(), "([" + expected + "][B|])");
    m.records.reclaim();
  }
}

TEST(collector, the_length_of_a_record_is_limited) {
  limits bounds;
  bounds.record_bytes = 10;  // tags, as the machine counts them
  machine m(declare("/f/r", {list_field("a")}), bounds);
  m.start();
  m.open("f");
  for (const int leaves : {4, 5, 1}) {
    m.open("r");
    for (int i = 0; i < leaves; ++i)
      m.leaf("a", "x");
    m.close();
  }
  EXPECT_EQ(m.rows, (strings{"([x|x|x|x|])", "limit_record", "([x|])"}));
}

TEST(collector, the_length_of_texts_and_attributes_is_limited) {
  limits bounds;
  bounds.field_text_bytes = 5;
  bounds.attribute_value_bytes = 3;
  machine m(declare("/f/r", {one_field("a"), one_field("b/text()"), one_field("@c")}), bounds);
  const auto record = [&](const char* a, const char* b, const char* c) {
    m.open("r");
    m.attributes({{"", "c", c}});
    m.leaf("a", a);
    m.leaf("b", b);
    m.close();
    return m.rows.back();
  };
  m.start();
  m.open("f");
  EXPECT_EQ(record("12345", "12345", "123"), "([12345][12345][123])");
  EXPECT_EQ(record("123456", "1", "1"), "limit_field_text");
  EXPECT_EQ(record("1", "123456", "1"), "limit_field_text");
  EXPECT_EQ(record("1", "1", "1234"), "limit_attribute_value");
  EXPECT_EQ(record("1", "1", "1"), "([1][1][1])");
}

// What is too long is no less a match: only its text is missing.
TEST(collector, a_predicate_on_text_that_could_not_be_held_does_not_hold) {
  limits bounds;
  bounds.record_bytes = 50;
  bounds.field_text_bytes = 50;
  machine m(declare("/r", {list_field("p[q='']/n"), list_field("p[@x]/n")}), bounds);
  m.start();
  m.open("r");
  m.open("p");
  m.attributes({{"", "x", "1"}});
  m.leaf("n", "n");
  m.leaf("q", std::string(200, 'q'));
  m.close();
  m.close();
  EXPECT_EQ(m.rows, strings{"([][n|])"});
}

TEST(collector, memory_of_a_record_is_limited) {
  limits bounds;
  bounds.memory_bytes = 5'000;
  bounds.record_bytes = 5'000;
  schema_field rows = list_field("l");
  rows.fields = {list_field("@x")};
  machine m(declare("/f/r", {list_field("a"), rows}), bounds);
  m.start();
  m.open("f");
  for (int round = 0; round < 3; ++round) {
    m.open("r");
    for (int i = 0; i < 1'000; ++i)
      m.leaf("a", "");
    m.close();
    m.open("r");
    for (int i = 0; i < 1'000; ++i)
      m.leaf("l", "");
    m.close();
    m.open("r");
    m.leaf("a", "small");
    m.leaf("l", "");
    m.close();
  }
  ASSERT_EQ(m.rows.size(), 9U);
  for (std::size_t i = 0; i < 9; i += 3) {
    EXPECT_EQ(m.rows[i], "limit_memory");
    EXPECT_EQ(m.rows[i + 1], "limit_memory");
    EXPECT_EQ(m.rows[i + 2], "([small|][([])])");
  }
}

// Each of many frames once holds a large record: their buffers must not add up.
TEST(collector, frames_out_of_use_do_not_hoard) {
  machine m(declare("//r", {list_field("a")}));
  m.start();
  for (int depth = 1; depth <= 200; ++depth) {
    m.open("r");
    for (int i = 0; i < 20'000; ++i)
      m.leaf("a", "");
  }
  // 200 records of 20,000 captures: charged, and refused beyond the limit.
  for (int depth = 0; depth < 200; ++depth)
    m.close();
  EXPECT_LE(m.records.spare_bytes(), 4U << 20U);
  ASSERT_EQ(m.rows.size(), 200U);
  EXPECT_EQ(m.rows.front(), "limit_memory");
  EXPECT_NE(m.rows.back(), "limit_memory");
}

TEST(collector, a_document_cut_short_leaves_nothing_behind) {
  limits bounds;
  bounds.memory_bytes = 100'000;
  bounds.record_bytes = 1'000;
  schema_field rows = list_field("l[k]");
  rows.path = "l[@x]";
  rows.fields = {list_field("v"), list_field("../../h")};
  machine m(declare("/f/r", {rows, list_field("a/text()"), list_field("../h")}), bounds);
  // Enough rounds to exhaust the budget if anything were kept.
  for (int round = 0; round < 2'000; ++round) {
    m.start();
    m.open("f");
    m.leaf("h", "H");
    m.open("r");
    m.open("l");
    m.attributes({{"", "x", ""}});
    m.leaf("v", "V");
    if (round % 2 == 0) m.close();
    m.open("a");
    m.text("cut");
  }
  m.start();
  m.open("f");
  m.leaf("h", "H");
  m.open("r");
  m.open("l");
  m.attributes({{"", "x", ""}});
  m.leaf("v", "V");
  m.close();
  m.leaf("a", "A");
  m.close();
  EXPECT_EQ(m.rows, strings{"([([V|][H|])][A|][H|])"});
}

}  // namespace
}  // namespace xylem::record
