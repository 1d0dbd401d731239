// SPDX-License-Identifier: MIT
//
// [18] CDSect  ::= CDStart CData CDEnd
// [19] CDStart ::= '<![CDATA['
// [20] CData   ::= (Char* - (Char* ']]>' Char*))
// [21] CDEnd   ::= ']]>'

#include "scanner/byte_class.hpp"
#include "scanner/production.hpp"

namespace xylem::scanner {

extent scan_cdata(std::string_view text, std::size_t at) noexcept {
  const extent opening = scan_literal(text, at, "<![CDATA[");
  if (!opening.is_whole()) return opening;
  at = skip(byte_class::data, text, opening.at);
  while (at < text.size()) {
    if (text.substr(at, 3) == "]]>") return whole(at + 3);
    const std::size_t length = character_length(text, at);
    if (length == 0) return wrong(at);
    at = skip(byte_class::data, text, at + length);
  }
  return cut(text);
}

}  // namespace xylem::scanner
