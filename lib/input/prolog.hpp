// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_PROLOG_HPP
#define XYLEM_LIB_INPUT_PROLOG_HPP

// Finds the document type declaration between the XML declaration and the root element.
//
//   [22] prolog ::= XMLDecl? Misc* (doctypedecl Misc*)?
//   [27] Misc   ::= Comment | PI | S
//
// White space, comments and processing instructions are only skipped; checking them is the
// backends' work, as is everything behind the first thing that is none of them. A second document
// type declaration is refused: a backend, which sees the first as spaces, would take it for one.

#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>
#include <xylem/options.hpp>

#include "doctype.hpp"
#include "markup_step.hpp"

namespace xylem::input {

class prolog {
 public:
  // `entities` takes the entities declared with dtd::text_entities.
  void start(dtd policy, const doctype::bounds& most, entity_table& entities) noexcept;

  // The next step with the text at hand: whole characters, not empty. May throw std::bad_alloc.
  [[nodiscard]] markup_step scan(std::string_view text);

  // Nothing but `pass` will come any more.
  [[nodiscard]] bool is_done() const noexcept { return state_ == state::done; }
  // The document type declaration is complete.
  [[nodiscard]] bool has_doctype() const noexcept { return has_doctype_; }
  [[nodiscard]] bool is_in_doctype() const noexcept { return state_ == state::in_doctype; }

  // The next byte may begin a declaration in the internal subset.
  [[nodiscard]] bool is_between_declarations() const noexcept {
    return state_ == state::in_doctype && doctype_.is_between_declarations();
  }

  // What is held back of "<!DOCTYPE".
  [[nodiscard]] std::string_view held() const noexcept {
    return doctype::keyword.substr(0, matched_);
  }

  [[nodiscard]] errc failure() const noexcept { return failure_; }

 private:
  enum class state : std::uint8_t {
    between,       // white space, then '<'
    in_keyword,    // `matched_` bytes of "<!DOCTYPE" are held back
    mismatched,    // they were given up; the next byte tells what they began
    comment_open,  // "<!-", then '-'
    in_comment,
    in_pi,
    in_doctype,
    done,
    failed,
  };

  [[nodiscard]] markup_step scan_misc(std::string_view text, std::size_t at);
  [[nodiscard]] markup_step resume_keyword(std::string_view text);
  [[nodiscard]] errc refusal() const noexcept;
  [[nodiscard]] markup_step begin_doctype(std::string_view text);
  [[nodiscard]] markup_step scan_doctype(std::string_view text, std::size_t at);
  [[nodiscard]] markup_step finish(std::string_view text) noexcept;
  [[nodiscard]] markup_step fail(errc code) noexcept;
  [[nodiscard]] bool enter(std::size_t keyword_bytes, char next) noexcept;
  [[nodiscard]] std::size_t skip_comment(std::string_view text, std::size_t at) noexcept;
  [[nodiscard]] std::size_t skip_pi(std::string_view text, std::size_t at) noexcept;

  doctype doctype_;
  doctype::bounds most_;
  entity_table* entities_ = nullptr;  // null: nothing is read
  std::size_t matched_ = 0;
  dtd policy_ = dtd::ignore;
  errc failure_ = errc::ok;
  bool has_doctype_ = false;
  state state_ = state::between;
  std::uint8_t run_ = 0;  // bytes of "--" or "?" just seen, for the end of the comment or PI
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_PROLOG_HPP
