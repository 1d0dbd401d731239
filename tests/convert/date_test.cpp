// SPDX-License-Identifier: MIT
#include "convert/date.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <string>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

using std::chrono::year_month_day;
using namespace std::chrono_literals;

std::string printed(const char* form, int year, unsigned month, unsigned day) {
  std::array<char, 64> text;
  const int length = std::snprintf(text.data(), text.size(), form, year, month, day);
  return std::string(text.data(), static_cast<std::size_t>(length));
}

// Days in a month by the rule as people say it, independent of std::chrono.
unsigned days_in(int year, unsigned month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

TEST(date, all_of_eight_centuries) {
  const text_format dotted = with_pattern("%d.%m.%Y");
  for (int year = 1600; year <= 2400; ++year) {
    for (unsigned month = 0; month <= 13; ++month) {
      for (unsigned day = 0; day <= 32; ++day) {
        const bool exists = month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
        const errc expected = exists ? errc::ok : errc::value_out_of_range;
        year_month_day out = 1999y / 1 / 1;
        const year_month_day wanted =
            exists ? year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                    std::chrono::day{day}}
                   : out;
        ASSERT_EQ(read(printed("%04d-%02u-%02u", year, month, day), plain, out), expected);
        ASSERT_EQ(out, wanted);
        out = 1999y / 1 / 1;
        ASSERT_EQ(read(printed("%04d%02u%02u", year, month, day), sap_format, out), expected);
        ASSERT_EQ(out, wanted);
        out = 1999y / 1 / 1;
        ASSERT_EQ(read(printed("%3$02u.%2$02u.%1$04d", year, month, day), dotted, out), expected);
        ASSERT_EQ(out, wanted);
      }
    }
  }
}

TEST(date, has_years_up_to_the_calendar_s_limits) {
  EXPECT_EQ(value_of<year_month_day>("0001-01-01"), 1y / 1 / 1);
  EXPECT_EQ(value_of<year_month_day>("0000-02-29"), 0y / 2 / 29);
  EXPECT_EQ(value_of<year_month_day>("-0001-12-31"), std::chrono::year{-1} / 12 / 31);
  EXPECT_EQ(value_of<year_month_day>("10000-01-01"), 10000y / 1 / 1);
  EXPECT_EQ(value_of<year_month_day>("32767-12-31"), 32767y / 12 / 31);
  EXPECT_EQ(value_of<year_month_day>("-32767-01-01"), std::chrono::year{-32767} / 1 / 1);
  for (const char* text :
       {"32768-01-01", "-32768-01-01", "-32769-01-01", "-65535-01-01", "65537-01-01", "99999-01-01",
        "2147483648-01-01", "4294967296-01-01", "99999999999999999999-01-01"}) {
    EXPECT_EQ(code_of<year_month_day>(text), errc::value_out_of_range) << text;
  }
}

TEST(date, refuses_what_is_no_date) {
  for (const char* text : {"2024",        "2024-02",     "2024-02-",     "2024-2-23",
                           "2024-02-3",   "24-02-23",    "024-02-23",    "02024-02-23",
                           "00000-01-01", "+2024-02-23", "--2024-02-23", "2024/02/23",
                           "20240223",    "2024-0223",   "2024-02-23T",  "2024-02-23T00:00:00",
                           "2024-02-230", " 2024-02-23", "2024-02-23 ",  "2024-02--3",
                           "2024-+2-23",  "-",           "-2024",        "23.02.2024",
                           "2024-13-45x", "2024-Feb-23"}) {
    EXPECT_EQ(code_of<year_month_day>(text), errc::value_malformed) << text;
  }
  EXPECT_EQ(code_of<year_month_day>(std::string_view("2024-02-23\0", 11)), errc::value_malformed);
}

TEST(date, may_have_a_zone_that_changes_nothing) {
  for (const char* text : {"2024-02-23Z", "2024-02-23+00:00", "2024-02-23-05:00",
                           "2024-02-23+13:59", "2024-02-23-14:00"}) {
    EXPECT_EQ(value_of<year_month_day>(text), 2024y / 2 / 23) << text;
  }
  for (const char* text : {"2024-02-23+14:01", "2024-02-23+15:00", "2024-02-23-01:60"}) {
    EXPECT_EQ(code_of<year_month_day>(text), errc::value_out_of_range) << text;
  }
}

TEST(date, is_eight_digits_in_sap) {
  EXPECT_EQ(value_of<year_month_day>("20240223", sap_format), 2024y / 2 / 23);
  EXPECT_EQ(value_of<year_month_day>("99991231", sap_format), 9999y / 12 / 31);
  for (const char* text : {"00000000", "", " ", "        "}) {
    EXPECT_EQ(code_of<year_month_day>(text, sap_format), errc::field_missing) << "'" << text << "'";
  }
  for (const char* text : {"20240230", "20240001", "20240100", "00000001", "99999999"}) {
    EXPECT_EQ(code_of<year_month_day>(text, sap_format), errc::value_out_of_range) << text;
  }
  for (const char* text : {"2024-02-23", "2024022", "202402230", "000000000", "0000000", "0",
                           "2024 223", "20240223Z", "-2024022", "2024022x"}) {
    EXPECT_EQ(code_of<year_month_day>(text, sap_format), errc::value_malformed) << text;
  }
}

TEST(date, follows_its_pattern) {
  EXPECT_EQ(value_of<year_month_day>("23.02.2024", with_pattern("%d.%m.%Y")), 2024y / 2 / 23);
  EXPECT_EQ(value_of<year_month_day>("02/23/24", with_pattern("%m/%d/%y")), 2024y / 2 / 23);
  EXPECT_EQ(value_of<year_month_day>("23-Feb-2024", with_pattern("%d-%b-%Y")), 2024y / 2 / 23);
  // A time is checked and left out.
  EXPECT_EQ(value_of<year_month_day>("20240223 2359", with_pattern("%Y%m%d %H%M")), 2024y / 2 / 23);
  EXPECT_EQ(code_of<year_month_day>("20240223 2360", with_pattern("%Y%m%d %H%M")),
            errc::value_out_of_range);
  EXPECT_EQ(code_of<year_month_day>("2024-02-23", with_pattern("%d.%m.%Y")), errc::value_malformed);
  EXPECT_EQ(code_of<year_month_day>("02.2024", with_pattern("%m.%Y")), errc::value_malformed);
  EXPECT_EQ(code_of<year_month_day>("00.00.0000", with_pattern("%d.%m.%Y")),
            errc::value_out_of_range);
  text_format sap = with_pattern("%d.%m.%Y");
  sap.convention = convention::sap;
  EXPECT_EQ(code_of<year_month_day>("00.00.0000", sap), errc::field_missing);
  EXPECT_EQ(value_of<year_month_day>("23.02.2024", sap), 2024y / 2 / 23);
}

TEST(date, is_empty_or_missing) {
  EXPECT_EQ(code_of<year_month_day>(""), errc::value_empty);
  EXPECT_EQ(code_of<year_month_day>("", missing_format), errc::field_missing);
  EXPECT_EQ(code_of<year_month_day>("", with_pattern("%d.%m.%Y")), errc::value_empty);
}

}  // namespace
}  // namespace xylem::convert_tests
