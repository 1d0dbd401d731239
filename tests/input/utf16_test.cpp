// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gate_driver.hpp"
#include "input/encoding.hpp"

namespace xylem::input {
namespace {

using test::to_utf16;

struct decoded {
  conversion made;
  std::string text;
};

decoded decode(const decoder& codec, std::string_view raw, std::size_t room = 64) {
  std::string out(room, '\0');
  const conversion made = codec.convert(raw, out);
  out.resize(made.produced);
  return {made, out};
}

const decoder& codec_of(bool is_big_endian) {
  return is_big_endian ? utf_16be() : utf_16le();
}

bool is_high(char32_t c) {
  return c >= 0xD800 && c <= 0xDBFF;
}
bool is_low(char32_t c) {
  return c >= 0xDC00 && c <= 0xDFFF;
}

TEST(utf16, decodes_every_single_unit) {
  for (const bool is_big_endian : {false, true}) {
    for (char32_t unit = 0; unit <= 0xFFFF; ++unit) {
      const char16_t units[] = {static_cast<char16_t>(unit)};
      const decoded got = decode(codec_of(is_big_endian), to_utf16({units, 1}, is_big_endian));
      if (is_high(unit) || is_low(unit)) {
        ASSERT_EQ(got.made.consumed, 0U);
        ASSERT_EQ(got.made.status,
                  is_high(unit) ? conversion_status::incomplete : conversion_status::malformed);
        continue;
      }
      char expected[4];
      const std::size_t length = encode_utf8(unit, expected);
      ASSERT_EQ(got.text, std::string_view(expected, length)) << static_cast<std::uint32_t>(unit);
      ASSERT_EQ(got.made.status, conversion_status::all_consumed);
      ASSERT_EQ(codec_of(is_big_endian).raw_length(got.text), 2U);
    }
  }
}

TEST(utf16, decodes_pairs_of_units) {
  std::vector<char32_t> units;
  for (char32_t unit = 0; unit <= 0xFFFF; unit += 0x3F1)
    units.push_back(unit);
  for (const char32_t edge : {0x0000U, 0x007FU, 0x0080U, 0x07FFU, 0x0800U, 0xD7FFU, 0xD800U,
                              0xDBFFU, 0xDC00U, 0xDFFFU, 0xE000U, 0xFFFFU}) {
    units.push_back(edge);
  }
  for (char32_t unit = 0xD800; unit <= 0xDFFF; unit += 0x35)
    units.push_back(unit);
  for (const bool is_big_endian : {false, true}) {
    const decoder& codec = codec_of(is_big_endian);
    for (const char32_t first : units) {
      for (const char32_t second : units) {
        const char16_t pair[] = {static_cast<char16_t>(first), static_cast<char16_t>(second)};
        const decoded got = decode(codec, to_utf16({pair, 2}, is_big_endian));
        const std::string where = std::to_string(first) + ' ' + std::to_string(second);
        std::string expected;
        const auto append = [&](char32_t scalar) {
          char bytes[4];
          expected.append(bytes, encode_utf8(scalar, bytes));
        };
        conversion_status status = conversion_status::all_consumed;
        std::size_t consumed = 4;
        if (is_high(first) && is_low(second)) {
          append(0x10000 + (first - 0xD800) * 0x400 + (second - 0xDC00));
        } else if (is_high(first) || is_low(first)) {
          status = conversion_status::malformed;
          consumed = 0;
        } else {
          append(first);
          if (is_high(second) || is_low(second)) {
            status = is_high(second) ? conversion_status::incomplete : conversion_status::malformed;
            consumed = 2;
          } else {
            append(second);
          }
        }
        ASSERT_EQ(got.text, expected) << where;
        ASSERT_EQ(got.made.status, status) << where;
        ASSERT_EQ(got.made.consumed, consumed) << where;
        ASSERT_EQ(codec.raw_length(got.text), consumed) << where;
      }
    }
  }
}

// The loop over four units must find the same place as the loop over one.
TEST(utf16, finds_the_exact_byte_behind_ascii_of_every_length) {
  for (const bool is_big_endian : {false, true}) {
    for (std::size_t length = 0; length < 40; ++length) {
      std::u16string text(length, u'x');
      const std::string good = to_utf16(text, is_big_endian);
      const decoded all = decode(codec_of(is_big_endian), good);
      EXPECT_EQ(all.text, std::string(length, 'x'));
      const decoded odd = decode(codec_of(is_big_endian), good + "\x31");
      EXPECT_EQ(odd.made.consumed, good.size());
      EXPECT_EQ(odd.made.status, conversion_status::incomplete);
      text += u"\xDC00yyyyyyyy";
      const decoded bad = decode(codec_of(is_big_endian), to_utf16(text, is_big_endian));
      EXPECT_EQ(bad.made.consumed, good.size());
      EXPECT_EQ(bad.made.status, conversion_status::malformed);
    }
  }
}

TEST(utf16, stops_before_a_character_that_does_not_fit) {
  const std::u16string text = u"ab\u00E9\u65E5\xD83D\xDE00z";
  const std::string raw = to_utf16(text, true);
  const std::string whole = decode(utf_16be(), raw).text;
  for (std::size_t room = 0; room < whole.size(); ++room) {
    const decoded got = decode(utf_16be(), raw, room);
    EXPECT_EQ(got.made.status, conversion_status::output_full);
    EXPECT_EQ(got.text, whole.substr(0, got.made.produced));
    EXPECT_EQ(check_utf8(got.text).status, utf8_status::valid);
    const decoded rest = decode(utf_16be(), std::string_view(raw).substr(got.made.consumed));
    EXPECT_EQ(got.text + rest.text, whole);
  }
}

}  // namespace
}  // namespace xylem::input
