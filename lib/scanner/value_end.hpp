// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_VALUE_END_HPP
#define XYLEM_LIB_SCANNER_VALUE_END_HPP

// Where an attribute value ends, or stops to mean what is written.

#include <bit>
#include <cstdint>
#include <cstring>

namespace xylem::scanner {

// The first of the quote and the bytes below 20, white space among them (3.3.3), from `at` on;
// `end` if there is none before it.
//
//   value   1  0  .  5  "  > ...     eight bytes at a time:
//   y       .. .. .. .. 00 ..        the quote is taken off each byte,
//   found   .. .. .. .. 80 ..        the first byte that was 00, or below 20, is the lowest 80
inline const char* value_end(const char* at, const char* end, char quote) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t highs = 0x8080808080808080;
  if constexpr (std::endian::native == std::endian::little) {
    const std::uint64_t quotes = ones * static_cast<unsigned char>(quote);
    for (; end - at >= 8; at += 8) {
      std::uint64_t x = 0;
      std::memcpy(&x, at, 8);
      const std::uint64_t y = x ^ quotes;
      const std::uint64_t found = (((y - ones) & ~y) | ((x - ones * 0x20) & ~x)) & highs;
      if (found != 0) return at + std::countr_zero(found) / 8;
    }
  }
  while (at != end && *at != quote && static_cast<unsigned char>(*at) >= 0x20)
    ++at;
  return at;
}

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_VALUE_END_HPP
