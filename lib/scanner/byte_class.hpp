// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_BYTE_CLASS_HPP
#define XYLEM_LIB_SCANNER_BYTE_CLASS_HPP

// Which bytes a production may pass over without asking what they mean there: nearly all of nearly
// every document. What stops a run is left to the production.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scanner/name_character.hpp"

namespace xylem::scanner {

enum class byte_class : std::uint8_t {
  name_start = 1,  // ASCII letters and '_'
  name_part = 2,   // the same, digits, '-' and '.'
  text = 4,        // [14] CharData
  value = 8,       // [10] AttValue, the same after normalisation (3.3.3)
  data = 16,       // a comment, an instruction or a CDATA section
};

// EF begins U+FFFE and U+FFFF, which are no characters [2]; other bytes of characters beyond ASCII
// need no look, as the text is UTF-8.
constexpr std::uint8_t classes_of(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  const auto bit = [](byte_class k, bool holds) { return holds ? static_cast<unsigned>(k) : 0U; };
  const bool is_blank = c == '\t' || c == '\n' || c == '\r';
  const bool is_character = byte != 0xEF && (byte >= 0x20 || is_blank);
  return static_cast<std::uint8_t>(
      bit(byte_class::name_start, is_ascii_name_start(c)) |
      bit(byte_class::name_part, is_ascii_name_part(c)) |
      bit(byte_class::text, is_character && c != '<' && c != '&' && c != ']') |
      bit(byte_class::value,
          is_character && !is_blank && c != '<' && c != '&' && c != '"' && c != '\'') |
      bit(byte_class::data, is_character && c != '-' && c != '?' && c != ']'));
}

inline constexpr std::array<std::uint8_t, 256> byte_classes = [] {
  std::array<std::uint8_t, 256> made{};
  for (std::size_t i = 0; i < made.size(); ++i)
    made[i] = classes_of(static_cast<char>(static_cast<unsigned char>(i)));
  return made;
}();

[[nodiscard]] constexpr bool is_of(byte_class wanted, char c) noexcept {
  return (byte_classes[static_cast<unsigned char>(c)] & static_cast<unsigned>(wanted)) != 0;
}

// The first byte from `at` on that is not of the class; the size of the text if there is none.
[[nodiscard]] constexpr std::size_t skip(byte_class wanted, std::string_view text,
                                         std::size_t at) noexcept {
  const char* const begin = text.data();
  const std::size_t size = text.size();
  // Four at a time: a run is rarely shorter.
  while (at + 4 <= size) {
    if (!is_of(wanted, begin[at])) return at;
    if (!is_of(wanted, begin[at + 1])) return at + 1;
    if (!is_of(wanted, begin[at + 2])) return at + 2;
    if (!is_of(wanted, begin[at + 3])) return at + 3;
    at += 4;
  }
  while (at < size && is_of(wanted, begin[at]))
    ++at;
  return at;
}

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_BYTE_CLASS_HPP
