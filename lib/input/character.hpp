// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_CHARACTER_HPP
#define XYLEM_LIB_INPUT_CHARACTER_HPP

// Characters of documents, and references to them.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace xylem::input {

// [2] Char
constexpr bool is_character(char32_t c) noexcept {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

// True when `text` is well-formed UTF-8 of nothing but [2] Char.
[[nodiscard]] bool is_character_data(std::string_view text) noexcept;

void append_utf8(std::string& out, char32_t c);

// A reference at the start of a text.
//
//   [66] CharRef   ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'
//   [68] EntityRef ::= '&' Name ';'
struct reference {
  enum class form : std::uint8_t { character, entity, malformed, no_character };
  form kind = form::malformed;  // no_character: well-formed, but of no legal character
  std::size_t length = 0;       // with '&' and ';'; 0 when malformed
  char32_t character = 0;
  std::string_view name;
};

// Reads the reference at the start of `text`, which begins with '&'. Names are not checked beyond
// where they end.
[[nodiscard]] reference read_reference(std::string_view text) noexcept;

// The character of one of the entities that XML predefines (section 4.6), 0 for other names.
[[nodiscard]] char32_t predefined_character(std::string_view name) noexcept;

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_CHARACTER_HPP
