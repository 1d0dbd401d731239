// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SIMD_GENERIC_SEQUENCE_HPP
#define XYLEM_LIB_SIMD_GENERIC_SEQUENCE_HPP

// One sequence of UTF-8, byte by byte. Never included where a target region is open.

#include <cstddef>
#include <cstdint>

namespace xylem::simd {

enum class sequence_status : std::uint8_t {
  whole,
  cut,  // the text ends inside a sequence that is well-formed so far
  bad,
};

struct sequence {
  std::uint8_t length;  // 0 unless whole
  sequence_status status;
};

// The sequence at `p`, whose first byte is not ASCII. What the first byte leaves open is decided by
// the bounds of the second one: C0, C1 and E0 80-9F, F0 80-8F are overlong, ED A0-BF are
// surrogates, F4 90-BF and beyond exceed U+10FFFF.
inline sequence check_sequence(const char* p, const char* end) noexcept {
  const auto byte = [p](std::ptrdiff_t i) { return static_cast<unsigned char>(p[i]); };
  const unsigned char lead = byte(0);
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  std::uint8_t length = 2;
  if (lead < 0xC2) return {0, sequence_status::bad};
  if (lead >= 0xE0) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead >= 0xF0) {
      length = 4;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
      if (lead > 0xF4) return {0, sequence_status::bad};
    }
  }
  const std::ptrdiff_t available = end - p;
  if (available < 2) return {0, sequence_status::cut};
  if (byte(1) < low || byte(1) > high) return {0, sequence_status::bad};
  for (std::uint8_t i = 2; i < length; ++i) {
    if (available <= i) return {0, sequence_status::cut};
    if ((byte(i) & 0xC0U) != 0x80U) return {0, sequence_status::bad};
  }
  return {length, sequence_status::whole};
}

}  // namespace xylem::simd

#endif  // XYLEM_LIB_SIMD_GENERIC_SEQUENCE_HPP
