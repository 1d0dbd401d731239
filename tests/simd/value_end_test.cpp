// SPDX-License-Identifier: MIT
#include "simd/value_end.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "simd/guarded_memory.hpp"

namespace xylem::simd {
namespace {

constexpr bool ends_value(char c, char quote) {
  return c == quote || static_cast<unsigned char>(c) < 0x20;
}

// Each byte value at each place of values of each length, the last byte in front of a page that
// ends the program; what is in front of the value is no part of it.
TEST(value_end, is_the_first_byte_of_all_that_end_values) {
  const guarded_memory memory(1);
  for (std::size_t size = 0; size <= 70; ++size) {
    char* const begin = memory.end() - size;
    std::fill(memory.begin(), begin, '"');
    std::fill(begin, memory.end(), 'x');
    for (const char quote : {'"', '\''}) {
      ASSERT_EQ(value_end(begin, memory.end(), quote), memory.end()) << size;
      ASSERT_EQ(value_end_by_bytes(begin, memory.end(), quote), memory.end()) << size;
      for (std::size_t at = 0; at < size; ++at) {
        for (unsigned byte = 0; byte < 256; ++byte) {
          begin[at] = static_cast<char>(byte);
          const char* const expected = ends_value(begin[at], quote) ? begin + at : memory.end();
          ASSERT_EQ(value_end(begin, memory.end(), quote), expected) << byte << " at " << at;
        }
        // What comes behind does not matter.
        begin[at] = quote;
        for (std::size_t behind = at + 1; behind < size; behind += 3) {
          begin[behind] = '\t';
          ASSERT_EQ(value_end(begin, memory.end(), quote), begin + at) << behind;
          ASSERT_EQ(value_end_by_bytes(begin, memory.end(), quote), begin + at) << behind;
          begin[behind] = 'x';
        }
        begin[at] = 'x';
      }
    }
  }
}

// Bytes that the one in front could lend something to, where several are looked at as a number.
TEST(value_end, is_told_by_each_byte_for_itself) {
  constexpr unsigned char near[] = {0x00, 0x01, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x26,
                                    0x27, 0x28, 0x7F, 0x80, 0x81, 0x9F, 0xA0, 0xFF};
  for (std::size_t at = 0; at < 16; ++at) {
    for (const unsigned char first : near) {
      for (const unsigned char second : near) {
        std::string text(40, 'x');
        text[at] = static_cast<char>(first);
        text[at + 1] = static_cast<char>(second);
        for (const char quote : {'"', '\''}) {
          const char* const expected =
              value_end_by_bytes(text.data(), text.data() + text.size(), quote);
          ASSERT_EQ(value_end(text.data(), text.data() + text.size(), quote), expected)
              << int{first} << ' ' << int{second} << " at " << at;
        }
      }
    }
  }
}

}  // namespace
}  // namespace xylem::simd
