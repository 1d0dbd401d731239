// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_NAME_CHARACTERS_HPP
#define XYLEM_DETAIL_NAME_CHARACTERS_HPP

// NCName (Namespaces in XML 1.0 [4]) over XML 1.0 fifth edition characters [4] [4a], for names in
// paths. Documents are held to the narrower `portable` profile by the backends.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xylem::detail {

struct code_point_range {
  char32_t first;
  char32_t last;
};

inline constexpr code_point_range name_start_ranges[] = {
    {U'A', U'Z'},     {U'_', U'_'},     {U'a', U'z'},     {0xC0, 0xD6},     {0xD8, 0xF6},
    {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F},
    {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};

inline constexpr code_point_range name_other_ranges[] = {
    {U'-', U'.'}, {U'0', U'9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040},
};

template <std::size_t Count>
constexpr bool is_in(char32_t c, const code_point_range (&ranges)[Count]) noexcept {
  for (const auto& range : ranges) {
    if (c >= range.first && c <= range.last) return true;
  }
  return false;
}

constexpr bool is_name_start(char32_t c) noexcept {
  return is_in(c, name_start_ranges);
}
constexpr bool is_name_part(char32_t c) noexcept {
  return is_name_start(c) || is_in(c, name_other_ranges);
}

struct decoded_character {
  char32_t value = 0;
  std::size_t length = 0;  // 0: no well-formed UTF-8 sequence here
};

// The character at the start of `text`. Rejects overlong forms and surrogates.
constexpr decoded_character decode_utf8(std::string_view text) noexcept {
  if (text.empty()) return {};
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[i]));
  };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  char32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {value, length};
}

// Length in bytes of the NCName at the start of `text`, 0 if there is none.
constexpr std::size_t ncname_length(std::string_view text) noexcept {
  std::size_t end = 0;
  while (end < text.size()) {
    const decoded_character c = decode_utf8(text.substr(end));
    if (c.length == 0 || !(end == 0 ? is_name_start(c.value) : is_name_part(c.value))) break;
    end += c.length;
  }
  return end;
}

}  // namespace xylem::detail

#endif  // XYLEM_DETAIL_NAME_CHARACTERS_HPP
