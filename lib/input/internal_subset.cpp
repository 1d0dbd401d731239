// SPDX-License-Identifier: MIT
#include "internal_subset.hpp"

#include <algorithm>

#include "markup_character.hpp"

namespace xylem::input {

namespace {

constexpr std::string_view element_keyword = "ELEMENT";
constexpr std::string_view entity_keyword = "ENTITY";
constexpr std::string_view notation_keyword = "NOTATION";
constexpr std::array<std::string_view, 4> keywords = {element_keyword, entity_keyword,
                                                      notation_keyword, "ATTLIST"};

// [17] PITarget ::= Name - (('X' | 'x') ('M' | 'm') ('L' | 'l'))
bool is_reserved(std::string_view target) noexcept {
  constexpr std::string_view reserved = "xml";
  return std::equal(target.begin(), target.end(), reserved.begin(), reserved.end(),
                    [](char a, char b) { return a == b || a == b - 'a' + 'A'; });
}

}  // namespace

void internal_subset::start(entity_table& into, const name_rules& names) noexcept {
  into_ = &into;
  names_ = names;
  state_ = state::between;
}

errc internal_subset::accept(subset_byte b) {
  switch (state_) {
    case state::between:
      return accept_between(b.byte);
    case state::behind_open:
      if (b.byte == '!') {
        state_ = state::behind_bang;
        return errc::ok;
      }
      target_.start(names_, name_form::without_colon);
      run_ = 0;
      state_ = state::in_target;
      return b.byte == '?' ? errc::ok : errc::doctype_malformed;
    case state::behind_bang:
      return accept_behind_bang(b.byte);
    case state::behind_dash:
      run_ = 0;
      state_ = state::in_comment;
      return b.byte == '-' ? errc::ok : errc::doctype_malformed;
    case state::in_comment:
      return accept_comment(b.byte);
    case state::in_target:
      return accept_target(b);
    case state::in_instruction:
      if (run_ == 1 && b.byte == '>') {
        state_ = state::between;
      }
      run_ = b.byte == '?' ? 1 : 0;
      return errc::ok;
    case state::in_keyword:
      return accept_keyword(b.byte);
    case state::in_element:
      return accept_in(element_, b);
    case state::in_entity:
      return accept_in(entity_, b);
    case state::in_notation:
      return accept_in(notation_, b);
    case state::complete:
      break;
  }
  return errc::doctype_malformed;
}

errc internal_subset::accept_between(char c) noexcept {
  if (is_space(c)) return errc::ok;
  if (c == '%') return errc::dtd_unsupported;
  if (c != '<' && c != ']') return errc::doctype_malformed;
  state_ = c == '<' ? state::behind_open : state::complete;
  return errc::ok;
}

// A "<![" would be a conditional section, which only external subsets may have.
errc internal_subset::accept_behind_bang(char c) noexcept {
  if (c == '[') return errc::dtd_unsupported;
  if (c == '-') {
    state_ = state::behind_dash;
    return errc::ok;
  }
  matched_ = 0;
  state_ = state::in_keyword;
  return accept_keyword(c);
}

// [15] Comment ::= '<!--' ((Char - '-') | ('-' (Char - '-')))* '-->'
errc internal_subset::accept_comment(char c) noexcept {
  if (run_ == 2) {
    state_ = state::between;
    return c == '>' ? errc::ok : errc::doctype_malformed;
  }
  run_ = c == '-' ? static_cast<std::uint8_t>(run_ + 1) : std::uint8_t{0};
  return errc::ok;
}

errc internal_subset::accept_target(subset_byte b) {
  if (run_ == 1) {  // '?' behind the target
    state_ = state::between;
    return b.byte == '>' ? errc::ok : errc::doctype_malformed;
  }
  if (target_.take(b)) return target_.is_too_long() ? errc::limit_name : errc::ok;
  const errc code = target_.end(b);
  if (code != errc::ok) return code;
  if (is_reserved(target_.text())) return errc::doctype_malformed;
  if (b.byte == '?') {
    run_ = 1;
    return errc::ok;
  }
  state_ = state::in_instruction;
  return is_space(b.byte) ? errc::ok : errc::doctype_malformed;
}

errc internal_subset::accept_keyword(char c) noexcept {
  if (matched_ == keyword_.size()) return errc::doctype_malformed;
  keyword_[matched_++] = c;
  const std::string_view seen(keyword_.data(), matched_);
  const auto* const found =
      std::find_if(keywords.begin(), keywords.end(),
                   [seen](std::string_view keyword) { return keyword.starts_with(seen); });
  if (found == keywords.end()) return errc::doctype_malformed;
  if (*found != seen) return errc::ok;
  if (seen == element_keyword) {
    element_.start(names_);
    state_ = state::in_element;
  } else if (seen == entity_keyword) {
    entity_.start(*into_, names_);
    state_ = state::in_entity;
  } else if (seen == notation_keyword) {
    notation_.start(names_);
    state_ = state::in_notation;
  } else {
    return errc::dtd_unsupported;
  }
  return errc::ok;
}

}  // namespace xylem::input
