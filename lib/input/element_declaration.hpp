// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ELEMENT_DECLARATION_HPP
#define XYLEM_LIB_INPUT_ELEMENT_DECLARATION_HPP

// Declaration of an element type, byte by byte from behind "<!ELEMENT". It is checked and has no
// effect: content models are for validation.
//
//   [45] elementdecl ::= '<!ELEMENT' S Name S contentspec S? '>'
//   [46] contentspec ::= 'EMPTY' | 'ANY' | Mixed | children
//   [47] children    ::= (choice | seq) ('?' | '*' | '+')?
//   [48] cp          ::= (Name | choice | seq) ('?' | '*' | '+')?
//   [49] choice      ::= '(' S? cp ( S? '|' S? cp )+ S? ')'
//   [50] seq         ::= '(' S? cp ( S? ',' S? cp )* S? ')'
//   [51] Mixed       ::= '(' S? '#PCDATA' (S? '|' S? Name)* S? ')*' | '(' S? '#PCDATA' S? ')'

#include <array>
#include <cstdint>

#include <xylem/error.hpp>

#include "subset_name.hpp"

namespace xylem::input {

class element_declaration {
 public:
  // Groups open at a time; deeper ones are `dtd_unsupported`.
  static constexpr std::size_t most_depth = 64;

  void start(const name_rules& names) noexcept;

  // The next byte. May throw std::bad_alloc.
  [[nodiscard]] errc accept(subset_byte b);

  [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }

 private:
  enum class state : std::uint8_t {
    before_name,
    in_name,
    before_content,
    in_word,            // EMPTY, ANY
    before_particle,    // behind '(' or a separator
    in_particle,        // a name
    behind_particle,    // what may repeat it, or what comes next
    behind_repetition,  // a separator or ')'
    in_pcdata,
    behind_pcdata,  // '|' or ')'
    before_mixed,   // a name
    in_mixed,
    behind_mixed,        // '|' or ')'
    behind_mixed_group,  // '*', which names make necessary
    before_end,
    complete,
  };

  [[nodiscard]] errc accept_particle(subset_byte b);
  [[nodiscard]] errc accept_behind_particle(char c) noexcept;
  [[nodiscard]] errc accept_mixed(subset_byte b);
  [[nodiscard]] errc accept_word(char c) noexcept;
  [[nodiscard]] errc take_name(subset_byte b, state next);
  [[nodiscard]] errc open_group() noexcept;

  subset_name name_;
  name_rules names_;
  std::array<char, most_depth> separators_{};  // of the open groups; 0: not known yet
  std::size_t depth_ = 0;
  std::size_t matched_ = 0;
  state state_ = state::before_name;
  bool is_any_ = false;
  bool is_first_ = false;   // nothing was seen in the group
  bool has_names_ = false;  // in mixed content
  bool seen_space_ = false;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ELEMENT_DECLARATION_HPP
