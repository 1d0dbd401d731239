// SPDX-License-Identifier: MIT
#include "simd/arch/scalar.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "simd/generic/sequence.hpp"
#include "simd/generic/tables.hpp"

namespace xylem::simd::scalar {

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080U;

std::uint64_t load(const char* p) noexcept {
  std::uint64_t word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

unsigned char byte_at(const char* p) noexcept {
  return static_cast<unsigned char>(*p);
}

// The whole two- and three-byte sequences at `p`, as far as four bytes can be loaded: most text
// that is not ASCII, without a branch per byte. Anything else is left to check_sequence().
const char* skip_short_sequences(const char* p, const char* end) noexcept {
  if constexpr (std::endian::native == std::endian::little) {
    while (end - p >= 4) {
      std::uint32_t word;
      std::memcpy(&word, p, sizeof word);
      if ((word & 0x00C0C0F0U) == 0x008080E0U) {
        const std::uint32_t open = word & 0x0000200FU;  // E0 80-9F is 0, ED A0-BF 0x200D
        if (open == 0 || open == 0x200DU) break;
        p += 3;
      } else if ((word & 0x0000C0E0U) == 0x000080C0U && (word & 0x1EU) != 0) {
        p += 2;
      } else {
        break;
      }
    }
  }
  return p;
}

// The whole well-formed sequences at `p` up to the first byte of ASCII or of a bad or cut sequence.
const char* skip_sequences(const char* p, const char* end) noexcept {
  do {
    p = skip_short_sequences(p, end);
    if (p == end || byte_at(p) < 0x80) break;
    const sequence s = check_sequence(p, end);
    if (s.status != sequence_status::whole) break;
    p += s.length;
  } while (p != end && byte_at(p) >= 0x80);
  return p;
}

// EF is none of the specials that are one byte, but may begin one.
constexpr std::uint8_t is_special = 1;
constexpr std::uint8_t may_begin_special = 2;

constexpr auto classes = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    if ((special_low.at[byte & 15U] & special_high.at[byte >> 4U]) != 0) table[byte] = is_special;
  }
  table[0xEF] = may_begin_special;
  return table;
}();

bool is_noncharacter(const char* p, const char* end) noexcept {
  return end - p >= 3 && byte_at(p + 1) == 0xBF && (byte_at(p + 2) | 1U) == 0xBF;
}

}  // namespace

bool is_supported() noexcept {
  return true;
}

std::size_t find_specials(const char* text, std::size_t size, std::uint32_t first,
                          std::uint32_t* out) noexcept {
  // Every position is written and most are overwritten by the next: no branch to guess.
  std::size_t count = 0;
  for (std::size_t at = 0; at < size; ++at) {
    const std::uint8_t found = classes[byte_at(text + at)];
    out[count] = first + static_cast<std::uint32_t>(at);
    count += found & is_special;
    if (found == may_begin_special) [[unlikely]] {
      if (is_noncharacter(text + at, text + size)) ++count;
    }
  }
  return count;
}

const char* skip_ascii(const char* p, const char* end) noexcept {
  while (end - p >= 32) {
    if (((load(p) | load(p + 8) | load(p + 16) | load(p + 24)) & high_bits) != 0) break;
    p += 32;
  }
  while (end - p >= 8) {
    const std::uint64_t hits = load(p) & high_bits;
    if (hits != 0) {
      const int zeros = std::endian::native == std::endian::little ? std::countr_zero(hits)
                                                                   : std::countl_zero(hits);
      return p + zeros / 8;
    }
    p += 8;
  }
  while (p != end && byte_at(p) < 0x80)
    ++p;
  return p;
}

std::size_t check_utf8(const char* text, std::size_t size) noexcept {
  const char* const end = text + size;
  const char* p = text;
  while ((p = skip_ascii(p, end)) != end) {
    p = skip_sequences(p, end);
    if (p != end && byte_at(p) >= 0x80) break;
  }
  return static_cast<std::size_t>(p - text);
}

}  // namespace xylem::simd::scalar
