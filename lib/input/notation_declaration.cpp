// SPDX-License-Identifier: MIT
#include "notation_declaration.hpp"

#include <string_view>
#include <utility>

#include "markup_character.hpp"

namespace xylem::input {

namespace {

constexpr errc when(bool is_fine) noexcept {
  return is_fine ? errc::ok : errc::doctype_malformed;
}

}  // namespace

void notation_declaration::start(const name_rules& names) noexcept {
  name_.start(names, name_form::without_colon);
  state_ = state::before_name;
  seen_space_ = false;
}

errc notation_declaration::accept(subset_byte b) {
  const bool was_space = std::exchange(seen_space_, is_space(b.byte));
  switch (state_) {
    case state::before_name:
      if (seen_space_) return errc::ok;
      if (!was_space) return errc::doctype_malformed;
      state_ = state::in_name;
      return name_.take(b) ? errc::ok : name_.refusal(b);
    case state::in_name:
      if (name_.take(b)) return name_.is_too_long() ? errc::limit_name : errc::ok;
      state_ = state::before_keyword;
      return seen_space_ ? errc::ok : name_.refusal(b);
    case state::before_keyword:
      if (seen_space_) return errc::ok;
      is_public_ = b.byte == 'P';
      matched_ = 0;
      state_ = state::in_keyword;
      return accept_keyword(b.byte);
    case state::in_keyword:
      return accept_keyword(b.byte);
    default:
      return accept_identifier(b.byte, was_space);
  }
}

errc notation_declaration::accept_keyword(char c) noexcept {
  const std::string_view word = is_public_ ? "PUBLIC" : "SYSTEM";
  if (c != word[matched_]) return errc::doctype_malformed;
  if (++matched_ == word.size()) {
    state_ = is_public_ ? state::before_public_id : state::before_system_id;
  }
  return errc::ok;
}

errc notation_declaration::accept_identifier(char c, bool was_space) noexcept {
  const bool is_quote = c == '"' || c == '\'';
  switch (state_) {
    case state::before_public_id:
    case state::before_system_id:
      if (seen_space_) return errc::ok;
      quote_ = c;
      state_ = state_ == state::before_public_id ? state::in_public_id : state::in_system_id;
      return when(was_space && is_quote);
    case state::in_public_id:
      if (c != quote_) return when(is_public_id_character(c));
      state_ = state::behind_public_id;
      return errc::ok;
    case state::behind_public_id:
      if (seen_space_) return errc::ok;
      if (c == '>') {
        state_ = state::complete;
        return errc::ok;
      }
      quote_ = c;
      state_ = state::in_system_id;
      return when(was_space && is_quote);
    case state::in_system_id:
      if (c == quote_) state_ = state::before_end;
      return errc::ok;
    case state::before_end:
      if (c == '>') state_ = state::complete;
      return when(seen_space_ || c == '>');
    default:
      return errc::doctype_malformed;
  }
}

}  // namespace xylem::input
