// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_NOTATION_DECLARATION_HPP
#define XYLEM_LIB_INPUT_NOTATION_DECLARATION_HPP

// Declaration of a notation, byte by byte from behind "<!NOTATION". It is checked and has no
// effect: what refers to notations is not read.
//
//   [82] NotationDecl ::= '<!NOTATION' S Name S (ExternalID | PublicID) S? '>'
//   [83] PublicID     ::= 'PUBLIC' S PubidLiteral

#include <cstdint>

#include <xylem/error.hpp>

#include "subset_name.hpp"

namespace xylem::input {

class notation_declaration {
 public:
  void start(const name_rules& names) noexcept;

  // The next byte. May throw std::bad_alloc.
  [[nodiscard]] errc accept(subset_byte b);

  [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }

 private:
  enum class state : std::uint8_t {
    before_name,
    in_name,
    before_keyword,
    in_keyword,
    before_public_id,
    in_public_id,
    behind_public_id,  // a system identifier or '>'
    before_system_id,
    in_system_id,
    before_end,
    complete,
  };

  [[nodiscard]] errc accept_keyword(char c) noexcept;
  [[nodiscard]] errc accept_identifier(char c, bool was_space) noexcept;

  subset_name name_;
  std::size_t matched_ = 0;
  state state_ = state::before_name;
  bool is_public_ = false;
  char quote_ = '"';
  bool seen_space_ = false;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_NOTATION_DECLARATION_HPP
