// SPDX-License-Identifier: MIT
#include "record/text_buffer.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace xylem::record {
namespace {

TEST(text_buffer, positions_survive_growth_and_release) {
  text_buffer b;
  EXPECT_EQ(b.end(), 0U);
  b.append("0123456789");
  EXPECT_EQ(b.view(3, 4), "3456");
  b.release_before(6);
  EXPECT_FALSE(b.holds(5, 1));
  EXPECT_TRUE(b.holds(6, 4));
  EXPECT_EQ(b.view(6, 4), "6789");
  b.append("abc");
  EXPECT_EQ(b.end(), 13U);
  EXPECT_EQ(b.view(6, 7), "6789abc");
  b.release_before(13);
  EXPECT_EQ(b.end(), 13U);
  EXPECT_TRUE(b.holds(13, 0));
  EXPECT_FALSE(b.holds(12, 1));
}

TEST(text_buffer, empty_texts_are_texts) {
  text_buffer b;
  b.append({});
  EXPECT_TRUE(b.holds(0, 0));
  EXPECT_EQ(b.view(0, 0), "");
  b.release_before(0);
  b.append(std::string_view());
  EXPECT_EQ(b.end(), 0U);
}

TEST(text_buffer, a_small_front_is_not_worth_moving) {
  text_buffer b;
  b.append("0123456789");
  b.release_before(4);
  EXPECT_TRUE(b.holds(0, 10));
  b.release_before(5);
  EXPECT_FALSE(b.holds(4, 1));
}

TEST(text_buffer, text_over_the_limit_is_lost_and_counted) {
  text_buffer b;
  b.set_limit(8);
  b.append("01234567");
  EXPECT_TRUE(b.holds(0, 8));
  b.append("8");
  EXPECT_EQ(b.end(), 9U);
  EXPECT_FALSE(b.holds(0, 9));
  EXPECT_FALSE(b.holds(8, 1));
  EXPECT_TRUE(b.holds(0, 8));
  // Nothing is held behind a loss: a view would join what does not belong together.
  b.release_before(6);
  b.append("9");
  EXPECT_FALSE(b.holds(9, 1));
  EXPECT_TRUE(b.holds(6, 2));
  b.release_before(b.end());
  b.append("new");
  EXPECT_EQ(b.view(10, 3), "new");
  b.clear();
  EXPECT_EQ(b.end(), 0U);
  b.append("x");
  EXPECT_EQ(b.view(0, 1), "x");
}

// Against one long string.
TEST(text_buffer, random_use) {
  std::mt19937 random(9);
  for (int round = 0; round < 200; ++round) {
    text_buffer b;
    std::string all;
    std::uint64_t released = 0;
    for (int i = 0; i < 300; ++i) {
      if (random() % 4 == 0) {
        released += random() % (all.size() - released + 1);
        b.release_before(released);
      } else {
        const std::string more(random() % 20, static_cast<char>('a' + random() % 26));
        b.append(more);
        all += more;
      }
      ASSERT_EQ(b.end(), all.size());
      const std::uint64_t begin = released + random() % (all.size() - released + 1);
      ASSERT_TRUE(b.holds(begin, all.size() - begin));
      ASSERT_EQ(b.view(begin, all.size() - begin), std::string_view(all).substr(begin));
    }
  }
}

}  // namespace
}  // namespace xylem::record
