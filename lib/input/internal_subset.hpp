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
// Declarations of general entities are read, comments and processing instructions are checked and
// skipped. Everything else is `dtd_unsupported`: to skip a declaration one has to check it, and
// what an ATTLIST or a parameter entity declares would change the document.

#include <array>
#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>

#include "entity_declaration.hpp"
#include "entity_table.hpp"
#include "subset_name.hpp"

namespace xylem::input {

class internal_subset {
 public:
  void start(entity_table& into, std::uint64_t most_name_bytes) noexcept;

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
    in_entity,
    complete,
  };

  [[nodiscard]] errc accept_between(char c) noexcept;
  [[nodiscard]] errc accept_behind_bang(char c) noexcept;
  [[nodiscard]] errc accept_comment(char c) noexcept;
  [[nodiscard]] errc accept_target(subset_byte b);
  [[nodiscard]] errc accept_keyword(char c) noexcept;

  entity_table* into_ = nullptr;
  std::uint64_t most_name_bytes_ = 0;
  entity_declaration entity_;
  subset_name target_;
  std::array<char, 8> keyword_{};  // as far as it was seen
  std::size_t matched_ = 0;        // its length
  state state_ = state::between;
  std::uint8_t run_ = 0;  // of what closes a comment or processing instruction
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_INTERNAL_SUBSET_HPP
