// SPDX-License-Identifier: MIT
#include "input/edit_map.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace xylem::input {
namespace {

TEST(edit_map, is_the_identity_without_edits) {
  const edit_map map;
  EXPECT_TRUE(map.is_identity());
  for (const std::uint64_t at : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 40U}) {
    EXPECT_EQ(map.source_of(at), at);
    EXPECT_EQ(map.source_end(at), at);
  }
}

TEST(edit_map, puts_what_was_dropped_before_the_next_byte_and_behind_the_end) {
  edit_map map;
  map.add(5, 1, 0);
  EXPECT_FALSE(map.is_identity());
  EXPECT_EQ(map.source_of(4), 4U);
  EXPECT_EQ(map.source_of(5), 6U);
  EXPECT_EQ(map.source_end(5), 5U);
  EXPECT_EQ(map.source_end(6), 7U);
}

TEST(edit_map, puts_a_replacement_at_the_beginning_of_what_it_replaces) {
  edit_map map;
  map.add(10, 8, 3);  // "&eacute;" by three bytes
  map.add(13, 4, 0);
  map.add(13, 0, 5);  // the first half of a long replacement
  map.add(18, 6, 5);
  EXPECT_EQ(map.source_of(9), 9U);
  EXPECT_EQ(map.source_of(10), 10U);
  EXPECT_EQ(map.source_of(12), 10U);
  EXPECT_EQ(map.source_end(13), 18U);
  EXPECT_EQ(map.source_of(13), 22U);
  EXPECT_EQ(map.source_of(22), 22U);
  EXPECT_EQ(map.source_of(23), 28U);
  EXPECT_EQ(map.source_end(23), 28U);
}

// Against a table of every byte, and released as it goes.
TEST(edit_map, is_exact_for_any_edits_that_are_held) {
  std::minstd_rand random(9);
  for (int round = 0; round < 20; ++round) {
    edit_map map;
    std::vector<std::uint64_t> source_of;
    std::uint64_t source = 0;
    std::uint64_t released = 0;
    for (int i = 0; i < 2000; ++i) {
      for (auto same = random() % (i % 50 == 0 ? 1000 : 4); same > 0; --same)
        source_of.push_back(source++);
      const std::uint64_t source_length = random() % 3 == 0 ? random() % 300 : 1;
      const std::uint64_t text_length = random() % 3 == 0 ? random() % 20 : 0;
      map.add(source_of.size(), source_length, text_length);
      source_of.insert(source_of.end(), text_length, source);
      source += source_length;
      ASSERT_EQ(map.source_of(source_of.size()), source);
      if (i % 7 == 0) {
        for (int probe = 0; probe < 20 && released < source_of.size(); ++probe) {
          const std::uint64_t at = released + random() % (source_of.size() - released);
          ASSERT_EQ(map.source_of(at), source_of[at]) << at << " of " << source_of.size();
          if (at > released && source_of[at] == source_of[at - 1] + 1) {
            ASSERT_EQ(map.source_end(at), source_of[at]) << at;
          }
        }
      }
      if (i % 13 == 0 && round % 2 == 0) {
        released += random() % (source_of.size() - released + 1);
        map.release_before(released);
      }
    }
  }
}

TEST(edit_map, forgets_everything_with_the_document) {
  edit_map map;
  map.add(5, 7, 2);
  map.clear();
  EXPECT_TRUE(map.is_identity());
  EXPECT_EQ(map.source_of(100), 100U);
  map.add(1, 1, 0);
  EXPECT_EQ(map.source_of(1), 2U);
}

TEST(edit_map, answers_for_what_it_has_forgotten_from_the_nearest_place) {
  edit_map map;
  for (std::uint64_t i = 0; i < 1000; ++i)
    map.add(i * 10, 1, 0);
  map.release_before(9000);
  EXPECT_EQ(map.source_of(9001), 9001U + 901);
  EXPECT_LE(map.source_of(10), 9000U);
  map.release_before(1'000'000);
  EXPECT_EQ(map.source_of(1'000'000), 1'001'000U);
  EXPECT_LE(map.source_of(0), 10'990U);
}

}  // namespace
}  // namespace xylem::input
