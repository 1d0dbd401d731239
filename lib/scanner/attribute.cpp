// SPDX-License-Identifier: MIT
//
// [41] Attribute ::= Name Eq AttValue
// [25] Eq        ::= S? '=' S?
// [10] AttValue  ::= '"' ([^<&"] | Reference)* '"' | "'" ([^<&'] | Reference)* "'"

#include "scanner/byte_class.hpp"
#include "scanner/production.hpp"

namespace xylem::scanner {

namespace {

// From behind the opening quote to behind the closing one.
extent scan_value(std::string_view text, std::size_t at, char quote, const dialect& in,
                  attribute& found) {
  const std::size_t begin = at;
  found.is_literal = true;
  while (true) {
    at = skip(byte_class::value, text, at);
    if (at == text.size()) return cut(text);
    const char c = text[at];
    if (c == quote) {
      found.value = text.substr(begin, at - begin);
      return whole(at + 1);
    }
    if (c == '<') return wrong(at);  // WFC: No < in Attribute Values
    if (c == '&') {
      const extent reference = scan_reference(text, at, in);
      if (!reference.is_whole()) return reference;
      found.is_literal = false;
      at = reference.at;
      continue;
    }
    const std::size_t length = character_length(text, at);
    if (length == 0) return wrong(at);
    if (c != ' ' && is_space(c)) found.is_literal = false;
    at += length;
  }
}

}  // namespace

extent scan_attribute(std::string_view text, std::size_t at, const dialect& in, attribute& found) {
  const extent name = scan_qname(text, at, in.names, found.name);
  if (!name.is_whole()) return name;
  at = skip_spaces(text, name.at);
  if (at == text.size()) return cut(text);
  if (text[at] != '=') return wrong(at);
  at = skip_spaces(text, at + 1);
  if (at == text.size()) return cut(text);
  if (text[at] != '"' && text[at] != '\'') return wrong(at);
  return scan_value(text, at + 1, text[at], in, found);
}

}  // namespace xylem::scanner
