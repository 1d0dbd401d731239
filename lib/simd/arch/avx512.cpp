// SPDX-License-Identifier: MIT
//
// AVX-512 as of Ice Lake and Zen 4. Comparisons give bitmaps at once, loads take a mask, and
// vpcompressb turns a bitmap into positions. Processors with less of it (Skylake-X) lower their
// clock for 64-byte registers: avx2 is the better kernel there.

#if defined(__x86_64__)

#include <immintrin.h>

#include "simd/arch/scalar.hpp"
#include "simd/generic/tables.hpp"
#include "simd/kernel.hpp"

namespace xylem::simd::avx512 {

// libgcc and compiler-rt look at the registers the operating system saves, too.
bool is_supported() noexcept {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0 &&
         __builtin_cpu_supports("bmi2") != 0 && __builtin_cpu_supports("popcnt") != 0;
}

}  // namespace xylem::simd::avx512

// Only what stands between push and pop may use these instructions: nothing of the standard
// library, no lambdas (they do not take the target over), no template from outside.
//
// Up to 12.2 g++ says of its own intrinsics' operands without a value that they have none:
// https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105593. The diagnostic pragmas can go with it.
#ifdef __clang__
#pragma clang attribute push(                                                     \
    __attribute__((target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt"))), \
    apply_to = function)
#else
#pragma GCC push_options
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC target("avx512f,avx512bw,avx512vbmi2,avx2,bmi,bmi2,popcnt")
#endif

namespace xylem::simd::avx512 {

namespace {

using bytes = __m512i;

constexpr int parts_of_block = 1;

struct block {
  bytes parts[parts_of_block];
};

[[gnu::always_inline]] inline block load(const char* p) noexcept {
  return {{_mm512_loadu_si512(p)}};
}

// Bytes that the mask leaves out are not touched, not even on a page that is not there.
[[gnu::always_inline]] inline block load_part(const char* p, std::size_t size) noexcept {
  return {{_mm512_maskz_loadu_epi8(_bzhi_u64(~0ULL, static_cast<unsigned>(size)), p)}};
}

[[gnu::always_inline]] inline bytes all(unsigned char byte) noexcept {
  return _mm512_set1_epi8(static_cast<char>(byte));
}

[[gnu::always_inline]] inline bytes with(bytes x, bytes y) noexcept {
  return _mm512_and_si512(x, y);
}

[[gnu::always_inline]] inline bytes either(bytes x, bytes y) noexcept {
  return _mm512_or_si512(x, y);
}

[[gnu::always_inline]] inline bytes low_half(bytes x) noexcept {
  return with(x, all(0x0F));
}

[[gnu::always_inline]] inline bytes high_half(bytes x) noexcept {
  return with(_mm512_srli_epi16(x, 4), all(0x0F));
}

[[gnu::always_inline]] inline bytes high_bits(bytes x) noexcept {
  return with(x, all(0x80));
}

[[gnu::always_inline]] inline bytes lookup(const nibble_table& table, bytes x) noexcept {
  const __m128i quarter = _mm_load_si128(reinterpret_cast<const __m128i*>(table.at));
  return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(quarter), x);
}

[[gnu::always_inline]] inline bytes beyond(bytes x, unsigned char bound) noexcept {
  return _mm512_subs_epu8(x, all(bound));
}

// The last quarter of `before` and the first three of `x`: alignr works on the quarters apart.
[[gnu::always_inline]] inline bytes quarter_before(bytes before, bytes x) noexcept {
  return _mm512_alignr_epi64(x, before, 6);
}

[[gnu::always_inline]] inline bytes previous_1(bytes before, bytes x) noexcept {
  return _mm512_alignr_epi8(x, quarter_before(before, x), 15);
}

[[gnu::always_inline]] inline bytes previous_2(bytes before, bytes x) noexcept {
  return _mm512_alignr_epi8(x, quarter_before(before, x), 14);
}

[[gnu::always_inline]] inline bytes previous_3(bytes before, bytes x) noexcept {
  return _mm512_alignr_epi8(x, quarter_before(before, x), 13);
}

[[gnu::always_inline]] inline bool differs(bytes x, bytes y) noexcept {
  return _mm512_cmpneq_epi8_mask(x, y) != 0;
}

[[gnu::always_inline]] inline bool is_ascii(const block& b) noexcept {
  return _mm512_movepi8_mask(b.parts[0]) == 0;
}

// The low table needs no AND: a byte above 7F, with its own high bit set, looks up 0.
[[gnu::always_inline]] inline std::uint64_t specials(const block& b) noexcept {
  const bytes x = b.parts[0];
  return _mm512_test_epi8_mask(lookup(special_low, x), lookup(special_high, high_half(x)));
}

[[gnu::always_inline]] inline std::uint64_t equal(const block& b, unsigned char byte) noexcept {
  return _mm512_cmpeq_epi8_mask(b.parts[0], all(byte));
}

[[gnu::always_inline]] inline bool contains(const block& b, unsigned char byte) noexcept {
  return equal(b, byte) != 0;
}

// 0, 1, 2 ... 63.
struct counting_bytes {
  alignas(64) unsigned char at[64];
};
constexpr counting_bytes counting = {
    {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
     22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
     44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63}};

// Sixteen positions are written whether they are there or not.
[[gnu::always_inline]] inline std::uint32_t* append(std::uint64_t bits, std::uint32_t position,
                                                    std::uint32_t* out) noexcept {
  const bytes places = _mm512_maskz_compress_epi8(bits, _mm512_load_si512(counting.at));
  const bytes base = _mm512_set1_epi32(static_cast<int>(position));
  const int count = __builtin_popcountll(bits);
  const __m128i low = _mm512_castsi512_si128(places);
  _mm512_storeu_si512(out, _mm512_add_epi32(base, _mm512_cvtepu8_epi32(low)));
  if (count > 16) [[unlikely]] {
    const __m128i parts[] = {_mm512_extracti32x4_epi32(places, 1),
                             _mm512_extracti32x4_epi32(places, 2),
                             _mm512_extracti32x4_epi32(places, 3)};
    for (std::size_t i = 0; i < 3; ++i)
      _mm512_storeu_si512(out + 16 * (i + 1),
                          _mm512_add_epi32(base, _mm512_cvtepu8_epi32(parts[i])));
  }
  return out + count;
}

}  // namespace

#include "simd/generic/faults_by_lookup.inl"
#include "simd/generic/specials.inl"
#include "simd/generic/utf8.inl"

}  // namespace xylem::simd::avx512

#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC diagnostic pop
#pragma GCC pop_options
#endif

#endif
