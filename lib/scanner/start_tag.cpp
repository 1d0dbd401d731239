// SPDX-License-Identifier: MIT
//
// [40] STag         ::= '<' Name (S Attribute)* S? '>'
// [44] EmptyElemTag ::= '<' Name (S Attribute)* S? '/>'
//
// Unique Att Spec and namespaces are for the caller: they need the whole tag, and what is open.

#include "scanner/production.hpp"

namespace xylem::scanner {

extent scan_start_tag(std::string_view text, std::size_t at, const dialect& in, start_tag& found) {
  found.attributes.clear();
  found.attribute_count = 0;
  const extent name = scan_qname(text, at + 1, in.names, found.name);
  if (!name.is_whole()) return name;
  at = name.at;
  while (true) {
    const std::size_t next = skip_spaces(text, at);
    if (next == text.size()) return cut(text);
    found.is_empty_element = text[next] == '/';
    if (found.is_empty_element) return scan_literal(text, next, "/>");
    if (text[next] == '>') return whole(next + 1);
    if (next == at) return wrong(at);
    attribute a;
    const extent found_at = scan_attribute(text, next, in, a);
    if (!found_at.is_whole()) return found_at;
    if (found.attribute_count++ < found.most_kept) found.attributes.push_back(a);
    at = found_at.at;
  }
}

}  // namespace xylem::scanner
