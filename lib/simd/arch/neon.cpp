// SPDX-License-Identifier: MIT
//
// Every 64-bit Arm processor has these instructions: no target region is needed.

#if defined(__aarch64__) && !defined(__AARCH64EB__)

#include <cstring>

#include <arm_acle.h>
#include <arm_neon.h>

#include "simd/arch/scalar.hpp"
#include "simd/generic/tables.hpp"
#include "simd/kernel.hpp"

namespace xylem::simd::neon {

bool is_supported() noexcept {
  return true;
}

namespace {

using bytes = uint8x16_t;

constexpr int parts_of_block = 4;

struct block {
  bytes parts[parts_of_block];
};

[[gnu::always_inline]] inline block load(const char* p) noexcept {
  const auto* const from = reinterpret_cast<const unsigned char*>(p);
  return {{vld1q_u8(from), vld1q_u8(from + 16), vld1q_u8(from + 32), vld1q_u8(from + 48)}};
}

[[gnu::always_inline]] inline block load_part(const char* p, std::size_t size) noexcept {
  alignas(64) char padded[64] = {};
  std::memcpy(padded, p, size);
  return load(padded);
}

// Each byte of the arguments is 00 or FF. Pairs of bytes are added three times over, so that eight
// bytes with one bit each become one byte.
[[gnu::always_inline]] inline std::uint64_t bits_of(bytes a, bytes b, bytes c, bytes d) noexcept {
  const bytes bit = vreinterpretq_u8_u64(vdupq_n_u64(0x8040201008040201U));
  const bytes front = vpaddq_u8(vandq_u8(a, bit), vandq_u8(b, bit));
  const bytes back = vpaddq_u8(vandq_u8(c, bit), vandq_u8(d, bit));
  const bytes sum = vpaddq_u8(front, back);
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

[[gnu::always_inline]] inline bytes all(unsigned char byte) noexcept {
  return vdupq_n_u8(byte);
}

[[gnu::always_inline]] inline bytes with(bytes x, bytes y) noexcept {
  return vandq_u8(x, y);
}

[[gnu::always_inline]] inline bytes either(bytes x, bytes y) noexcept {
  return vorrq_u8(x, y);
}

[[gnu::always_inline]] inline bytes low_half(bytes x) noexcept {
  return with(x, all(0x0F));
}

[[gnu::always_inline]] inline bytes high_half(bytes x) noexcept {
  return vshrq_n_u8(x, 4);
}

[[gnu::always_inline]] inline bytes high_bits(bytes x) noexcept {
  return with(x, all(0x80));
}

[[gnu::always_inline]] inline bytes lookup(const nibble_table& table, bytes x) noexcept {
  return vqtbl1q_u8(vld1q_u8(table.at), x);
}

[[gnu::always_inline]] inline bytes beyond(bytes x, unsigned char bound) noexcept {
  return vqsubq_u8(x, all(bound));
}

[[gnu::always_inline]] inline bytes previous_1(bytes before, bytes x) noexcept {
  return vextq_u8(before, x, 15);
}

[[gnu::always_inline]] inline bytes previous_2(bytes before, bytes x) noexcept {
  return vextq_u8(before, x, 14);
}

[[gnu::always_inline]] inline bytes previous_3(bytes before, bytes x) noexcept {
  return vextq_u8(before, x, 13);
}

[[gnu::always_inline]] inline bool differs(bytes x, bytes y) noexcept {
  return vmaxvq_u32(vreinterpretq_u32_u8(veorq_u8(x, y))) != 0;
}

[[gnu::always_inline]] inline bool is_ascii(const block& b) noexcept {
  return vmaxvq_u8(either(either(b.parts[0], b.parts[1]), either(b.parts[2], b.parts[3]))) < 0x80;
}

[[gnu::always_inline]] inline bytes is_special(bytes x) noexcept {
  return vtstq_u8(lookup(special_low, low_half(x)), lookup(special_high, high_half(x)));
}

[[gnu::always_inline]] inline std::uint64_t specials(const block& b) noexcept {
  return bits_of(is_special(b.parts[0]), is_special(b.parts[1]), is_special(b.parts[2]),
                 is_special(b.parts[3]));
}

[[gnu::always_inline]] inline std::uint64_t equal(const block& b, unsigned char byte) noexcept {
  return bits_of(vceqq_u8(b.parts[0], all(byte)), vceqq_u8(b.parts[1], all(byte)),
                 vceqq_u8(b.parts[2], all(byte)), vceqq_u8(b.parts[3], all(byte)));
}

[[gnu::always_inline]] inline bool contains(const block& b, unsigned char byte) noexcept {
  const bytes front = either(vceqq_u8(b.parts[0], all(byte)), vceqq_u8(b.parts[1], all(byte)));
  const bytes back = either(vceqq_u8(b.parts[2], all(byte)), vceqq_u8(b.parts[3], all(byte)));
  return vmaxvq_u8(either(front, back)) != 0;
}

[[gnu::always_inline]] inline std::uint32_t first_bit(std::uint64_t bits) noexcept {
  return __clzll(__rbitll(bits));
}

[[gnu::always_inline]] inline std::uint64_t without_first_bit(std::uint64_t bits) noexcept {
  return bits & (bits - 1);
}

}  // namespace

#include "simd/generic/append.inl"
#include "simd/generic/faults_by_lookup.inl"
#include "simd/generic/specials.inl"
#include "simd/generic/utf8.inl"

}  // namespace xylem::simd::neon

#endif
