// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_INTERNAL_SUBSET_HPP
#define XYLEM_LIB_INPUT_INTERNAL_SUBSET_HPP

// The internal subset of a document type declaration, as far as dtd::text_entities reads it, byte
// by byte from behind its '['.
//
//   [28b] intSubset  ::= (markupdecl | DeclSep)*
//   [28a] DeclSep    ::= PEReference | S
//   [29]  markupdecl ::= elementdecl | AttlistDecl | EntityDecl | NotationDecl | PI | Comment
//
// Declarations of general entities are read. Comments, processing instructions and declarations of
// elements and notations are checked and skipped: they say nothing to a processor that does not
// validate. An ATTLIST, whose defaults and types would change the document, and everything to do
// with parameter entities is `dtd_unsupported`.

#include <array>
#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>

#include "element_declaration.hpp"
#include "entity_declaration.hpp"
#include "entity_table.hpp"
#include "notation_declaration.hpp"
#include "subset_name.hpp"

namespace xylem::input {

class internal_subset {
 public:
  void start(entity_table& into, const name_rules& names) noexcept;

  // The next byte of legal characters ([2]). May throw std::bad_alloc.
  [[nodiscard]] errc accept(subset_byte b);

  // Takes what entity_declaration::take_plain() takes, 0 elsewhere. May throw std::bad_alloc.
  [[nodiscard]] std::size_t take_plain(std::string_view text) {
    return state_ == state::in_entity ? entity_.take_plain(text) : 0;
  }

  // Not inside a declaration, comment or processing instruction.
  [[nodiscard]] bool is_between() const noexcept { return state_ == state::between; }
  // The ']' was seen.
  [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }

 private:
  enum class state : std::uint8_t {
    between,
    behind_open,  // '<'
    behind_bang,  // "<!"
    behind_dash,  // "<!-"
    in_comment,
    in_target,  // of a processing instruction
    in_instruction,
    in_keyword,
    in_element,
    in_entity,
    in_notation,
    complete,
  };

  [[nodiscard]] errc accept_between(char c) noexcept;
  [[nodiscard]] errc accept_behind_bang(char c) noexcept;
  [[nodiscard]] errc accept_comment(char c) noexcept;
  [[nodiscard]] errc accept_target(subset_byte b);
  [[nodiscard]] errc accept_keyword(char c) noexcept;
  template <class Declaration>
  [[nodiscard]] errc accept_in(Declaration& declaration, subset_byte b) {
    const errc code = declaration.accept(b);
    if (declaration.is_complete()) state_ = state::between;
    return code;
  }

  entity_table* into_ = nullptr;
  name_rules names_;
  element_declaration element_;
  entity_declaration entity_;
  notation_declaration notation_;
  subset_name target_;
  std::array<char, 8> keyword_{};  // as far as it was seen
  std::size_t matched_ = 0;        // its length
  state state_ = state::between;
  std::uint8_t run_ = 0;  // of what closes a comment or processing instruction
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_INTERNAL_SUBSET_HPP
