// SPDX-License-Identifier: MIT
//
// [16] PI       ::= '<?' PITarget (S (Char* - (Char* '?>' Char*)))? '?>'
// [17] PITarget ::= Name - (('X' | 'x') ('M' | 'm') ('L' | 'l'))
//
// Namespaces in XML 1.0, section 7: targets contain no colons.

#include "scanner/byte_class.hpp"
#include "scanner/production.hpp"

namespace xylem::scanner {

namespace {

constexpr char lower_case(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_reserved(std::string_view target) noexcept {
  return target.size() == 3 && lower_case(target[0]) == 'x' && lower_case(target[1]) == 'm' &&
         lower_case(target[2]) == 'l';
}

}  // namespace

extent scan_instruction(std::string_view text, std::size_t at, name_profile profile,
                        instruction& found) noexcept {
  const extent name = scan_ncname(text, at + 2, profile);
  if (!name.is_whole()) return name;
  found.target = text.substr(at + 2, name.at - at - 2);
  if (found.target == "xml") return wrong(at, errc::xml_declaration_misplaced, name.at + 1);
  if (is_reserved(found.target)) return wrong(name.at);
  if (!is_space(text[name.at])) return scan_literal(text, name.at, "?>");
  at = skip(byte_class::data, text, name.at + 1);
  while (at < text.size()) {
    if (text.substr(at, 2) == "?>") return whole(at + 2);
    const std::size_t length = character_length(text, at);
    if (length == 0) return wrong(at);
    at = skip(byte_class::data, text, at + length);
  }
  return cut(text);
}

}  // namespace xylem::scanner
