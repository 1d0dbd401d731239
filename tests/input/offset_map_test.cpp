// SPDX-License-Identifier: MIT
#include "input/offset_map.hpp"

#include <gtest/gtest.h>

namespace xylem::input {
namespace {

constexpr std::uint64_t step = offset_map::spacing;

TEST(offset_map, finds_the_places_around_an_offset) {
  offset_map map;
  for (std::uint64_t i = 0; i < 100; ++i)
    map.add({i * step, i * step * 2});
  const place floor{0, 0};
  const place end{1'000'000, 2'000'000};
  for (std::uint64_t i = 0; i < 99; ++i) {
    for (const std::uint64_t inside : {std::uint64_t{0}, std::uint64_t{1}, step - 1}) {
      EXPECT_EQ(map.last_at(i * step + inside, floor).text, i * step);
      EXPECT_EQ(map.first_behind(i * step + inside, end).text, (i + 1) * step);
    }
  }
  EXPECT_EQ(map.first_behind(99 * step, end).text, end.text);
}

TEST(offset_map, keeps_to_floor_and_ceiling) {
  offset_map map;
  EXPECT_EQ(map.last_at(5, {3, 33}).input, 33U);
  EXPECT_EQ(map.first_behind(5, {7, 77}).input, 77U);
  map.add({10, 20});
  map.add({10 + step, 20 + step});
  EXPECT_EQ(map.last_at(15, {12, 99}).input, 99U);
  EXPECT_EQ(map.last_at(9, {1, 2}).input, 2U);
  EXPECT_EQ(map.first_behind(15, {16, 98}).input, 98U);
}

TEST(offset_map, does_not_keep_places_that_are_close) {
  offset_map map;
  for (std::uint64_t i = 0; i < 10 * step; ++i)
    map.add({i, i});
  for (std::uint64_t i = 0; i < 10 * step; i += 100) {
    EXPECT_EQ(map.last_at(i, {0, 0}).text, i / step * step);
  }
}

TEST(offset_map, forgets_what_is_released) {
  offset_map map;
  const place floor{1, 1};
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    map.add({i * step, i});
    map.release_before(i < 10 ? 0 : (i - 10) * step);
    ASSERT_EQ(map.last_at(i * step, floor).input, i == 0 ? 1U : i);
  }
  EXPECT_EQ(map.last_at(9'989 * step, floor).input, 9'989U);
  EXPECT_EQ(map.last_at(9'988 * step, floor).input, floor.input);
  map.release_before(~std::uint64_t{0});
  EXPECT_EQ(map.last_at(10'000 * step, floor).input, floor.input);
  map.add({20'000 * step, 5});
  EXPECT_EQ(map.last_at(20'000 * step, floor).input, 5U);
}

}  // namespace
}  // namespace xylem::input
