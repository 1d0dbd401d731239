// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <algorithm>
#include <limits>
#include <sstream>

#include <gtest/gtest.h>

namespace xylem::cli {
namespace {

using namespace std::chrono_literals;

TEST(progress, groups_digits) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(123456), "123,456");
  EXPECT_EQ(grouped(18446744073709551615U), "18,446,744,073,709,551,615");
}

TEST(progress, sums_up) {
  EXPECT_EQ(summary_line({20'000, 0, 0, 50'000'000}, 500ms),
            "xylem: 20,000 rows, 0 bad records; 50.0 MB in 0.500 s: 100.0 MB/s, 40,000 rows/s");
  EXPECT_EQ(summary_line({1, 1, 1, 16'200}, 2ms),
            "xylem: 1 row, 1 bad record, 1 field made null; 16.2 kB in 0.002000 s: 8.1 MB/s, 500 "
            "rows/s");
  EXPECT_EQ(summary_line({2, 0, 5, 0}, 1s),
            "xylem: 2 rows, 0 bad records, 5 fields made null; 0.0 kB in 1.000 s: 0.0 kB/s, 2 "
            "rows/s");
}

TEST(progress, survives_a_clock_that_stands_still) {
  const auto most = std::numeric_limits<std::uint64_t>::max();
  EXPECT_NE(summary_line({most, most, most, most}, 0s), "");
  EXPECT_NE(progress_line({most, 0, 0, most}, most, 0s), "");
}

TEST(progress, draws_a_bar_when_the_size_is_known) {
  EXPECT_EQ(progress_line({11'000, 0, 0, 25'000'000}, 50'000'000, 250ms),
            "[============            ]  50 %  25.0 of 50.0 MB  11,000 rows  100 MB/s");
  EXPECT_EQ(progress_line({0, 0, 0, 60}, 50, 1s).substr(0, 32), "[========================] 100 %")
      << "a file that grows while it is read";
  EXPECT_EQ(progress_line({11'000, 0, 0, 25'000'000}, std::nullopt, 250ms),
            "25.0 MB  11,000 rows  100 MB/s");
}

TEST(progress, fits_a_terminal) {
  const totals many{999'999'999'999, 0, 0, 999'999'999'999'999};
  EXPECT_LE(progress_line(many, many.bytes, 1s).size(), 79U);
}

TEST(progress, is_silent_where_no_terminal_is) {
  std::ostringstream out;
  {
    progress p(out, false, 100);
    p.update({});
    p.clear();
  }
  EXPECT_EQ(out.str(), "");
}

TEST(progress, redraws_ten_times_a_second_and_cleans_up) {
  std::ostringstream out;
  // As the machine has time for this: how long it was at most.
  std::chrono::nanoseconds taken = {};
  {
    const auto begin = progress::clock::now();
    progress p(out, true, 100);
    do {
      taken = progress::clock::now() - begin;
      p.update({1, 0, 0, 50});
    } while (taken < 250ms);
    taken = progress::clock::now() - begin;
  }
  const std::string text = out.str();
  const auto drawn = std::ranges::count(text, '[') - std::ranges::count(text, '\x1b');
  EXPECT_GE(drawn, 1);
  EXPECT_LE(drawn, taken / 100ms);
  EXPECT_TRUE(text.ends_with("\r\x1b[K")) << "the line is removed";
}

}  // namespace
}  // namespace xylem::cli
