// SPDX-License-Identifier: MIT
#include "scanner/token.hpp"

namespace xylem::scanner {

namespace {

constexpr std::string_view doctype = "DOCTYPE";

// What begins with "<!".
extent scan_declaration(std::string_view text, std::size_t at, region where, token& found) {
  const std::size_t kind = at + 2;
  if (kind == text.size()) return cut(text);
  if (text[kind] == '-') {
    found.kind = token_kind::comment;
    return scan_comment(text, at);
  }
  if (text[kind] == '[' && where != region::prolog) {
    if (where == region::epilog) return wrong(at, errc::content_after_root);
    found.kind = token_kind::cdata_section;
    return scan_cdata(text, at);
  }
  // Where one may stand, the gate has taken it away, unless the text ends in it.
  const bool may_be_doctype = where == region::prolog && text.size() - kind < doctype.size() &&
                              doctype.starts_with(text.substr(kind));
  return may_be_doctype ? cut(text) : wrong(kind);
}

extent scan_markup(std::string_view text, std::size_t at, region where, const dialect& in,
                   token& found) {
  if (at + 1 == text.size()) return cut(text);
  switch (text[at + 1]) {
    case '!':
      return scan_declaration(text, at, where, found);
    case '?':
      found.kind = token_kind::instruction;
      return scan_instruction(text, at, in.names, found.target);
    case '/':
      if (where != region::content) return wrong(at + 1);
      found.kind = token_kind::end_tag;
      return scan_end_tag(text, at, in.names, found.end_name);
    default:
      break;
  }
  found.kind = token_kind::start_tag;
  const extent tag = scan_start_tag(text, at, in, found.tag);
  if (where != region::epilog || (tag.what == verdict::wrong && tag.at == at + 1)) return tag;
  return wrong(at, errc::content_after_root);
}

}  // namespace

extent scan_token(std::string_view text, std::size_t at, region where, const dialect& in,
                  token& found) {
  if (text[at] == '<') return scan_markup(text, at, where, in, found);
  if (where == region::content) {
    if (text[at] == '&') {
      found.kind = token_kind::reference;
      return scan_reference(text, at, in);
    }
    found.kind = token_kind::character_data;
    return scan_character_data(text, at);
  }
  found.kind = token_kind::white_space;
  const std::size_t end = skip_spaces(text, at);
  if (end != at) return whole(end);
  return wrong(at, where == region::prolog ? errc::token_malformed : errc::content_after_root);
}

}  // namespace xylem::scanner
