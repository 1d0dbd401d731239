// SPDX-License-Identifier: MIT
//
// [15] Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'

#include "scanner/byte_class.hpp"
#include "scanner/production.hpp"

namespace xylem::scanner {

extent scan_comment(std::string_view text, std::size_t at) noexcept {
  const extent opening = scan_literal(text, at, "<!--");
  if (!opening.is_whole()) return opening;
  at = skip(byte_class::data, text, opening.at);
  while (at < text.size()) {
    if (text.substr(at, 2) == "--") return scan_literal(text, at + 2, ">");
    const std::size_t length = character_length(text, at);
    if (length == 0) return wrong(at);
    at = skip(byte_class::data, text, at + length);
  }
  return cut(text);
}

}  // namespace xylem::scanner
