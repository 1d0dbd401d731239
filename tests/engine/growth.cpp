// SPDX-License-Identifier: MIT
#include "growth.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ostream>
#include <thread>

#include <gtest/gtest.h>
#include <malloc.h>

#include "conformance/extent.hpp"
#include "processor_time.hpp"

namespace xylem::engine_tests {

namespace {

constexpr int fewest_rounds = 3;
constexpr int most_rounds = 100;
// What a size is measured for at least: below, it is the clock.
constexpr double shortest = 0.001;
constexpr double most_readings = 1000;
// A doubling that costs less is one of a reading that does something else most of the time.
constexpr double least_per_doubling = 1.5;
// The work is doubled that often, until it is seen.
constexpr int most_enlargements = 4;

// The C library gives a large block back to the system as soon as it is free, and page after page
// has to be handed out again: blocks above the limit cost more, and where it lies changes.
void keep_memory() {
  constexpr int most = 32 << 20;  // the most that glibc takes
  ::mallopt(M_MMAP_THRESHOLD, most);
  ::mallopt(M_TRIM_THRESHOLD, most);
}

bool is_linear(const growth_of_time& g) {
  return g.per_doubling() <= most_per_doubling;
}

}  // namespace

double growth_of_time::per_doubling() const {
  return std::cbrt(large.seconds / small.seconds);
}

std::ostream& operator<<(std::ostream& out, const growth_of_time& g) {
  for (const growth_of_time::measured& m : {g.small, g.large})
    out << m.seconds << " s for " << m.bytes << " bytes, ";
  return out << g.per_doubling() << " times per doubling";
}

growth_of_time measured_growth(const reading& read, const maker& document, std::size_t count,
                               double most_seconds) {
  keep_memory();
  const std::string small = document(count);
  const std::string large = document(growth_of_time::factor * count);
  growth_of_time found = {{small.size(), least_seconds([&] { read(small); }, 3)},
                          {large.size(), least_seconds([&] { read(large); }, 2)}};
  const double turn = std::max(shortest, found.large.seconds);
  const auto readings = [turn](const growth_of_time::measured& m) {
    return static_cast<int>(std::clamp(turn / m.seconds, 1.0, most_readings));
  };
  const int small_readings = readings(found.small);
  const int large_readings = readings(found.large);
  const auto seconds_of_turn = [&](const std::string& text, int times) {
    const double taken = seconds_of([&] {
      for (int i = 0; i < times; ++i)
        read(text);
    });
    return taken / times;
  };

  // The first readings, one by one, had luck or not: they count no more.
  found.small.seconds = found.large.seconds = 1e9;
  const double begin = processor_seconds();
  for (int round = 1; round <= most_rounds; ++round) {
    found.small.seconds = std::min(found.small.seconds, seconds_of_turn(small, small_readings));
    found.large.seconds = std::min(found.large.seconds, seconds_of_turn(large, large_readings));
    if (testing::Test::HasFatalFailure()) break;
    if (round >= fewest_rounds && is_linear(found)) break;
    if (processor_seconds() - begin > most_seconds) break;
    // Whoever else is at work may be done by then.
    if (round >= most_rounds / 4) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return found;
}

void expect_linear(const reading& read, const maker& document, std::size_t count, answered when) {
  if (conformance::is_instrumented) {
    read(document(count));
    return;
  }
  growth_of_time found;
  // Where fixed costs hide the work, there is too little of it.
  for (int enlarged = 0; enlarged < most_enlargements; ++enlarged, count *= 2) {
    found = measured_growth(read, document, count);
    if (testing::Test::HasFatalFailure()) return;
    if (when == answered::early || found.per_doubling() >= least_per_doubling) break;
  }
  EXPECT_LE(found.per_doubling(), most_per_doubling) << found;
  if (when == answered::at_the_end) {
    EXPECT_GE(found.per_doubling(), least_per_doubling) << "fixed costs hide the work: " << found;
  }
}

}  // namespace xylem::engine_tests
