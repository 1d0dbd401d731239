// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_DOCTYPE_HPP
#define XYLEM_LIB_INPUT_DOCTYPE_HPP

// Document type declaration, byte by byte.
//
//   [28] doctypedecl   ::= '<!DOCTYPE' S Name (S ExternalID)? S? ('[' intSubset ']' S?)? '>'
//   [75] ExternalID    ::= 'SYSTEM' S SystemLiteral | 'PUBLIC' S PubidLiteral S SystemLiteral
//   [11] SystemLiteral ::= ('"' [^"]* '"') | ("'" [^']* "'")
//   [12] PubidLiteral  ::= '"' PubidChar* '"' | "'" (PubidChar - "'")* "'"
//
// A '[' ends the story, unless there is a table for the entities that the internal subset declares.

#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>

#include "entity_table.hpp"
#include "internal_subset.hpp"
#include "subset_name.hpp"

namespace xylem::input {

class doctype {
 public:
  static constexpr std::string_view keyword = "<!DOCTYPE";

  struct bounds {
    std::uint64_t declaration_bytes = 0;
    name_rules names;
    std::uint64_t memory_bytes = 0;
  };

  // Behind the keyword. Without a table, internal subsets are `dtd_forbidden`.
  void start(const bounds& most, entity_table* entities) noexcept;

  // Takes text up to the declaration's end or the first offending byte, or up to a declaration in
  // the internal subset with which the text does not begin; returns how much. `text` is whole
  // characters. May throw std::bad_alloc.
  [[nodiscard]] std::size_t scan(std::string_view text);

  // The next byte may begin a declaration in the internal subset.
  [[nodiscard]] bool is_between_declarations() const noexcept {
    return state_ == state::in_subset && subset_.is_between();
  }

  [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }

  // Why scan() stopped short.
  [[nodiscard]] errc failure() const noexcept { return failure_; }

 private:
  enum class state : std::uint8_t {
    before_name,  // S is required, then a name
    in_name,
    behind_name,  // an external identifier, '[' or '>'
    in_keyword,
    before_public_id,
    in_public_id,
    before_system_id,
    in_system_id,
    behind_external_id,  // '[' or '>'
    in_subset,
    behind_subset,  // '>'
    complete,
  };

  [[nodiscard]] errc accept_name(std::string_view text);
  [[nodiscard]] errc accept(std::string_view text);
  [[nodiscard]] errc accept_subset(std::string_view text);
  [[nodiscard]] errc accept_behind_name(char c) noexcept;
  [[nodiscard]] errc accept_quote(char c, state next) noexcept;
  [[nodiscard]] errc accept_end(char c) noexcept;

  bounds most_;
  entity_table* entities_ = nullptr;
  internal_subset subset_;
  subset_name name_;
  std::uint64_t length_ = 0;
  std::size_t matched_ = 0;
  errc failure_ = errc::ok;
  state state_ = state::before_name;
  bool seen_space_ = false;
  bool is_public_ = false;
  char quote_ = '"';
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_DOCTYPE_HPP
