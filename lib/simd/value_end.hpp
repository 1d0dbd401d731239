// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SIMD_VALUE_END_HPP
#define XYLEM_LIB_SIMD_VALUE_END_HPP

// Where an attribute value ends, or stops to mean what is written. Values are short: this is not
// worth a call, so it has the instructions that every processor of its architecture has, and is in
// no kernel.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace xylem::simd {

// As value_end(), a byte at a time.
inline const char* value_end_by_bytes(const char* at, const char* end, char quote) noexcept {
  while (at != end && *at != quote && static_cast<unsigned char>(*at) >= 0x20)
    ++at;
  return at;
}

// The first of the quote and the bytes below 20, white space among them (3.3.3), from `at` on;
// `end` if there is none before it. Reads nothing behind `end`.
inline const char* value_end(const char* at, const char* end, char quote) noexcept {
#if defined(__SSE2__)
  const __m128i quotes = _mm_set1_epi8(quote);
  const __m128i highest = _mm_set1_epi8(0x1F);
  for (; end - at >= 16; at += 16) {
    const __m128i x = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i found =
        _mm_or_si128(_mm_cmpeq_epi8(x, quotes), _mm_cmpeq_epi8(_mm_min_epu8(x, highest), x));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (bits != 0) return at + std::countr_zero(bits);
  }
#else
  // Eight bytes at a time: where the quote is taken off each byte, 00 is left of one, and what was
  // 00, or below 20, borrows.
  //
  //   value   1  0  .  5  "  >           y       .. .. .. .. 00 ..
  //                                      found   .. .. .. .. 80 ..   the lowest 80 is the place
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x8080808080808080;
    const std::uint64_t quotes = ones * static_cast<unsigned char>(quote);
    for (; end - at >= 8; at += 8) {
      std::uint64_t x = 0;
      std::memcpy(&x, at, 8);
      const std::uint64_t y = x ^ quotes;
      const std::uint64_t found = (((y - ones) & ~y) | ((x - ones * 0x20) & ~x)) & highs;
      if (found != 0) return at + std::countr_zero(found) / 8;
    }
  }
#endif
  return value_end_by_bytes(at, end, quote);
}

}  // namespace xylem::simd

#endif  // XYLEM_LIB_SIMD_VALUE_END_HPP
