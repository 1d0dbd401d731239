// SPDX-License-Identifier: MIT
//
// [42] ETag ::= '</' Name S? '>'

#include "scanner/production.hpp"

namespace xylem::scanner {

extent scan_end_tag(std::string_view text, std::size_t at, name_profile profile,
                    std::string_view& name) noexcept {
  qualified_name found;
  const extent named = scan_qname(text, at + 2, profile, found);
  if (!named.is_whole()) return named;
  name = found.written;
  return scan_literal(text, skip_spaces(text, named.at), ">");
}

}  // namespace xylem::scanner
