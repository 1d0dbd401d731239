// SPDX-License-Identifier: MIT
//
// '../' values: what is kept of them, who gets them, and when they are too late.

#include <string>

#include <gtest/gtest.h>

#include "tests/shape/machine.hpp"

namespace xylem::record {
namespace {

using namespace shape_tests;
using strings = std::vector<std::string>;

schema_field climbing(std::string path, repeat policy) {
  schema_field f = one_field(std::move(path));
  f.repeat = policy;
  f.separator = ",";
  return f;
}

// One header element per text, then as many records as asked for.
strings after(schema_field field, std::initializer_list<const char*> headers, int records = 1) {
  machine m(declare("/f/r", {std::move(field)}));
  m.start();
  m.open("f");
  for (const char* h : headers)
    m.leaf("h", h);
  for (int i = 0; i < records; ++i) {
    m.open("r");
    m.close();
  }
  if (!m.records.has_failed()) m.close();
  return m.rows;
}

TEST(ancestors, every_repeat_policy_sees_what_came_before) {
  EXPECT_EQ(after(climbing("../h", repeat::error), {"1"}, 2), (strings{"([1])", "([1])"}));
  EXPECT_EQ(after(climbing("../h", repeat::error), {"1", "2", "3"}), strings{"field_repeated"});
  EXPECT_EQ(after(climbing("../h", repeat::first), {"1", "2", "3"}), strings{"([1])"});
  EXPECT_EQ(after(climbing("../h", repeat::last), {"1", "2", "3"}), strings{"([3])"});
  EXPECT_EQ(after(climbing("../h", repeat::list), {"1", "2", "3"}), strings{"([1|2|3|])"});
  EXPECT_EQ(after(climbing("../h", repeat::join), {"1", "2", "3"}), strings{"([1,2,3])"});
  schema_field counted = climbing("../h", repeat::count);
  counted.type = value_type::int32;
  machine m(declare("/f/r", {counted}));
  m.start();
  m.open("f");
  m.leaf("h", "x");
  m.leaf("h", "y");
  m.takes_rows = false;
  m.open("r");
  m.close();
  ASSERT_TRUE(m.assembler.assemble(m.records.record(), &m.row(), null_policy::fail));
  EXPECT_EQ(row_view(m.row()).get<std::int64_t>(0).value(), 2);
}

TEST(ancestors, a_value_not_seen_is_an_error_unless_declared) {
  for (const repeat policy :
       {repeat::error, repeat::first, repeat::last, repeat::list, repeat::join}) {
    EXPECT_EQ(after(climbing("../h", policy), {}), strings{"ancestor_value_unseen"});
    schema_field lenient = climbing("../h", policy);
    lenient.unseen_is_missing = true;
    EXPECT_EQ(after(lenient, {}), strings{policy == repeat::list ? "([])" : "([-])"});
  }
}

TEST(ancestors, no_such_ancestor_is_a_missing_value) {
  machine m(declare("//r", {climbing("../../h", repeat::error)}));
  m.start();
  m.open("r");
  m.open("r");
  m.close();
  m.open("x");
  m.open("r");
  m.close();
  m.close();
  m.close();
  // The outer two have no element two levels above that is not the document; the innermost has the
  // root, where no h was seen.
  EXPECT_EQ(m.rows, (strings{"([-])", "ancestor_value_unseen", "([-])"}));
}

TEST(ancestors, a_late_value_ends_the_document) {
  machine m(declare("/f/r", {climbing("../h", repeat::error)}));
  m.start();
  m.open("f");
  m.leaf("h", "1");
  m.open("r");
  m.close();
  m.leaf("h", "2");
  EXPECT_EQ(m.records.failure().code, errc::ancestor_value_late);
  EXPECT_EQ(m.records.failure().byte_offset, 6U);
  EXPECT_EQ(m.records.failure().field.view(), "../h");
  EXPECT_EQ(m.records.failure().field_index, 0U);
  EXPECT_EQ(m.rows, strings{"([1])"});
  // The next document is another matter.
  m.start();
  EXPECT_FALSE(m.records.has_failed());
}

TEST(ancestors, what_cannot_change_the_answer_is_not_late) {
  for (const auto& [policy, is_late] : {std::pair{repeat::first, false},
                                        {repeat::last, true},
                                        {repeat::list, true},
                                        {repeat::join, true}}) {
    machine m(declare("/f/r", {climbing("../h", policy)}));
    m.start();
    m.open("f");
    m.leaf("h", "1");
    m.open("r");
    m.close();
    m.leaf("h", "2");
    EXPECT_EQ(m.records.has_failed(), is_late) << static_cast<int>(policy);
  }
}

TEST(ancestors, first_and_last_go_by_document_order) {
  // The inner element ends first and begins last.
  for (const auto& [policy, expected] :
       {std::pair{repeat::first, "([outer inner])"}, {repeat::last, "([inner])"}}) {
    machine m(declare("/f/r", {climbing(".././/h", policy)}));
    m.start();
    m.open("f");
    m.open("h");
    m.text("outer ");
    m.leaf("h", "inner");
    m.close();
    m.open("r");
    m.close();
    EXPECT_EQ(m.rows, strings{expected}) << static_cast<int>(policy);
  }
}

TEST(ancestors, a_node_that_two_alternatives_name_is_one) {
  for (const repeat policy : {repeat::error, repeat::list}) {
    machine m(declare("/f/r", {climbing("../h | ../*[@x] | ../h[1]", policy)}));
    m.start();
    m.open("f");
    m.open("h");
    m.attributes({{"", "x", "1"}});
    m.text("once");
    m.close();
    m.open("r");
    m.close();
    ASSERT_FALSE(m.records.has_failed());
    EXPECT_EQ(m.rows, strings{policy == repeat::list ? "([once|])" : "([once])"});
    m.start();
    m.open("f");
    m.open("h");
    m.attributes({{"", "x", "1"}});
    m.close();
    m.leaf("h", "twice");
    m.open("r");
    m.close();
    EXPECT_EQ(m.rows, strings{policy == repeat::list ? "([|twice|])" : "field_repeated"});
  }
}

TEST(ancestors, several_levels_and_own_values_in_one_field) {
  machine m(declare("/f/g/r", {climbing("a | ../a | ../../a", repeat::list)}));
  m.start();
  m.open("f");
  m.leaf("a", "top");
  m.open("g");
  m.leaf("a", "middle");
  m.open("r");
  m.leaf("a", "own");
  m.close();
  m.close();
  m.open("g");
  m.open("r");
  m.close();
  m.close();
  EXPECT_EQ(m.rows, (strings{"([top|middle|own|])", "([top|])"}));
}

// One that was seen is enough.
TEST(ancestors, an_own_value_stands_in_for_one_that_was_not_seen) {
  machine m(declare("/f/r", {climbing("a | ../a", repeat::error)}));
  m.start();
  m.open("f");
  m.open("r");
  m.leaf("a", "own");
  m.close();
  m.open("r");
  m.close();
  EXPECT_EQ(m.rows, (strings{"([own])", "ancestor_value_unseen"}));
}

// A header that changes before the record is converted: each record has its own.
TEST(ancestors, records_keep_what_they_were_given) {
  machine m(
      declare("/f/g/r", {climbing("../h", repeat::error), climbing("../../t", repeat::error)}));
  m.takes_rows = false;
  m.start();
  m.open("f");
  m.leaf("t", "T");
  for (const char* header : {"one", "two", "three"}) {
    m.open("g");
    m.leaf("h", header);
    for (int i = 0; i < 2; ++i) {
      m.open("r");
      m.close();
    }
    m.close();
  }
  m.takes_rows = true;
  m.close();
  EXPECT_EQ(m.rows, (strings{"([one][T])", "([one][T])", "([two][T])", "([two][T])", "([three][T])",
                             "([three][T])"}));
}

// Thousands of records can end in one block of input: they share the copy of a long header.
TEST(ancestors, records_in_a_row_share_a_copy) {
  limits bounds;
  bounds.record_bytes = 10'000;
  bounds.field_text_bytes = 10'000;
  machine m(declare("/f/r", {climbing("../h", repeat::error)}), bounds);
  m.takes_rows = false;
  m.start();
  m.open("f");
  m.leaf("h", std::string(5'000, 'h'));
  for (int i = 0; i < 10; ++i) {
    m.open("r");
    m.close();
  }
  m.takes_rows = true;
  m.close();
  EXPECT_EQ(m.rows, strings(10, "([" + std::string(5'000, 'h') + "])"));
}

// Rows wait in their record while buffers are reclaimed: a copy made before it began is not theirs.
TEST(ancestors, rows_keep_their_copy_while_their_record_is_open) {
  schema_field rows = list_field("l");
  rows.fields = {climbing("../../h", repeat::error), climbing("../@n", repeat::error)};
  machine m(declare("/f/r", {rows}));
  // The machine reclaims at every third tag: once with each of them.
  for (int shift = 0; shift < 3; ++shift) {
    m.start();
    m.open("f");
    m.leaf("h", "header");
    for (int record = 0; record < 9; ++record) {
      m.open("r");
      const std::string number = std::to_string(record);
      m.attributes({{"", "n", number}});
      for (int i = 0; i < 3 + shift; ++i) {
        m.open("l");
        m.close();
        if (i != 0) m.records.reclaim();
      }
      m.close();
      std::string expected = "([";
      for (int i = 0; i < 3 + shift; ++i)
        expected += "([header][" + number + "])";
      ASSERT_EQ(m.rows.back(), expected + "])");
    }
  }
}

TEST(ancestors, a_row_that_is_dropped_has_used_nothing) {
  schema_field rows = list_field("l[k='yes']");
  rows.fields = {climbing("../h", repeat::error)};
  machine m(declare("/f/r", {rows}));
  for (const bool is_kept : {false, true}) {
    m.start();
    m.open("f");
    m.open("r");
    m.leaf("h", "1");
    m.open("l");
    m.leaf("k", is_kept ? "yes" : "no");
    m.close();
    m.leaf("h", "2");
    ASSERT_EQ(m.records.has_failed(), is_kept);
    if (is_kept) continue;
    m.open("l");
    m.leaf("k", "yes");
    m.close();
    m.close();
    EXPECT_EQ(m.rows, strings{"field_repeated"});
  }
}

TEST(ancestors, attributes_and_groups_of_enclosing_elements) {
  machine m(declare("/f/r",
                    {climbing("../@id", repeat::error), climbing("../p[@q='AG']/n", repeat::error),
                     climbing("../p[q='WE']/n/text()", repeat::error)}));
  m.start();
  m.open("f");
  m.attributes({{"", "id", "7"}});
  for (const char* q : {"AG", "WE", "RE"}) {
    m.open("p");
    m.attributes({{"", "q", q}});
    m.leaf("n", q);
    m.leaf("q", q);
    m.close();
  }
  m.open("r");
  m.close();
  EXPECT_EQ(m.rows, strings{"([7][AG][WE])"});
}

TEST(ancestors, nil_and_overlong_values_are_handed_down) {
  limits bounds;
  bounds.field_text_bytes = 4;
  machine m(declare("/f/r", {climbing("../h", repeat::error), climbing("../long", repeat::first)}),
            bounds);
  m.start();
  m.open("f");
  m.open("h");
  m.attributes({{"http://www.w3.org/2001/XMLSchema-instance", "nil", "true"}});
  m.close();
  m.leaf("long", "1234");
  m.open("r");
  m.close();
  m.close();
  EXPECT_EQ(m.rows, strings{"([nil][1234])"});
  m.start();
  m.open("f");
  m.leaf("h", "");
  m.leaf("long", "12345");
  m.open("r");
  m.close();
  EXPECT_EQ(m.rows, strings{"limit_field_text"});
}

// Kept values of long documents: what is replaced is given back, what adds up is bounded.
TEST(ancestors, memory_is_bounded) {
  limits bounds;
  bounds.memory_bytes = 20'000;
  bounds.record_bytes = 20'000;
  bounds.field_text_bytes = 5'000;
  {
    machine m(declare("/f/r", {climbing("../h", repeat::last), climbing("../i", repeat::first)}),
              bounds);
    m.start();
    m.open("f");
    m.leaf("i", "id");
    for (int i = 0; i < 1'000; ++i)
      m.leaf("h", numbered(std::string(1'000, 'h'), static_cast<unsigned>(i)));
    m.open("r");
    m.close();
    ASSERT_FALSE(m.records.has_failed());
    EXPECT_EQ(m.rows, strings{"([" + std::string(1'000, 'h') + "999][id])"});
  }
  machine m(declare("/f/r", {climbing("../h", repeat::list)}), bounds);
  for (int document = 0; document < 2; ++document) {
    m.start();
    m.open("f");
    int kept = 0;
    while (!m.records.has_failed() && kept < 1'000) {
      m.leaf("h", std::string(1'000, 'h'));
      ++kept;
    }
    EXPECT_EQ(m.records.failure().code, errc::limit_memory);
    EXPECT_EQ(m.records.failure().limit, 20'000U);
    EXPECT_GT(kept, 20);
    EXPECT_LT(kept, 41);
  }
}

}  // namespace
}  // namespace xylem::record
