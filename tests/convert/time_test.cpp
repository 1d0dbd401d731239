// SPDX-License-Identifier: MIT
#include "convert/time.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <string>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

using namespace std::chrono_literals;
using of_seconds = std::chrono::hh_mm_ss<std::chrono::seconds>;
using of_milliseconds = std::chrono::hh_mm_ss<std::chrono::milliseconds>;
using of_microseconds = std::chrono::hh_mm_ss<std::chrono::microseconds>;
using of_nanoseconds = std::chrono::hh_mm_ss<std::chrono::nanoseconds>;

template <class Time = of_nanoseconds>
auto since_midnight(std::string_view text, const text_format& format = plain) {
  return value_of<Time>(text, format).to_duration();
}

std::string printed(const char* form, unsigned hour, unsigned minute, unsigned second) {
  std::array<char, 64> text;
  const int length = std::snprintf(text.data(), text.size(), form, hour, minute, second);
  return std::string(text.data(), static_cast<std::size_t>(length));
}

TEST(time, all_of_a_day) {
  for (unsigned hour = 0; hour <= 25; ++hour) {
    for (unsigned minute = 0; minute <= 61; ++minute) {
      for (unsigned second = 0; second <= 61; ++second) {
        const bool is_time = hour < 24 && minute < 60 && second < 60;
        const bool is_end = hour == 24 && minute == 0 && second == 0;
        const errc expected = is_time || is_end ? errc::ok : errc::value_out_of_range;
        const std::chrono::seconds wanted = is_time ? std::chrono::hours{hour} +
                                                          std::chrono::minutes{minute} +
                                                          std::chrono::seconds{second}
                                                    : 0s;
        of_seconds out{};
        ASSERT_EQ(read(printed("%02u:%02u:%02u", hour, minute, second), plain, out), expected);
        ASSERT_EQ(out.to_duration(), wanted);
        out = {};
        ASSERT_EQ(read(printed("%02u%02u%02u", hour, minute, second), sap_format, out), expected);
        ASSERT_EQ(out.to_duration(), wanted);
      }
    }
  }
}

TEST(time, has_fractions_as_fine_as_its_unit) {
  EXPECT_EQ(since_midnight("00:00:01.5"), 1500ms);
  EXPECT_EQ(since_midnight("00:00:00.000000001"), 1ns);
  EXPECT_EQ(since_midnight("23:59:59.999999999"), 24h - 1ns);
  EXPECT_EQ(since_midnight<of_microseconds>("00:00:00.000001"), 1us);
  EXPECT_EQ(since_midnight<of_milliseconds>("00:00:00.12"), 120ms);
  EXPECT_EQ(since_midnight<of_seconds>("00:00:07.000"), 7s);
  EXPECT_EQ(since_midnight<of_seconds>("00:00:07." + std::string(100'000, '0')), 7s);
  EXPECT_EQ(since_midnight("00:00:07.123456789" + std::string(100'000, '0')), 7123456789ns);

  EXPECT_EQ(code_of<of_seconds>("00:00:07.1"), errc::value_inexact);
  EXPECT_EQ(code_of<of_seconds>("00:00:07.0000000001"), errc::value_inexact);
  EXPECT_EQ(code_of<of_milliseconds>("00:00:07.1234"), errc::value_inexact);
  EXPECT_EQ(code_of<of_microseconds>("00:00:07.1234567"), errc::value_inexact);
  EXPECT_EQ(code_of<of_nanoseconds>("00:00:07.1234567891"), errc::value_inexact);
  EXPECT_EQ(code_of<of_nanoseconds>("00:00:07." + std::string(100'000, '0') + "1"),
            errc::value_inexact);
}

TEST(time, ends_at_24) {
  EXPECT_EQ(since_midnight("24:00:00"), 0s);
  EXPECT_EQ(since_midnight("24:00:00.000"), 0s);
  for (const char* text : {"24:00:01", "24:01:00", "24:00:00.1", "24:00:00.0000000001", "25:00:00",
                           "23:59:60", "99:99:99"}) {
    EXPECT_EQ(code_of<of_nanoseconds>(text), errc::value_out_of_range) << text;
  }
}

TEST(time, refuses_what_is_no_time) {
  for (const char* text : {"10",        "10:30",     "10:30:",      "1:30:00",     "10:3:00",
                           "10:30:0",   "10:30:00.", "10:30:00,5",  "10:30:00.5x", "10:30:00 ",
                           " 10:30:00", "103000",    "-10:30:00",   "10:30:00PM",  "10-30-00",
                           "T10:30:00", "10:30:000", "10:30:00.-5", "::",          "99:99:9x"}) {
    EXPECT_EQ(code_of<of_seconds>(text), errc::value_malformed) << text;
  }
  EXPECT_EQ(code_of<of_seconds>(std::string_view("10:30:00\0", 9)), errc::value_malformed);
}

TEST(time, may_have_a_zone_that_changes_nothing) {
  for (const char* text : {"10:30:00Z", "10:30:00+02:00", "10:30:00-14:00", "10:30:00.0Z"}) {
    EXPECT_EQ(since_midnight(text), 10h + 30min) << text;
  }
  EXPECT_EQ(code_of<of_seconds>("10:30:00+14:01"), errc::value_out_of_range);
  EXPECT_EQ(code_of<of_seconds>("10:30:00+1:00"), errc::value_malformed);
}

TEST(time, is_six_digits_in_sap) {
  EXPECT_EQ(since_midnight("103000", sap_format), 10h + 30min);
  EXPECT_EQ(since_midnight("000000", sap_format), 0s);
  EXPECT_EQ(since_midnight("240000", sap_format), 0s);
  EXPECT_EQ(code_of<of_seconds>("", sap_format), errc::field_missing);
  EXPECT_EQ(code_of<of_seconds>("      ", sap_format), errc::field_missing);
  for (const char* text : {"10:30:00", "10300", "1030000", "103000.5", "103000Z", "10 000"}) {
    EXPECT_EQ(code_of<of_seconds>(text, sap_format), errc::value_malformed) << text;
  }
}

TEST(time, follows_its_pattern) {
  EXPECT_EQ(since_midnight("10h30", with_pattern("%Hh%M")), 10h + 30min);
  EXPECT_EQ(since_midnight("07", with_pattern("%H")), 7h);
  EXPECT_EQ(since_midnight("59.30.10", with_pattern("%S.%M.%H")), 10h + 30min + 59s);
  // A date is checked and left out.
  EXPECT_EQ(since_midnight("29.02. 10:30", with_pattern("%d.%m. %H:%M")), 10h + 30min);
  EXPECT_EQ(code_of<of_seconds>("30.02. 10:30", with_pattern("%d.%m. %H:%M")),
            errc::value_out_of_range);
  EXPECT_EQ(code_of<of_seconds>("30:10", with_pattern("%M:%S")), errc::value_malformed);
}

TEST(time, is_empty_or_missing) {
  EXPECT_EQ(code_of<of_seconds>(""), errc::value_empty);
  EXPECT_EQ(code_of<of_seconds>("", missing_format), errc::field_missing);
}

TEST(time, leaves_the_target_alone_on_failure) {
  of_seconds out{7s};
  for (const char* text : {"", "x", "25:00:00", "10:30:00.5"}) {
    EXPECT_NE(read(text, plain, out), errc::ok);
    EXPECT_EQ(out.to_duration(), 7s);
  }
}

}  // namespace
}  // namespace xylem::convert_tests
