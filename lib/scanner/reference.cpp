// SPDX-License-Identifier: MIT
//
// [66] CharRef   ::= '&#' [0-9]+ ';' | '&#x' [0-9a-fA-F]+ ';'
// [68] EntityRef ::= '&' Name ';'
//
// Entities but the predefined ones (4.6) are the gate's, which knows what they come to.

#include <algorithm>
#include <iterator>

#include "scanner/production.hpp"

namespace xylem::scanner {

namespace {

constexpr int not_a_digit = 16;

constexpr int digit_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return not_a_digit;
}

// WFC: Legal Character
constexpr bool is_character(std::uint32_t c) noexcept {
  if (c < 0x20) return c == 0x9 || c == 0xA || c == 0xD;
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

extent scan_character_reference(std::string_view text, std::size_t begin) noexcept {
  std::size_t at = begin + 2;
  const bool is_hexadecimal = at < text.size() && text[at] == 'x';
  if (is_hexadecimal) ++at;
  const int base = is_hexadecimal ? 16 : 10;
  const std::size_t first = at;
  constexpr std::uint32_t too_large = 0x110000;
  std::uint32_t value = 0;
  for (; at < text.size(); ++at) {
    const int digit = digit_value(text[at]);
    if (digit < base) {
      value = std::min(value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit),
                       too_large);
      continue;
    }
    if (text[at] != ';' || at == first) return wrong(at);
    if (!is_character(value)) return wrong(begin, errc::character_reference_malformed, at + 1);
    return whole(at + 1);
  }
  return cut(text);
}

}  // namespace

extent scan_reference(std::string_view text, std::size_t at, const dialect& in) {
  if (at + 1 == text.size()) return cut(text);
  if (text[at + 1] == '#') return scan_character_reference(text, at);
  const extent name = scan_ncname(text, at + 1, in.names);
  if (!name.is_whole()) return name;
  if (text[name.at] != ';') return wrong(name.at);
  constexpr std::string_view predefined[] = {"lt", "gt", "amp", "apos", "quot"};
  const std::string_view entity = text.substr(at + 1, name.at - at - 1);
  const bool is_predefined =
      std::find(std::begin(predefined), std::end(predefined), entity) != std::end(predefined);
  if (!is_predefined && (!in.knows_entity || !in.knows_entity(entity)))
    return wrong(at, errc::entity_undefined, name.at + 1);
  return whole(name.at + 1);
}

}  // namespace xylem::scanner
