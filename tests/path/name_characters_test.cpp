// SPDX-License-Identifier: MIT
#include <cstring>
#include <string>
#include <vector>

#include <xylem/detail/name_characters.hpp>

#include <gtest/gtest.h>

namespace xylem::detail {
namespace {

std::string utf8(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) {
    return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  }
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

// XML 1.0 fifth edition, production [4], without the colon (Namespaces in XML 1.0 [4]), as written
// there.
constexpr const char* start_production =
    "[A-Z] | _ | [a-z] | [C0-D6] | [D8-F6] | [F8-2FF] | [370-37D] | [37F-1FFF] | [200C-200D] | "
    "[2070-218F] | [2C00-2FEF] | [3001-D7FF] | [F900-FDCF] | [FDF0-FFFD] | [10000-EFFFF]";
// Production [4a], what it adds.
constexpr const char* more_production = "- | . | [0-9] | B7 | [300-36F] | [203F-2040]";

void allow(const char* production, std::vector<bool>& allowed) {
  std::string text = production;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(" | ", at);
    if (end == std::string::npos) end = text.size();
    std::string piece = text.substr(at, end - at);
    at = end + 3;
    const auto value = [](const std::string& s) {
      const bool is_character = s.size() == 1;
      return is_character ? static_cast<unsigned long>(static_cast<unsigned char>(s[0]))
                          : std::stoul(s, nullptr, 16);
    };
    if (piece[0] != '[') {
      allowed[value(piece)] = true;
      continue;
    }
    piece = piece.substr(1, piece.size() - 2);
    const std::size_t dash = piece.find('-');
    for (auto c = value(piece.substr(0, dash)); c <= value(piece.substr(dash + 1)); ++c)
      allowed[c] = true;
  }
}

TEST(name_characters, every_code_point) {
  std::vector<bool> start(0x110000);
  std::vector<bool> part(0x110000);
  allow(start_production, start);
  allow(start_production, part);
  allow(more_production, part);
  for (char32_t c = 0; c < 0x110000; ++c) {
    ASSERT_EQ(is_name_start(c), start[c]) << static_cast<unsigned>(c);
    ASSERT_EQ(is_name_part(c), part[c]) << static_cast<unsigned>(c);
    const std::string text = utf8(c);
    const bool is_surrogate = c >= 0xD800 && c <= 0xDFFF;
    const decoded_character decoded = decode_utf8(text);
    ASSERT_EQ(decoded.length, is_surrogate ? 0 : text.size()) << static_cast<unsigned>(c);
    ASSERT_EQ(decoded.value, is_surrogate ? 0 : c);
    ASSERT_EQ(ncname_length(text), start[c] && !is_surrogate ? text.size() : 0);
    ASSERT_EQ(ncname_length(std::string("x").append(text)),
              part[c] && !is_surrogate ? text.size() + 1 : 1);
  }
}

TEST(name_characters, malformed_utf8_is_no_name) {
  constexpr std::string_view malformed[] = {
      "\x80",
      "\xBF",
      "\xC0\x80",
      "\xC1\xBF",
      "\xC3",
      "\xC3(",
      "\xE0\x80\x80",
      "\xE0\x9F\xBF",
      "\xE1\x80",
      "\xED\xA0\x80",
      "\xF0\x80\x80\x80",
      "\xF0\x8F\xBF\xBF",
      "\xF1\x80\x80",
      "\xF4\x90\x80\x80",
      "\xF5\x80\x80\x80",
      "\xFE",
      "\xFF",
  };
  for (const std::string_view text : malformed) {
    EXPECT_EQ(decode_utf8(text).length, 0U);
    EXPECT_EQ(ncname_length(text), 0U);
    EXPECT_EQ(ncname_length(std::string("a").append(text)), 1U);
  }
}

TEST(name_characters, the_longest_name_is_taken) {
  EXPECT_EQ(ncname_length("abc"), 3U);
  EXPECT_EQ(ncname_length("a-b.c_1:d"), 7U);
  EXPECT_EQ(ncname_length("a b"), 1U);
  EXPECT_EQ(ncname_length(""), 0U);
  EXPECT_EQ(ncname_length(std::string_view("a\0b", 3)), 1U);
}

}  // namespace
}  // namespace xylem::detail
