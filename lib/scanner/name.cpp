// SPDX-License-Identifier: MIT
//
// Namespaces in XML 1.0
// [7] QName ::= PrefixedName | UnprefixedName
// [4] NCName ::= Name - (Char* ':' Char*)

#include <xylem/detail/name_characters.hpp>

#include "scanner/byte_class.hpp"
#include "scanner/name_character.hpp"
#include "scanner/production.hpp"

namespace xylem::scanner {

namespace {

enum class part : std::uint8_t { first, later };

bool may_stand(char32_t c, part where, name_profile profile) noexcept {
  return where == part::first ? is_name_start(c, profile) : is_name_part(c, profile);
}

// Length of the name character at `at`; 0 if there is none, and `code` then tells whether another
// edition has it.
std::size_t name_character(std::string_view text, std::size_t at, part where, name_profile profile,
                           errc& code) noexcept {
  const char byte = text[at];
  if (static_cast<unsigned char>(byte) < 0x80) {
    return where == part::first ? is_ascii_name_start(byte) : is_ascii_name_part(byte);
  }
  const detail::decoded_character c = detail::decode_utf8(text.substr(at, 4));
  if (c.length == 0 || may_stand(c.value, where, profile)) return c.length;
  if (may_stand(c.value, where, name_profile::xml10e5)) code = errc::name_not_portable;
  return 0;
}

}  // namespace

extent scan_ncname(std::string_view text, std::size_t at, name_profile profile) noexcept {
  const std::size_t begin = at;
  if (at < text.size() && is_of(byte_class::name_start, text[at]))
    at = skip(byte_class::name_part, text, at + 1);
  while (at < text.size()) {
    errc code = errc::token_malformed;
    const part where = at == begin ? part::first : part::later;
    const std::size_t length = name_character(text, at, where, profile, code);
    if (length == 0) {
      if (text[at] == ':') return wrong(at, errc::qualified_name_malformed);
      if (at == begin || code == errc::name_not_portable) return wrong(at, code);
      return whole(at);
    }
    at += length;
  }
  return cut(text);
}

extent scan_qname(std::string_view text, std::size_t at, name_profile profile,
                  qualified_name& found) noexcept {
  const std::size_t begin = at;
  // Most names: ASCII, without a prefix, and whole.
  if (at < text.size() && is_of(byte_class::name_start, text[at])) {
    const std::size_t end = skip(byte_class::name_part, text, at + 1);
    if (end < text.size() && text[end] != ':' && static_cast<unsigned char>(text[end]) < 0x80) {
      found.prefix = {};
      found.local = found.written = text.substr(begin, end - begin);
      return whole(end);
    }
  }
  extent part = scan_ncname(text, at, profile);
  std::size_t local = begin;
  if (part.code == errc::qualified_name_malformed && part.at != begin) {  // the colon
    local = part.at + 1;
    part = scan_ncname(text, local, profile);
    // What stands there could be in a name: it is the name that is no qualified one.
    if (part.what == verdict::wrong && part.at == local && part.code == errc::token_malformed)
      part.code = errc::qualified_name_malformed;
  }
  if (!part.is_whole()) return part;
  found.prefix = local == begin ? std::string_view() : text.substr(begin, local - 1 - begin);
  found.local = text.substr(local, part.at - local);
  found.written = text.substr(begin, part.at - begin);
  return part;
}

}  // namespace xylem::scanner
