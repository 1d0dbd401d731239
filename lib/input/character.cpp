// SPDX-License-Identifier: MIT
#include "character.hpp"

#include <xylem/detail/name_characters.hpp>

#include "markup_character.hpp"

namespace xylem::input {

namespace {

constexpr unsigned no_digit = 16;

unsigned digit_of(char c) noexcept {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A') + 10;
  return no_digit;
}

// Behind "&#".
reference read_character(std::string_view text) noexcept {
  std::size_t at = 2;
  const unsigned base = text.substr(at).starts_with('x') ? 16 : 10;
  if (base == 16) ++at;
  const std::size_t begin = at;
  constexpr char32_t beyond = 0x110000;
  char32_t value = 0;
  for (; at < text.size() && digit_of(text[at]) < base; ++at) {
    if (value < beyond) value = value * base + digit_of(text[at]);
  }
  if (at == begin || at == text.size() || text[at] != ';') return {};
  const bool is_legal = is_character(value);
  return {is_legal ? reference::form::character : reference::form::no_character, at + 1, value, {}};
}

}  // namespace

bool is_character_data(std::string_view text) noexcept {
  while (!text.empty()) {
    const detail::decoded_character c = detail::decode_utf8(text);
    if (c.length == 0 || !is_character(c.value)) return false;
    text.remove_prefix(c.length);
  }
  return true;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
    return;
  }
  if (c < 0x800) {
    put(0xC0 | (c >> 6U));
  } else {
    if (c < 0x10000) {
      put(0xE0 | (c >> 12U));
    } else {
      put(0xF0 | (c >> 18U));
      put(0x80 | ((c >> 12U) & 0x3FU));
    }
    put(0x80 | ((c >> 6U) & 0x3FU));
  }
  put(0x80 | (c & 0x3FU));
}

reference read_reference(std::string_view text) noexcept {
  if (text.substr(1).starts_with('#')) return read_character(text);
  std::size_t end = 1;
  while (end < text.size() && is_name_character(text[end]))
    ++end;
  if (end == text.size() || text[end] != ';' || end == 1 || !is_name_start(text[1])) return {};
  return {reference::form::entity, end + 1, 0, text.substr(1, end - 1)};
}

char32_t predefined_character(std::string_view name) noexcept {
  if (name == "lt") return U'<';
  if (name == "gt") return U'>';
  if (name == "amp") return U'&';
  if (name == "apos") return U'\'';
  return name == "quot" ? U'"' : U'\0';
}

}  // namespace xylem::input
