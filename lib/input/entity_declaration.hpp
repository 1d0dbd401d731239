// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ENTITY_DECLARATION_HPP
#define XYLEM_LIB_INPUT_ENTITY_DECLARATION_HPP

// Declaration of a general entity, byte by byte from behind "<!ENTITY".
//
//   [71] GEDecl      ::= '<!ENTITY' S Name S EntityDef S? '>'
//   [9]  EntityValue ::= '"' ([^%&"] | PEReference | Reference)* '"' | ...
//   [68] EntityRef   ::= '&' Name ';'
//
// Character references in the value are resolved, references to entities are kept (section 4.4,
// "bypassed"). Line ends are normalised, whatever becomes of those of the text. Parameter entities,
// external entities, and replacement texts with markup are `dtd_unsupported`.

#include <cstdint>
#include <string>
#include <string_view>

#include <xylem/error.hpp>

#include "entity_table.hpp"
#include "subset_name.hpp"

namespace xylem::input {

class entity_declaration {
 public:
  void start(entity_table& into, const name_rules& names) noexcept;

  // The next byte. May throw std::bad_alloc.
  [[nodiscard]] errc accept(subset_byte b);

  // Takes as much of the text as is nothing but characters of the value, all ASCII and printable;
  // returns how much. What accept() does, for long values. May throw std::bad_alloc.
  [[nodiscard]] std::size_t take_plain(std::string_view text);

  [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }

 private:
  enum class state : std::uint8_t {
    before_name,
    in_name,
    before_value,
    in_value,
    in_reference,  // '&' was seen
    in_reference_name,
    behind_value,
    complete,
  };

  [[nodiscard]] errc accept_value(subset_byte b);
  [[nodiscard]] errc end_character_reference();
  [[nodiscard]] errc end_declaration();

  entity_table* into_ = nullptr;
  name_rules names_;
  subset_name name_;
  subset_name reference_name_;
  std::string character_reference_;
  std::string replacement_text_;
  state state_ = state::before_name;
  char quote_ = '"';
  bool seen_space_ = false;
  bool is_behind_cr_ = false;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ENTITY_DECLARATION_HPP
