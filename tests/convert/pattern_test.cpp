// SPDX-License-Identifier: MIT
#include "convert/pattern.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_stage {
namespace {

using detail::pattern_is_valid;

TEST(pattern, is_valid_when_every_part_is_known_and_single) {
  for (const char* pattern : {"", "%Y", "%Y-%m-%d", "%d.%m.%Y %H:%M:%S", "%y%b%d", "%%", "100%%",
                              "%%%Y%%", "no parts at all", "%H", "%S%M%H"}) {
    EXPECT_TRUE(pattern_is_valid(pattern)) << pattern;
  }
  for (const char* pattern : {"%", "%Y%", "%Y-%q", "% Y", "%e", "%z", "%f", "%T", "%j", "%p", "%%%",
                              "%Y %Y", "%Y %y", "%m %b", "%d%d", "%H%H", "%M%M", "%S%S"}) {
    EXPECT_FALSE(pattern_is_valid(pattern)) << pattern;
  }
  EXPECT_FALSE(pattern_is_valid(std::string_view("%\0", 2)));
}

TEST(pattern, has_the_parts_its_use_needs) {
  using enum detail::pattern_use;
  for (const detail::pattern_use use : {date, datetime}) {
    EXPECT_TRUE(pattern_is_valid("%Y%m%d", use));
    EXPECT_TRUE(pattern_is_valid("%d-%b-%y %H", use));
    EXPECT_TRUE(pattern_is_valid("", use));
    EXPECT_FALSE(pattern_is_valid("%Y%m", use));
    EXPECT_FALSE(pattern_is_valid("%m%d", use));
    EXPECT_FALSE(pattern_is_valid("%Y%d", use));
    EXPECT_FALSE(pattern_is_valid("%H%M%S", use));
    EXPECT_FALSE(pattern_is_valid("%Y%m%d%Y", use));
  }
  EXPECT_TRUE(pattern_is_valid("%H", time));
  EXPECT_TRUE(pattern_is_valid("%Y%m%d%H%M%S", time));
  EXPECT_TRUE(pattern_is_valid("", time));
  EXPECT_FALSE(pattern_is_valid("%M%S", time));
  EXPECT_FALSE(pattern_is_valid("%H%", time));
}

TEST(pattern, takes_its_parts_from_the_text) {
  pattern_fields f;
  ASSERT_TRUE(match_pattern("[%d/%m/%Y] %H:%M:%S %%", "[23/02/2024] 10:30:15 %", f));
  EXPECT_EQ(f.date.year, 2024);
  EXPECT_EQ(f.date.month, 2U);
  EXPECT_EQ(f.date.day, 23U);
  EXPECT_EQ(f.time.hour, 10U);
  EXPECT_EQ(f.time.minute, 30U);
  EXPECT_EQ(f.time.second, 15U);
}

TEST(pattern, matches_the_whole_text_only) {
  pattern_fields f;
  EXPECT_TRUE(match_pattern("%Y", "2024", f));
  for (const char* text : {"", "202", "20245", "2024 ", " 2024", "-024", "+024", "20a4"}) {
    EXPECT_FALSE(match_pattern("%Y", text, f)) << text;
  }
  EXPECT_FALSE(match_pattern("%Y-%m", "2024", f));
  EXPECT_FALSE(match_pattern("%Y-%m", "2024-", f));
  EXPECT_FALSE(match_pattern("%Y-%m", "2024_02", f));
  EXPECT_FALSE(match_pattern("%Y %m", "2024  02", f));
  EXPECT_FALSE(match_pattern("", "2024", f));
}

TEST(pattern, that_is_not_valid_matches_nothing) {
  pattern_fields f;
  EXPECT_FALSE(match_pattern("%Y%", "2024", f));
  EXPECT_FALSE(match_pattern("%Y%", "2024%", f));
  EXPECT_FALSE(match_pattern("%q", "q", f));
  EXPECT_FALSE(match_pattern("%Y%Y", "20242024", f));
}

TEST(pattern, two_digit_years_turn_at_69) {
  for (unsigned year = 0; year < 100; ++year) {
    pattern_fields f;
    const std::string text = {static_cast<char>('0' + year / 10),
                              static_cast<char>('0' + year % 10)};
    ASSERT_TRUE(match_pattern("%y", text, f));
    EXPECT_EQ(f.date.year, static_cast<int>(year) + (year < 69 ? 2000 : 1900));
  }
}

TEST(pattern, months_have_english_names_in_any_case) {
  constexpr std::array<const char*, 12> names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (unsigned month = 0; month < names.size(); ++month) {
    for (unsigned cases = 0; cases < 8; ++cases) {
      std::string text = names[month];
      for (std::size_t i = 0; i < 3; ++i) {
        const bool is_upper = (cases >> i & 1U) != 0;
        text[i] = static_cast<char>(is_upper ? text[i] & ~0x20 : text[i] | 0x20);
      }
      pattern_fields f;
      ASSERT_TRUE(match_pattern("%b", text, f)) << text;
      EXPECT_EQ(f.date.month, month + 1);
    }
  }
  pattern_fields f;
  for (const char* text : {"Ja", "", "Mai", "M\xC3\xA4r", "Dez", "June", "Jan.",
                           "\x0A"
                           "an"}) {
    EXPECT_FALSE(match_pattern("%b", text, f)) << text;
  }
}

}  // namespace
}  // namespace xylem::convert_stage
