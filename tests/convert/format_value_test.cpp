// SPDX-License-Identifier: MIT
#include <bit>
#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include <xylem/format_value.hpp>

#include <gtest/gtest.h>

#include "convert/convert.hpp"
#include "reading.hpp"

namespace xylem {
namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::sys_days;
using instant = std::chrono::sys_time<microseconds>;

std::string text_of(const value& v) {
  std::string out = "|";
  append_text(out, v);
  EXPECT_EQ(out.front(), '|');
  return out.substr(1);
}

std::string text_of(const value& v, value_type type) {
  std::string out;
  append_text(out, v, type);
  return out;
}

TEST(format_value, writes_nothing_for_no_value) {
  EXPECT_EQ(text_of(value{}), "");
}

TEST(format_value, writes_strings_as_they_are) {
  EXPECT_EQ(text_of(value{std::string_view(" a,\"b\"\n")}), " a,\"b\"\n");
}

TEST(format_value, writes_integers) {
  EXPECT_EQ(text_of(value{std::int64_t{0}}), "0");
  EXPECT_EQ(text_of(value{std::numeric_limits<std::int64_t>::min()}), "-9223372036854775808");
  EXPECT_EQ(text_of(value{std::numeric_limits<std::uint64_t>::max()}), "18446744073709551615");
  EXPECT_EQ(text_of(value{true}), "true");
  EXPECT_EQ(text_of(value{false}), "false");
}

TEST(format_value, writes_floating_point_shortest) {
  EXPECT_EQ(text_of(value{0.1}), "0.1");
  EXPECT_EQ(text_of(value{-1.5}), "-1.5");
  EXPECT_EQ(text_of(value{100.0}), "100");
  EXPECT_EQ(text_of(value{-0.0}), "-0");
  EXPECT_EQ(text_of(value{1e300}), "1e+300");
  EXPECT_EQ(text_of(value{std::numeric_limits<double>::infinity()}), "INF");
  EXPECT_EQ(text_of(value{-std::numeric_limits<double>::infinity()}), "-INF");
  EXPECT_EQ(text_of(value{std::numeric_limits<double>::quiet_NaN()}), "NaN");
}

TEST(format_value, writes_floats_as_floats) {
  EXPECT_EQ(text_of(value{static_cast<double>(0.1F)}, value_type::float32), "0.1");
  EXPECT_EQ(text_of(value{static_cast<double>(0.1F)}, value_type::float64), "0.10000000149011612");
  EXPECT_EQ(text_of(value{std::numeric_limits<double>::infinity()}, value_type::float32), "INF");
  EXPECT_EQ(text_of(value{std::numeric_limits<double>::quiet_NaN()}, value_type::float32), "NaN");
  // What is no float loses nothing.
  EXPECT_EQ(text_of(value{0.1}, value_type::float32), "0.1");
  EXPECT_EQ(text_of(value{0.12345678901234}, value_type::float32), "0.12345678901234");
  EXPECT_EQ(text_of(value{1e300}, value_type::float32), "1e+300");
  EXPECT_EQ(text_of(value{std::int64_t{7}}, value_type::int64), "7");
  EXPECT_EQ(text_of(value{}, value_type::float32), "");
}

TEST(format_value, writes_decimals_with_their_zeros) {
  EXPECT_EQ(text_of(value{decimal(10000, 2)}), "100.00");
  EXPECT_EQ(text_of(value{decimal(-5, 1)}), "-0.5");
}

TEST(format_value, writes_dates) {
  EXPECT_EQ(text_of(value{2024y / 2 / 3}), "2024-02-03");
  EXPECT_EQ(text_of(value{7y / 12 / 31}), "0007-12-31");
  EXPECT_EQ(text_of(value{std::chrono::year{-44} / 3 / 15}), "-0044-03-15");
  EXPECT_EQ(text_of(value{32767y / 12 / 31}), "32767-12-31");
}

TEST(format_value, writes_instants_in_utc) {
  const sys_days day = 2024y / 2 / 23;
  EXPECT_EQ(text_of(value{instant{day}}), "2024-02-23T00:00:00Z");
  EXPECT_EQ(text_of(value{instant{day + 10h + 5min + 9s}}), "2024-02-23T10:05:09Z");
  EXPECT_EQ(text_of(value{instant{day + 500ms}}), "2024-02-23T00:00:00.5Z");
  EXPECT_EQ(text_of(value{instant{day + 1us}}), "2024-02-23T00:00:00.000001Z");
  EXPECT_EQ(text_of(value{instant{day + 120us}}), "2024-02-23T00:00:00.00012Z");
  EXPECT_EQ(text_of(value{instant{-1us}}), "1969-12-31T23:59:59.999999Z");
  EXPECT_EQ(text_of(value{instant{sys_days{0y / 2 / 29}}}), "0000-02-29T00:00:00Z");
}

// Years std::chrono::year does not have; the dates follow from the 400-year period.
TEST(format_value, writes_every_instant_there_is) {
  EXPECT_EQ(text_of(value{instant::max()}), "294247-01-10T04:00:54.775807Z");
  EXPECT_EQ(text_of(value{instant::min()}), "-290308-12-21T19:59:05.224192Z");
}

TEST(format_value, writes_times_of_day) {
  EXPECT_EQ(text_of(value{time_of_day{0us}}), "00:00:00");
  EXPECT_EQ(text_of(value{time_of_day{24h - 1us}}), "23:59:59.999999");
  EXPECT_EQ(text_of(value{time_of_day{10h + 30min + 100ms}}), "10:30:00.1");
}

void expect_same(const value& left, const value& right) {
  ASSERT_EQ(left.index(), right.index());
  if (const auto* const time = std::get_if<time_of_day>(&left)) {
    ASSERT_EQ(time->to_duration(), std::get<time_of_day>(right).to_duration());
  } else if (const auto* const number = std::get_if<double>(&left)) {
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*number),
              std::bit_cast<std::uint64_t>(std::get<double>(right)));
  } else {
    ASSERT_EQ(text_of(left), text_of(right));
  }
}

// What is written reads back to the same value, for each type with a text form of its own.
TEST(format_value, round_trips) {
  std::mt19937_64 random(11);
  const auto check = [](value_type type, const value& v) {
    std::string text;
    append_text(text, v, type);
    value back;
    const auto& entry = convert_stage::types()[static_cast<std::size_t>(type)];
    ASSERT_EQ(entry.from_text(text, text_format{}, back), errc::ok) << text;
    expect_same(v, back);
  };
  for (int i = 0; i < 100'000; ++i) {
    const std::uint64_t bits = random();
    check(value_type::int64, static_cast<std::int64_t>(bits));
    check(value_type::uint64, bits);
    if (const auto number = std::bit_cast<double>(bits); std::isfinite(number)) {
      check(value_type::float64, number);
    }
    if (const auto number = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
        std::isfinite(number)) {
      check(value_type::float32, double{number});
    }
    check(value_type::decimal, decimal(bits, static_cast<int>(bits % 39)));
    // Years -29000 to 33000, which std::chrono::year has, in microseconds.
    const auto ticks = static_cast<std::int64_t>(bits % 1'900'000'000'000'000'000U);
    check(value_type::datetime, instant{microseconds{ticks - 950'000'000'000'000'000}});
    check(value_type::time, time_of_day{microseconds{bits % 86'400'000'000U}});
    const auto day = static_cast<int>(bits % 20'000'000U) - 10'000'000;
    check(value_type::date, std::chrono::year_month_day{sys_days{std::chrono::days{day}}});
  }
}

}  // namespace
}  // namespace xylem
