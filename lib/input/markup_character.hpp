// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_MARKUP_CHARACTER_HPP
#define XYLEM_LIB_INPUT_MARKUP_CHARACTER_HPP

// The character classes of the prolog's productions, byte by byte.

#include <string_view>

namespace xylem::input {

constexpr bool is_ascii_letter(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}
constexpr bool is_hexadecimal_digit(char c) noexcept {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
constexpr bool is_beyond_ascii(char c) noexcept {
  return (static_cast<unsigned char>(c) >> 7) != 0;
}

// [3] S
constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// [4], [4a] with every character beyond ASCII taken for a name character: the backends own the
// tables, and nothing of the prolog's declarations but the DOCTYPE's name needs them.
constexpr bool is_name_start(char c) noexcept {
  return is_ascii_letter(c) || c == '_' || c == ':' || is_beyond_ascii(c);
}
constexpr bool is_name_character(char c) noexcept {
  return is_name_start(c) || is_ascii_digit(c) || c == '-' || c == '.';
}

// [13] PubidChar
constexpr bool is_public_id_character(char c) noexcept {
  return is_ascii_letter(c) || is_ascii_digit(c) ||
         (c != '\0' &&
          std::string_view(" \r\n-'()+,./:=?;!*#@$_%").find(c) != std::string_view::npos);
}

// [81] EncName behind its first letter
constexpr bool is_encoding_name_character(char c) noexcept {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '.' || c == '_' || c == '-';
}

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_MARKUP_CHARACTER_HPP
