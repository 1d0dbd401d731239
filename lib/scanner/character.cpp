// SPDX-License-Identifier: MIT
//
// [2] Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]
//
// Surrogates and what lies beyond #x10FFFF are not UTF-8: the gate has refused them.

#include <algorithm>

#include "scanner/production.hpp"

namespace xylem::scanner {

std::size_t character_length(std::string_view text, std::size_t at) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return lead >= 0x20 || is_space(text[at]) ? 1 : 0;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  const bool is_noncharacter = text.substr(at, 3) == "\xEF\xBF\xBE" ||  // U+FFFE
                               text.substr(at, 3) == "\xEF\xBF\xBF";    // U+FFFF
  return is_noncharacter ? 0 : std::min(length, text.size() - at);
}

extent scan_literal(std::string_view text, std::size_t at, std::string_view expected) noexcept {
  for (const char c : expected) {
    if (at == text.size()) return cut(text);
    if (text[at] != c) return wrong(at);
    ++at;
  }
  return whole(at);
}

}  // namespace xylem::scanner
