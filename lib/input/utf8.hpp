// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_UTF8_HPP
#define XYLEM_LIB_INPUT_UTF8_HPP

// UTF-8 as Unicode defines it (table 3-7, "Well-Formed UTF-8 Byte Sequences"): no overlong forms,
// no surrogates, nothing above U+10FFFF.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xylem::input {

enum class utf8_status : std::uint8_t {
  valid,
  incomplete,  // the rest is the beginning of a well-formed sequence
  malformed,   // no continuation can make the sequence behind the valid bytes well-formed
};

struct utf8_result {
  std::size_t valid_bytes;  // whole well-formed sequences from the start
  utf8_status status;
};

// Linear, by the kernel that simd::chosen() gives: near memory speed on ASCII.
[[nodiscard]] utf8_result check_utf8(std::string_view text) noexcept;

// The first byte at or behind `p` that is not ASCII, or `end`.
[[nodiscard]] const char* skip_ascii(const char* p, const char* end) noexcept;

// Writes the one to four bytes of a scalar value and returns their number.
constexpr std::size_t encode_utf8(char32_t scalar, char* out) noexcept {
  const auto put = [out](std::size_t at, std::uint32_t byte) { out[at] = static_cast<char>(byte); };
  const auto c = static_cast<std::uint32_t>(scalar);
  if (c < 0x80) {
    put(0, c);
    return 1;
  }
  if (c < 0x800) {
    put(0, 0xC0U | (c >> 6U));
    put(1, 0x80U | (c & 0x3FU));
    return 2;
  }
  if (c < 0x10000) {
    put(0, 0xE0U | (c >> 12U));
    put(1, 0x80U | ((c >> 6U) & 0x3FU));
    put(2, 0x80U | (c & 0x3FU));
    return 3;
  }
  put(0, 0xF0U | (c >> 18U));
  put(1, 0x80U | ((c >> 12U) & 0x3FU));
  put(2, 0x80U | ((c >> 6U) & 0x3FU));
  put(3, 0x80U | (c & 0x3FU));
  return 4;
}

constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The number of characters in well-formed text.
[[nodiscard]] std::uint64_t count_characters(std::string_view text) noexcept;

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_UTF8_HPP
