// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_ENCODED_HPP
#define XYLEM_TESTS_ENGINE_ENCODED_HPP

// Text of the Basic Multilingual Plane and beyond, spelled in UTF-16.

#include <cstdint>
#include <string>
#include <string_view>

namespace xylem::engine_tests {

enum class byte_order : std::uint8_t { little, big };

// The code points of well-formed UTF-8.
inline std::u32string decoded(std::string_view utf8) {
  std::u32string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i++]);
    const int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t c = more == 0 ? lead : lead & (0x3FU >> more);
    for (int k = 0; k < more; ++k)
      c = (c << 6U) | (static_cast<unsigned char>(utf8[i++]) & 0x3FU);
    out += c;
  }
  return out;
}

inline std::string utf16(std::string_view utf8, byte_order order) {
  std::string out;
  const auto put = [&](std::uint32_t unit) {
    const char high = static_cast<char>(unit >> 8U);
    const char low = static_cast<char>(unit & 0xFFU);
    out += order == byte_order::little ? low : high;
    out += order == byte_order::little ? high : low;
  };
  for (const char32_t c : decoded(utf8)) {
    if (c < 0x10000) {
      put(static_cast<std::uint32_t>(c));
    } else {
      put(0xD800U + static_cast<std::uint32_t>((c - 0x10000) >> 10U));
      put(0xDC00U + static_cast<std::uint32_t>((c - 0x10000) & 0x3FFU));
    }
  }
  return out;
}

// With a byte order mark.
inline std::string marked_utf16(std::string_view utf8, byte_order order) {
  return utf16("\xEF\xBB\xBF" + std::string(utf8), order);
}

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_ENCODED_HPP
