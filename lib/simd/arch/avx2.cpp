// SPDX-License-Identifier: MIT

#if defined(__x86_64__)

#include <cstring>

#include <immintrin.h>

#include "simd/arch/scalar.hpp"
#include "simd/generic/tables.hpp"
#include "simd/kernel.hpp"

namespace xylem::simd::avx2 {

// libgcc and compiler-rt look at the registers the operating system saves, too.
bool is_supported() noexcept {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
         __builtin_cpu_supports("popcnt") != 0;
}

}  // namespace xylem::simd::avx2

// Only what stands between push and pop may use these instructions: nothing of the standard
// library, no lambdas (they do not take the target over), no template from outside.
#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2,bmi,popcnt"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,bmi,popcnt")
#endif

namespace xylem::simd::avx2 {

namespace {

using bytes = __m256i;

constexpr int parts_of_block = 2;

struct block {
  bytes parts[parts_of_block];
};

[[gnu::always_inline]] inline block load(const char* p) noexcept {
  const auto* const from = reinterpret_cast<const bytes*>(p);
  return {{_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1)}};
}

[[gnu::always_inline]] inline block load_part(const char* p, std::size_t size) noexcept {
  alignas(64) char padded[64] = {};
  __builtin_memcpy(padded, p, size);
  return load(padded);
}

[[gnu::always_inline]] inline bytes all(unsigned char byte) noexcept {
  return _mm256_set1_epi8(static_cast<char>(byte));
}

[[gnu::always_inline]] inline std::uint64_t bits_of(bytes front, bytes back) noexcept {
  const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(front));
  const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(back));
  return low | (std::uint64_t{high} << 32U);
}

[[gnu::always_inline]] inline bytes with(bytes x, bytes y) noexcept {
  return _mm256_and_si256(x, y);
}

[[gnu::always_inline]] inline bytes either(bytes x, bytes y) noexcept {
  return _mm256_or_si256(x, y);
}

[[gnu::always_inline]] inline bytes low_half(bytes x) noexcept {
  return with(x, all(0x0F));
}

[[gnu::always_inline]] inline bytes high_half(bytes x) noexcept {
  return with(_mm256_srli_epi16(x, 4), all(0x0F));
}

[[gnu::always_inline]] inline bytes high_bits(bytes x) noexcept {
  return with(x, all(0x80));
}

[[gnu::always_inline]] inline bytes lookup(const nibble_table& table, bytes x) noexcept {
  const __m128i half = _mm_load_si128(reinterpret_cast<const __m128i*>(table.at));
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(half), x);
}

[[gnu::always_inline]] inline bytes beyond(bytes x, unsigned char bound) noexcept {
  return _mm256_subs_epu8(x, all(bound));
}

// The high half of `before` and the low half of `x`: alignr works on the halves apart.
[[gnu::always_inline]] inline bytes half_before(bytes before, bytes x) noexcept {
  return _mm256_permute2x128_si256(before, x, 0x21);
}

[[gnu::always_inline]] inline bytes previous_1(bytes before, bytes x) noexcept {
  return _mm256_alignr_epi8(x, half_before(before, x), 15);
}

[[gnu::always_inline]] inline bytes previous_2(bytes before, bytes x) noexcept {
  return _mm256_alignr_epi8(x, half_before(before, x), 14);
}

[[gnu::always_inline]] inline bytes previous_3(bytes before, bytes x) noexcept {
  return _mm256_alignr_epi8(x, half_before(before, x), 13);
}

[[gnu::always_inline]] inline bool differs(bytes x, bytes y) noexcept {
  const bytes difference = _mm256_xor_si256(x, y);
  return _mm256_testz_si256(difference, difference) == 0;
}

[[gnu::always_inline]] inline bool is_ascii(const block& b) noexcept {
  return _mm256_testz_si256(either(b.parts[0], b.parts[1]), all(0x80)) != 0;
}

// The low table needs no AND: a byte above 7F, with its own high bit set, looks up 0.
[[gnu::always_inline]] inline bytes is_plain(bytes x) noexcept {
  return _mm256_cmpeq_epi8(with(lookup(special_low, x), lookup(special_high, high_half(x))),
                           bytes{});
}

[[gnu::always_inline]] inline std::uint64_t specials(const block& b) noexcept {
  return ~bits_of(is_plain(b.parts[0]), is_plain(b.parts[1]));
}

[[gnu::always_inline]] inline std::uint64_t equal(const block& b, unsigned char byte) noexcept {
  return bits_of(_mm256_cmpeq_epi8(b.parts[0], all(byte)),
                 _mm256_cmpeq_epi8(b.parts[1], all(byte)));
}

[[gnu::always_inline]] inline bool contains(const block& b, unsigned char byte) noexcept {
  const bytes found =
      either(_mm256_cmpeq_epi8(b.parts[0], all(byte)), _mm256_cmpeq_epi8(b.parts[1], all(byte)));
  return _mm256_movemask_epi8(found) != 0;
}

[[gnu::always_inline]] inline std::uint32_t first_bit(std::uint64_t bits) noexcept {
  return static_cast<std::uint32_t>(_tzcnt_u64(bits));
}

[[gnu::always_inline]] inline std::uint64_t without_first_bit(std::uint64_t bits) noexcept {
  return _blsr_u64(bits);
}

}  // namespace

#include "simd/generic/append.inl"
#include "simd/generic/faults_by_lookup.inl"
#include "simd/generic/specials.inl"
#include "simd/generic/utf8.inl"

}  // namespace xylem::simd::avx2

#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

#endif
