// SPDX-License-Identifier: MIT
//
// Growth as the other tests measure it: what is quadratic is found, alone and in a share that twice
// the work makes felt; what is linear passes, with steps in it too.

#include "growth.hpp"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace xylem::engine_tests {
namespace {

volatile std::uint64_t sink = 0;

void work(double units) {
  std::uint64_t x = 1;
  for (double i = 0; i < units; ++i)
    x = x * 0x5851F42D4C957F2DULL + 1;
  sink = x;
}

std::string letters(std::size_t count) {
  return std::string(count, 'x');
}

double per_doubling(double (*units)(double size)) {
  return measured_growth([=](const std::string& text) { work(units(double(text.size()))); },
                         letters, 20'000, 0.05)
      .per_doubling();
}

TEST(growth_measured, of_linear_work_is_two) {
  EXPECT_NEAR(per_doubling([](double n) { return n; }), 2.0, 0.2);
  // A third more for each byte of the larger size.
  EXPECT_LT(per_doubling([](double n) { return n > 100'000 ? 1.3 * n : n; }), most_per_doubling);
}

TEST(growth_measured, of_quadratic_work_is_too_much) {
  EXPECT_NEAR(per_doubling([](double n) { return n * n / 20'000; }), 4.0, 0.4);
  // A seventh of the time at first, more than half in the end.
  EXPECT_GT(per_doubling([](double n) { return n + n * n / 120'000; }), most_per_doubling);
}

TEST(growth_measured, of_work_below_fixed_costs_is_too_little) {
  EXPECT_LT(per_doubling([](double n) { return 1e6 + n; }), 1.5);
}

TEST(growth_measured, of_work_below_fixed_costs_is_made_more) {
  expect_linear([](const std::string& text) { work(200'000 + double(text.size())); }, letters,
                20'000);
}

}  // namespace
}  // namespace xylem::engine_tests
