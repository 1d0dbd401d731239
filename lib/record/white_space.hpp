// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_WHITE_SPACE_HPP
#define XYLEM_LIB_RECORD_WHITE_SPACE_HPP

// White space of XML 1.0 [3] and the white space facet of XML Schema Part 2, section 4.3.6.

#include <cstddef>
#include <span>
#include <string_view>

namespace xylem::record {

constexpr bool is_white_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_white_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_white_space(text.back()))
    text.remove_suffix(1);
  return text;
}

// Whether collapse() would change a trimmed text.
constexpr bool needs_collapse(std::string_view trimmed) noexcept {
  for (std::size_t i = 0; i < trimmed.size(); ++i) {
    if (!is_white_space(trimmed[i])) continue;
    if (trimmed[i] != ' ' || is_white_space(trimmed[i + 1])) return true;
  }
  return false;
}

// Writes the trimmed text with each inner run as one space; returns the length. `out` is as long as
// the text.
constexpr std::size_t collapse(std::string_view trimmed, std::span<char> out) noexcept {
  std::size_t length = 0;
  for (std::size_t i = 0; i < trimmed.size(); ++i) {
    if (!is_white_space(trimmed[i])) {
      out[length++] = trimmed[i];
    } else if (!is_white_space(trimmed[i + 1])) {
      out[length++] = ' ';
    }
  }
  return length;
}

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_WHITE_SPACE_HPP
