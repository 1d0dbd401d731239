// SPDX-License-Identifier: MIT
#include "bench/rounds.hpp"

#include <string>

#include <gtest/gtest.h>

namespace xylem::bench {
namespace {

TEST(rounds, spread_is_of_sorted_values) {
  const spread odd = spread_of({3, 1, 2});
  EXPECT_EQ(odd.minimum, 1);
  EXPECT_EQ(odd.median, 2);
  EXPECT_EQ(odd.maximum, 3);
  EXPECT_EQ(spread_of({4, 1, 2, 9}).median, 3);
}

TEST(rounds, contenders_run_in_turn_after_a_warm_up) {
  std::string order;
  const timings seconds =
      time_in_turn({{"a", [&] { order += 'a'; }}, {"b", [&] { order += 'b'; }}}, 2);
  EXPECT_EQ(order, "ababab");
  ASSERT_EQ(seconds.size(), 2U);
  EXPECT_EQ(seconds[0].size(), 2U);
  EXPECT_EQ(seconds[1].size(), 2U);
}

TEST(rounds, ratio_is_taken_round_by_round) {
  // The machine is three times slower in the second round, for both.
  const spread ratio = speed_ratio({1, 3, 1}, {2, 6, 4});
  EXPECT_EQ(ratio.minimum, 2);
  EXPECT_EQ(ratio.median, 2);
  EXPECT_EQ(ratio.maximum, 4);
}

}  // namespace
}  // namespace xylem::bench
