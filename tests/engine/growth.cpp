// SPDX-License-Identifier: MIT
#include "growth.hpp"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

#include <gtest/gtest.h>

namespace xylem::engine_tests {

namespace {

double seconds_of(const std::function<void()>& run) {
  const double before = processor_seconds();
  run();
  return processor_seconds() - before;
}

constexpr int fewest_runs = 3;
constexpr int most_runs = 80;
// Below, the clock is measured and not the work.
constexpr double shortest = 0.0002;
constexpr double most_repeats = 64;

}  // namespace

double processor_seconds() {
  timespec now = {};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double least_seconds(const std::function<void()>& run, int runs) {
  double least = 1e9;
  for (int i = 0; i < runs; ++i)
    least = std::min(least, seconds_of(run));
  return least;
}

void expect_ratio(const reading& read, const maker& document, std::size_t count, std::size_t times,
                  double most, answered when) {
  const std::string single = document(count);
  const std::string larger = document(times * count);
  double least_single = 1e9;
  double least_larger = 1e9;
  // What is read in no time is read several times.
  int repeats = 1;
  const auto read_all = [&](const std::string& text) {
    for (int i = 0; i < repeats; ++i)
      read(text);
  };
  if (when == answered::at_the_end) {
    const double once = least_seconds([&] { read(single); }, fewest_runs);
    repeats = static_cast<int>(std::min(most_repeats, 1.0 + 4.0 * shortest / once));
  }
  for (int run = 1; run <= most_runs; ++run) {
    least_single = std::min(least_single, seconds_of([&] { read_all(single); }));
    least_larger = std::min(least_larger, seconds_of([&] { read_all(larger); }));
    if (testing::Test::HasFatalFailure()) return;
    if (run >= fewest_runs && least_larger <= 0.95 * most * least_single) break;
    // Whoever else is at work may be done by then.
    if (run >= most_runs / 4) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_LE(least_larger, most * least_single) << least_single << " s for " << repeats << " x "
                                               << single.size() << " bytes, times " << times;
  if (when == answered::early) return;
  EXPECT_GT(least_single, shortest) << "too short to be measured";
}

void expect_linear(const reading& read, const maker& document, std::size_t count, answered when) {
  expect_ratio(read, document, count, 2, 2.3, when);
  expect_ratio(read, document, count, 4, 5.0, when);
}

}  // namespace xylem::engine_tests
