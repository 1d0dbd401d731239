// SPDX-License-Identifier: MIT
#include "sink/json_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace xylem::sink {
namespace {

std::string string_of(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string name_of(std::string_view text) {
  std::string out;
  append_json_name(out, text);
  return out;
}

TEST(json_text, escapes_every_control_character) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (unsigned byte = 0; byte < 0x20; ++byte) {
    std::string expected = "\\u00";
    expected += digits[byte >> 4U];
    expected += digits[byte & 15U];
    if (byte == '\n') expected = "\\n";
    if (byte == '\r') expected = "\\r";
    if (byte == '\t') expected = "\\t";
    const std::string text = std::string("a") + static_cast<char>(byte) + "b";
    EXPECT_EQ(string_of(text), "\"a" + expected + "b\"") << byte;
  }
  EXPECT_EQ(string_of("\x7F"), "\"\\u007f\"");
}

TEST(json_text, escapes_quotes_and_backslashes_only) {
  EXPECT_EQ(string_of("\"a\\b\""), "\"\\\"a\\\\b\\\"\"");
  EXPECT_EQ(string_of("</a>'"), "\"</a>'\"");
  EXPECT_EQ(string_of(""), "\"\"");
  EXPECT_EQ(string_of("\xE2\x82\xAC\xF0\x9F\x8C\xB1"), "\"\xE2\x82\xAC\xF0\x9F\x8C\xB1\"");
}

TEST(json_text, repairs_names_that_are_no_utf8) {
  const std::string r = "\xEF\xBF\xBD";
  EXPECT_EQ(name_of("a.xml"), "\"a.xml\"");
  EXPECT_EQ(name_of("\xC3\xA4\xF0\x9F\x8C\xB1"), "\"\xC3\xA4\xF0\x9F\x8C\xB1\"");
  EXPECT_EQ(name_of("a\xE4z"), "\"a" + r + "z\"");
  EXPECT_EQ(name_of("\xC3"), '"' + r + '"') << "cut at the end";
  EXPECT_EQ(name_of("\xC0\x80"), '"' + r + r + '"') << "overlong";
  EXPECT_EQ(name_of("\xED\xA0\x80"), '"' + r + r + r + '"') << "surrogate";
  EXPECT_EQ(name_of("\xF4\x90\x80\x80"), '"' + r + r + r + r + '"') << "above U+10FFFF";
  EXPECT_EQ(name_of("\xE2\x82\n"), '"' + r + r + "\\n\"");
}

}  // namespace
}  // namespace xylem::sink
