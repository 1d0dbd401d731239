// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_DOCTYPE_HPP
#define XYLEM_LIB_INPUT_DOCTYPE_HPP

// Document type declaration without an internal subset, byte by byte.
//
//   [28] doctypedecl   ::= '<!DOCTYPE' S Name (S ExternalID)? S? ('[' intSubset ']' S?)? '>'
//   [75] ExternalID    ::= 'SYSTEM' S SystemLiteral | 'PUBLIC' S PubidLiteral S SystemLiteral
//   [11] SystemLiteral ::= ('"' [^"]* '"') | ("'" [^']* "'")
//   [12] PubidLiteral  ::= '"' PubidChar* '"' | "'" (PubidChar - "'")* "'"
//
// A '[' ends the story: the internal subset is never looked into.

#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>

namespace xylem::input {

class doctype {
 public:
  static constexpr std::string_view keyword = "<!DOCTYPE";

  // Behind the keyword.
  void start(std::uint64_t max_bytes) noexcept;

  // Takes text up to the declaration's end or the first offending byte; returns how much. `text` is
  // whole characters.
  [[nodiscard]] std::size_t scan(std::string_view text) noexcept;

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
    complete,
  };

  [[nodiscard]] errc accept(char c) noexcept;
  [[nodiscard]] errc accept_behind_name(char c) noexcept;
  [[nodiscard]] errc accept_quote(char c, state next) noexcept;
  [[nodiscard]] errc accept_end(char c) noexcept;

  std::uint64_t max_bytes_ = 0;
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
