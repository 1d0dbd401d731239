// SPDX-License-Identifier: MIT
#include "utf8.hpp"

#include <bit>
#include <cstring>

#include "seeded/seeded_bug.hpp"

namespace xylem::input {

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

struct sequence {
  std::uint8_t length;
  utf8_status status;
};

// The sequence at `p`, whose first byte is not ASCII. What the first byte leaves open is decided by
// the bounds of the second one: C0, C1 and E0 80-9F, F0 80-8F are overlong, ED A0-BF are
// surrogates, F4 90-BF and beyond exceed U+10FFFF.
sequence check_sequence(const char* p, const char* end) noexcept {
  const unsigned char lead = byte_at(p);
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  std::uint8_t length = 2;
  if (lead < (seeded::is(seeded::bug::overlong_utf8) ? 0xC0 : 0xC2)) {
    return {0, utf8_status::malformed};
  }
  if (lead >= 0xE0) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead >= 0xF0) {
      length = 4;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
      if (lead > 0xF4) return {0, utf8_status::malformed};
    }
  }
  const std::ptrdiff_t available = end - p;
  if (available < 2) return {0, utf8_status::incomplete};
  if (byte_at(p + 1) < low || byte_at(p + 1) > high) return {0, utf8_status::malformed};
  for (std::uint8_t i = 2; i < length; ++i) {
    if (available <= i) return {0, utf8_status::incomplete};
    if (!is_continuation(p[i])) return {0, utf8_status::malformed};
  }
  return {length, utf8_status::valid};
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

}  // namespace

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

utf8_result check_utf8(std::string_view text) noexcept {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const char* p = begin;
  while ((p = skip_ascii(p, end)) != end) {
    do {
      p = skip_short_sequences(p, end);
      if (p == end || byte_at(p) < 0x80) break;
      const sequence s = check_sequence(p, end);
      if (s.status != utf8_status::valid) return {static_cast<std::size_t>(p - begin), s.status};
      p += s.length;
    } while (p != end && byte_at(p) >= 0x80);
  }
  return {text.size(), utf8_status::valid};
}

std::uint64_t count_characters(std::string_view text) noexcept {
  std::uint64_t count = 0;
  for (const char c : text)
    count += is_continuation(c) ? 0U : 1U;
  return count;
}

}  // namespace xylem::input
