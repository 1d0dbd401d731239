// SPDX-License-Identifier: MIT
#include "record/white_space.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace xylem::record {
namespace {

std::string collapsed(std::string_view text) {
  const std::string_view trimmed = trim(text);
  std::string out(trimmed.size(), '#');
  out.resize(collapse(trimmed, out));
  return out;
}

TEST(white_space, is_what_xml_says) {
  for (int c = 0; c < 256; ++c) {
    const bool expected = c == 0x20 || c == 0x9 || c == 0xA || c == 0xD;
    EXPECT_EQ(is_white_space(static_cast<char>(c)), expected) << c;
  }
}

TEST(white_space, is_trimmed_at_both_ends) {
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim(" \t\r\n"), "");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" a b\n"), "a b");
  EXPECT_EQ(trim("\xC2\xA0 a"), "\xC2\xA0 a");  // no-break space is text
}

TEST(white_space, runs_inside_become_one_space) {
  EXPECT_EQ(collapsed("  a \t b\r\nc  "), "a b c");
  EXPECT_EQ(collapsed("a\nb"), "a b");
  EXPECT_EQ(collapsed(""), "");
}

// Against the definition: words joined by one space.
TEST(white_space, random_texts) {
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 12, ' ');
    for (char& c : text)
      c = "ab \t\n\r"[random() % 6];
    std::string expected;
    bool is_word = false;
    for (const char c : text) {
      const bool is_space = std::string_view(" \t\n\r").find(c) != std::string_view::npos;
      if (!is_space && !is_word && !expected.empty()) expected += ' ';
      if (!is_space) expected += c;
      is_word = !is_space;
    }
    ASSERT_EQ(collapsed(text), expected);
    const std::string_view trimmed = trim(text);
    ASSERT_EQ(needs_collapse(trimmed), trimmed != expected) << '\'' << text << '\'';
  }
}

}  // namespace
}  // namespace xylem::record
