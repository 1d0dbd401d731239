// SPDX-License-Identifier: MIT
#include <chrono>
#include <cstdint>
#include <limits>
#include <string>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

using namespace std::chrono_literals;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using sys_milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;
using sys_microseconds = std::chrono::sys_time<std::chrono::microseconds>;
using sys_nanoseconds = std::chrono::sys_time<std::chrono::nanoseconds>;
using local_microseconds = std::chrono::local_time<std::chrono::microseconds>;

constexpr sys_days feb_23 = 2024y / 2 / 23;

TEST(datetime, is_an_instant) {
  EXPECT_EQ(value_of<sys_seconds>("1970-01-01T00:00:00Z").time_since_epoch(), 0s);
  EXPECT_EQ(value_of<sys_seconds>("2001-09-09T01:46:40Z").time_since_epoch(), 1'000'000'000s);
  EXPECT_EQ(value_of<sys_seconds>("1969-12-31T23:59:59Z").time_since_epoch(), -1s);
  EXPECT_EQ(value_of<sys_seconds>("2024-02-23T10:30:15Z"), feb_23 + 10h + 30min + 15s);
  EXPECT_EQ(value_of<sys_milliseconds>("2024-02-23T10:30:15.5Z"), feb_23 + 10h + 30min + 15500ms);
  EXPECT_EQ(value_of<sys_microseconds>("1969-12-31T23:59:59.999999Z").time_since_epoch(), -1us);
  EXPECT_EQ(value_of<sys_nanoseconds>("2024-02-23T00:00:00.000000001Z"), feb_23 + 1ns);
}

TEST(datetime, applies_its_zone) {
  EXPECT_EQ(value_of<sys_seconds>("2024-02-23T10:00:00+02:00"), feb_23 + 8h);
  EXPECT_EQ(value_of<sys_seconds>("2024-02-23T10:00:00-05:30"), feb_23 + 15h + 30min);
  EXPECT_EQ(value_of<sys_seconds>("2024-02-23T00:00:00+14:00"), feb_23 - 14h);
  EXPECT_EQ(value_of<sys_seconds>("2023-12-31T23:00:00-01:00"), sys_days{2024y / 1 / 1});
  // An explicit zone counts even where UTC would be assumed.
  EXPECT_EQ(value_of<sys_seconds>("2024-02-23T10:00:00+02:00", utc_format), feb_23 + 8h);
}

TEST(datetime, needs_a_zone_to_be_an_instant) {
  EXPECT_EQ(code_of<sys_seconds>("2024-02-23T10:00:00"), errc::value_zone_missing);
  EXPECT_EQ(value_of<sys_seconds>("2024-02-23T10:00:00", utc_format), feb_23 + 10h);
}

TEST(datetime, as_local_time_is_the_reading_of_the_clock) {
  const local_seconds ten = local_days{2024y / 2 / 23} + 10h;
  for (const char* text : {"2024-02-23T10:00:00", "2024-02-23T10:00:00Z",
                           "2024-02-23T10:00:00+02:00", "2024-02-23T10:00:00-14:00"}) {
    EXPECT_EQ(value_of<local_seconds>(text), ten) << text;
  }
  EXPECT_EQ(code_of<local_seconds>("2024-02-23T10:00:00+15:00"), errc::value_out_of_range);
  EXPECT_EQ(value_of<local_microseconds>("2024-02-23T10:00:00.25"), ten + 250ms);
  EXPECT_EQ(value_of<local_seconds>("20240223100000", sap_format), ten);
}

TEST(datetime, at_24_is_the_next_day) {
  EXPECT_EQ(value_of<sys_seconds>("2024-02-28T24:00:00Z"), sys_days{2024y / 2 / 29});
  EXPECT_EQ(value_of<sys_seconds>("2024-12-31T24:00:00.000Z"), sys_days{2025y / 1 / 1});
  EXPECT_EQ(value_of<local_seconds>("2023-02-28T24:00:00"), local_days{2023y / 3 / 1});
  EXPECT_EQ(code_of<sys_seconds>("2024-02-28T24:00:01Z"), errc::value_out_of_range);
  EXPECT_EQ(code_of<sys_nanoseconds>("2024-02-28T24:00:00.0000000001Z"), errc::value_out_of_range);
}

TEST(datetime, is_exact) {
  EXPECT_EQ(code_of<sys_seconds>("2024-02-23T10:00:00.5Z"), errc::value_inexact);
  EXPECT_EQ(code_of<sys_milliseconds>("2024-02-23T10:00:00.0001Z"), errc::value_inexact);
  EXPECT_EQ(code_of<sys_microseconds>("2024-02-23T10:00:00.0000001Z"), errc::value_inexact);
  EXPECT_EQ(code_of<sys_nanoseconds>("2024-02-23T10:00:00.0000000001Z"), errc::value_inexact);
  EXPECT_EQ(value_of<sys_seconds>("2024-02-23T10:00:00.000000000000Z"), feb_23 + 10h);
}

TEST(datetime, ends_where_nanoseconds_do) {
  using limits = std::numeric_limits<std::int64_t>;
  EXPECT_EQ(value_of<sys_nanoseconds>("1677-09-21T00:12:43.145224192Z").time_since_epoch().count(),
            limits::min());
  EXPECT_EQ(value_of<sys_nanoseconds>("2262-04-11T23:47:16.854775807Z").time_since_epoch().count(),
            limits::max());
  EXPECT_EQ(code_of<sys_nanoseconds>("1677-09-21T00:12:43.145224191Z"), errc::value_out_of_range);
  EXPECT_EQ(code_of<sys_nanoseconds>("2262-04-11T23:47:16.854775808Z"), errc::value_out_of_range);
  EXPECT_EQ(code_of<sys_nanoseconds>("9999-12-31T00:00:00Z"), errc::value_out_of_range);
  EXPECT_EQ(code_of<sys_nanoseconds>("0001-01-01T00:00:00Z"), errc::value_out_of_range);
  EXPECT_EQ(value_of<sys_microseconds>("32767-12-31T23:59:59.999999-14:00"),
            sys_days{32767y / 12 / 31} + 38h - 1us);
  EXPECT_EQ(value_of<sys_microseconds>("-32767-01-01T00:00:00+14:00"),
            sys_days{std::chrono::year{-32767} / 1 / 1} - 14h);
  EXPECT_EQ(code_of<sys_seconds>("32768-01-01T00:00:00Z"), errc::value_out_of_range);
}

TEST(datetime, refuses_what_does_not_exist) {
  for (const char* text : {"2023-02-29T10:00:00Z", "2024-13-01T10:00:00Z", "2024-00-01T10:00:00Z",
                           "2024-02-23T25:00:00Z", "2024-02-23T10:60:00Z", "2024-02-23T10:00:60Z",
                           "2024-02-23T10:00:00+14:01", "2024-02-23T10:00:00+00:60"}) {
    EXPECT_EQ(code_of<sys_seconds>(text), errc::value_out_of_range) << text;
  }
}

TEST(datetime, refuses_other_forms) {
  for (const char* text :
       {"2024-02-23", "2024-02-23Z", "2024-02-23T", "2024-02-23T10:00", "2024-02-23T10:00Z",
        "2024-02-23 10:00:00Z", "2024-02-23t10:00:00Z", "2024-02-23T10:00:00z",
        "2024-02-23T10:00:00.Z", "2024-02-23T10:00:00 Z", "2024-02-23T10:00:00+0200",
        "2024-02-23T10:00:00+02", "20240223T100000Z", "20240223100000", "10:00:00Z",
        "2024-02-23T10:00:00ZZ", "2024-02-23T10:00:00Z ", "2024-W08-5T10:00:00Z", "1708682400"}) {
    EXPECT_EQ(code_of<sys_seconds>(text, utc_format), errc::value_malformed) << text;
  }
}

TEST(datetime, is_fourteen_digits_of_utc_in_sap) {
  EXPECT_EQ(value_of<sys_seconds>("20240223103015", sap_format), feb_23 + 10h + 30min + 15s);
  EXPECT_EQ(value_of<sys_nanoseconds>("20240223000000", sap_format), feb_23);
  EXPECT_EQ(value_of<sys_seconds>("20240223240000", sap_format), feb_23 + 24h);
  for (const char* text : {"00000000000000", "", "              "}) {
    EXPECT_EQ(code_of<sys_seconds>(text, sap_format), errc::field_missing) << "'" << text << "'";
    EXPECT_EQ(code_of<local_seconds>(text, sap_format), errc::field_missing) << "'" << text << "'";
  }
  for (const char* text : {"00000000103015", "20240230103015", "20240223250000"}) {
    EXPECT_EQ(code_of<sys_seconds>(text, sap_format), errc::value_out_of_range) << text;
  }
  for (const char* text : {"2024022310301", "202402231030155", "2024-02-23T10:30:15Z", "20240223",
                           "20240223103015Z", "20240223103015.5", "0000000000000", "00000000"}) {
    EXPECT_EQ(code_of<sys_seconds>(text, sap_format), errc::value_malformed) << text;
  }
}

TEST(datetime, follows_its_pattern) {
  EXPECT_EQ(value_of<sys_seconds>("23.02.2024 10:30", with_pattern("%d.%m.%Y %H:%M")),
            feb_23 + 10h + 30min);
  EXPECT_EQ(value_of<sys_seconds>("23.02.2024", with_pattern("%d.%m.%Y")), feb_23);
  EXPECT_EQ(code_of<sys_seconds>("10:30", with_pattern("%H:%M")), errc::value_malformed);
  text_format zoneless = with_pattern("%Y%m%d");
  zoneless.assumes_utc = false;
  EXPECT_EQ(code_of<sys_seconds>("20240223", zoneless), errc::value_zone_missing);
  EXPECT_EQ(value_of<local_seconds>("20240223", zoneless), local_days{2024y / 2 / 23});
  text_format sap = zoneless;
  sap.convention = convention::sap;
  EXPECT_EQ(value_of<sys_seconds>("20240223", sap), feb_23);
  EXPECT_EQ(code_of<sys_seconds>("00000000", sap), errc::field_missing);
}

TEST(datetime, is_empty_or_missing) {
  EXPECT_EQ(code_of<sys_seconds>(""), errc::value_empty);
  EXPECT_EQ(code_of<sys_seconds>("", missing_format), errc::field_missing);
  EXPECT_EQ(code_of<local_seconds>(""), errc::value_empty);
}

TEST(datetime, leaves_the_target_alone_on_failure) {
  sys_seconds out{7s};
  for (const char* text : {"", "x", "2024-02-23T10:00:00", "2024-02-30T10:00:00Z"}) {
    EXPECT_NE(read(text, plain, out), errc::ok);
    EXPECT_EQ(out, sys_seconds{7s});
  }
}

}  // namespace
}  // namespace xylem::convert_tests
