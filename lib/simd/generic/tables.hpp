// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SIMD_GENERIC_TABLES_HPP
#define XYLEM_LIB_SIMD_GENERIC_TABLES_HPP

// Tables of sixteen bytes, looked up by half a byte, a whole register at a time. Several of them,
// looked up by different halves and ANDed, tell classes of bytes: each class owns one bit, which is
// left when all halves allow it.

#include <cstddef>

namespace xylem::simd {

struct nibble_table {
  alignas(16) unsigned char at[16];
};

// The specials of kernel::find_specials() that are one byte: low half, high half.
//
//     bit 0  00-0F without 09 and 0A     bit 2  26 '&'     bit 4  5D ']'
//     bit 1  10-1F                       bit 3  3C '<'
constexpr nibble_table special_low = [] {
  nibble_table t{};
  for (unsigned char& entry : t.at)
    entry = 0x01U | 0x02U;
  t.at[0x9] = t.at[0xA] = 0x02U;
  t.at[0x6] |= 0x04U;
  t.at[0xC] |= 0x08U;
  t.at[0xD] |= 0x10U;
  return t;
}();
constexpr nibble_table special_high = {{0x01, 0x02, 0x04, 0x08, 0x00, 0x10}};

// What can be wrong with two bytes of UTF-8 that follow each other; see utf8.inl.
namespace fault {
constexpr unsigned char too_short = 1U << 0U;          // 11______ 0_______, 11______ 11______
constexpr unsigned char too_long = 1U << 1U;           // 0_______ 10______
constexpr unsigned char overlong_3 = 1U << 2U;         // 11100000 100_____
constexpr unsigned char too_large = 1U << 3U;          // 11110100 1001____ and all above
constexpr unsigned char surrogate = 1U << 4U;          // 11101101 101_____
constexpr unsigned char overlong_2 = 1U << 5U;         // 1100000_ 10______
constexpr unsigned char too_large_1000 = 1U << 6U;     // 11110101 1000____ and all above
constexpr unsigned char overlong_4 = 1U << 6U;         // 11110000 1000____
constexpr unsigned char two_continuations = 1U << 7U;  // 10______ 10______, right in longer ones

// Told by the high halves alone.
constexpr unsigned char any_low = too_short | too_long | two_continuations;
}  // namespace fault

// By the first byte's high half, the first byte's low half, the second byte's high half.
constexpr nibble_table first_high = [] {
  nibble_table t{};
  for (std::size_t i = 0; i < 8; ++i)
    t.at[i] = fault::too_long;
  for (std::size_t i = 8; i < 12; ++i)
    t.at[i] = fault::two_continuations;
  t.at[0xC] = fault::too_short | fault::overlong_2;
  t.at[0xD] = fault::too_short;
  t.at[0xE] = fault::too_short | fault::overlong_3 | fault::surrogate;
  t.at[0xF] = fault::too_short | fault::too_large | fault::too_large_1000 | fault::overlong_4;
  return t;
}();
constexpr nibble_table first_low = [] {
  nibble_table t{};
  for (unsigned char& entry : t.at)
    entry = fault::any_low | fault::too_large | fault::too_large_1000;
  t.at[0x0] = fault::any_low | fault::overlong_3 | fault::overlong_2 | fault::overlong_4;
  t.at[0x1] = fault::any_low | fault::overlong_2;
  t.at[0x2] = t.at[0x3] = fault::any_low;
  t.at[0x4] = fault::any_low | fault::too_large;
  t.at[0xD] |= fault::surrogate;
  return t;
}();
constexpr nibble_table second_high = [] {
  nibble_table t{};
  for (unsigned char& entry : t.at)
    entry = fault::too_short;
  constexpr unsigned char any_continuation =
      fault::too_long | fault::overlong_2 | fault::two_continuations;
  t.at[0x8] = any_continuation | fault::overlong_3 | fault::too_large_1000 | fault::overlong_4;
  t.at[0x9] = any_continuation | fault::overlong_3 | fault::too_large;
  t.at[0xA] = t.at[0xB] = any_continuation | fault::surrogate | fault::too_large;
  return t;
}();

}  // namespace xylem::simd

#endif  // XYLEM_LIB_SIMD_GENERIC_TABLES_HPP
