// SPDX-License-Identifier: MIT
//
// [14] CharData ::= [^<&]* - ([^<&]* ']]>' [^<&]*)

#include "scanner/byte_class.hpp"
#include "scanner/production.hpp"

namespace xylem::scanner {

extent scan_character_data(std::string_view text, std::size_t at) noexcept {
  while (true) {
    at = skip(byte_class::text, text, at);
    if (at == text.size() || text[at] == '<' || text[at] == '&') return whole(at);
    if (text[at] == ']') {
      const std::string_view next = text.substr(at, 3);
      if (next == "]]>") return wrong(at + 2);
      if (next == "]" || next == "]]") return cut(text);
    }
    const std::size_t length = character_length(text, at);
    if (length == 0) return wrong(at);
    at += length;
  }
}

}  // namespace xylem::scanner
