// SPDX-License-Identifier: MIT
//
// What every x86-64 processor has, virtual ones included that hide the rest. There is no lookup by
// half a byte in SSE2: classes are told by comparing.

#if defined(__x86_64__)

#include <cstring>

#include <emmintrin.h>

#include "simd/arch/scalar.hpp"
#include "simd/kernel.hpp"

namespace xylem::simd::sse2 {

namespace {

using bytes = __m128i;

struct block {
  bytes parts[4];
};

[[gnu::always_inline]] inline block load(const char* p) noexcept {
  const auto* const from = reinterpret_cast<const bytes*>(p);
  return {{_mm_loadu_si128(from), _mm_loadu_si128(from + 1), _mm_loadu_si128(from + 2),
           _mm_loadu_si128(from + 3)}};
}

[[gnu::always_inline]] inline block load_part(const char* p, std::size_t size) noexcept {
  alignas(64) char padded[64] = {};
  std::memcpy(padded, p, size);
  return load(padded);
}

[[gnu::always_inline]] inline bytes all(unsigned char byte) noexcept {
  return _mm_set1_epi8(static_cast<char>(byte));
}

[[gnu::always_inline]] inline std::uint64_t bits_of(bytes a, bytes b, bytes c, bytes d) noexcept {
  const auto part = [](bytes x) { return static_cast<std::uint32_t>(_mm_movemask_epi8(x)); };
  const std::uint32_t low = part(a) | (part(b) << 16U);
  const std::uint32_t high = part(c) | (part(d) << 16U);
  return low | (std::uint64_t{high} << 32U);
}

[[gnu::always_inline]] inline bytes is_special(bytes x) noexcept {
  const bytes is_control = _mm_cmpeq_epi8(_mm_min_epu8(x, all(0x1F)), x);
  const bytes is_blank = _mm_or_si128(_mm_cmpeq_epi8(x, all('\t')), _mm_cmpeq_epi8(x, all('\n')));
  const bytes is_markup =
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(x, all('<')), _mm_cmpeq_epi8(x, all('&'))),
                   _mm_cmpeq_epi8(x, all(']')));
  return _mm_or_si128(_mm_andnot_si128(is_blank, is_control), is_markup);
}

[[gnu::always_inline]] inline std::uint64_t specials(const block& b) noexcept {
  return bits_of(is_special(b.parts[0]), is_special(b.parts[1]), is_special(b.parts[2]),
                 is_special(b.parts[3]));
}

[[gnu::always_inline]] inline std::uint64_t equal(const block& b, unsigned char byte) noexcept {
  return bits_of(_mm_cmpeq_epi8(b.parts[0], all(byte)), _mm_cmpeq_epi8(b.parts[1], all(byte)),
                 _mm_cmpeq_epi8(b.parts[2], all(byte)), _mm_cmpeq_epi8(b.parts[3], all(byte)));
}

// SSE2 has no unsigned greater-or-equal, but what is the larger of the two is.
[[gnu::always_inline]] inline bytes reaches(bytes x, bytes bound) noexcept {
  return _mm_cmpeq_epi8(_mm_max_epu8(x, bound), x);
}

[[gnu::always_inline]] inline std::uint64_t at_least(const block& b, unsigned char byte) noexcept {
  return bits_of(reaches(b.parts[0], all(byte)), reaches(b.parts[1], all(byte)),
                 reaches(b.parts[2], all(byte)), reaches(b.parts[3], all(byte)));
}

[[gnu::always_inline]] inline bool contains(const block& b, unsigned char byte) noexcept {
  const bytes front =
      _mm_or_si128(_mm_cmpeq_epi8(b.parts[0], all(byte)), _mm_cmpeq_epi8(b.parts[1], all(byte)));
  const bytes back =
      _mm_or_si128(_mm_cmpeq_epi8(b.parts[2], all(byte)), _mm_cmpeq_epi8(b.parts[3], all(byte)));
  return _mm_movemask_epi8(_mm_or_si128(front, back)) != 0;
}

[[gnu::always_inline]] inline bool is_ascii(const block& b) noexcept {
  return _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(b.parts[0], b.parts[1]),
                                        _mm_or_si128(b.parts[2], b.parts[3]))) == 0;
}

// bsf has no result for 0, and none is needed.
[[gnu::always_inline]] inline std::uint32_t first_bit(std::uint64_t bits) noexcept {
  return static_cast<std::uint32_t>(__builtin_ctzll(bits | (std::uint64_t{1} << 63U)));
}

[[gnu::always_inline]] inline std::uint64_t without_first_bit(std::uint64_t bits) noexcept {
  return bits & (bits - 1);
}

}  // namespace

#include "simd/generic/append.inl"
#include "simd/generic/faults_by_comparing.inl"
#include "simd/generic/specials.inl"
#include "simd/generic/utf8.inl"

bool is_supported() noexcept {
  return true;
}

}  // namespace xylem::simd::sse2

#endif
