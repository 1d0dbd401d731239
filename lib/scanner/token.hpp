// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_TOKEN_HPP
#define XYLEM_LIB_SCANNER_TOKEN_HPP

// The next token of a document, whatever it is:
//
//   [1]  document ::= prolog element Misc*
//   [27] Misc     ::= Comment | PI | S
//   [43] content  ::= CharData? ((element | Reference | CDSect | PI | Comment) CharData?)*

#include <cstdint>

#include "scanner/production.hpp"

namespace xylem::scanner {

// The part of the document where a token begins.
enum class region : std::uint8_t { prolog, content, epilog };

enum class token_kind : std::uint8_t {
  white_space,  // outside the root element
  character_data,
  reference,
  start_tag,
  end_tag,
  comment,
  instruction,
  cdata_section,
};

struct token {
  token_kind kind = token_kind::white_space;
  start_tag tag;
  std::string_view end_name;
  instruction target;
};

// The token at `at`, which is not the end of the text. What `found` holds views the text, and is
// valid if the extent is whole. May throw std::bad_alloc.
[[nodiscard]] extent scan_token(std::string_view text, std::size_t at, region where,
                                const dialect& in, token& found);

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_TOKEN_HPP
