// SPDX-License-Identifier: MIT
#include "element_declaration.hpp"

#include <string_view>
#include <utility>

#include "markup_character.hpp"

namespace xylem::input {

namespace {

constexpr std::string_view pcdata = "#PCDATA";

constexpr bool is_repetition(char c) noexcept {
  return c == '?' || c == '*' || c == '+';
}

}  // namespace

void element_declaration::start(const name_rules& names) noexcept {
  names_ = names;
  name_.start(names, name_form::qualified);
  depth_ = 0;
  state_ = state::before_name;
  has_names_ = false;
  seen_space_ = false;
}

errc element_declaration::accept(subset_byte b) {
  const bool was_space = std::exchange(seen_space_, is_space(b.byte));
  switch (state_) {
    case state::before_name:
      if (seen_space_) return errc::ok;
      if (!was_space) return errc::doctype_malformed;
      return take_name(b, state::in_name);
    case state::in_name:
      if (name_.take(b)) return name_.is_too_long() ? errc::limit_name : errc::ok;
      state_ = state::before_content;
      return seen_space_ ? name_.end(b) : name_.refusal(b);
    case state::before_content:
      if (seen_space_) return errc::ok;
      if (b.byte == '(') return open_group();
      matched_ = 0;
      is_any_ = b.byte == 'A';
      state_ = state::in_word;
      return accept_word(b.byte);
    case state::in_word:
      return accept_word(b.byte);
    case state::before_particle:
    case state::in_particle:
    case state::behind_particle:
    case state::behind_repetition:
      return accept_particle(b);
    case state::in_pcdata:
    case state::behind_pcdata:
    case state::before_mixed:
    case state::in_mixed:
    case state::behind_mixed:
    case state::behind_mixed_group:
      return accept_mixed(b);
    case state::before_end:
      if (b.byte == '>') state_ = state::complete;
      return seen_space_ || b.byte == '>' ? errc::ok : errc::doctype_malformed;
    case state::complete:
      break;
  }
  return errc::doctype_malformed;
}

errc element_declaration::accept_word(char c) noexcept {
  const std::string_view word = is_any_ ? "ANY" : "EMPTY";
  if (c != word[matched_]) return errc::doctype_malformed;
  if (++matched_ == word.size()) state_ = state::before_end;
  return errc::ok;
}

errc element_declaration::accept_particle(subset_byte b) {
  if (state_ == state::before_particle) {
    if (seen_space_) return errc::ok;
    const bool is_first = std::exchange(is_first_, false);
    if (b.byte == '(') return open_group();
    if (b.byte == pcdata.front() && is_first && depth_ == 1) {
      matched_ = 1;
      state_ = state::in_pcdata;
      return errc::ok;
    }
    return take_name(b, state::in_particle);
  }
  if (state_ == state::in_particle) {
    if (name_.take(b)) return name_.is_too_long() ? errc::limit_name : errc::ok;
    const errc code = name_.end(b);
    if (code != errc::ok) return code;
    state_ = state::behind_particle;
  }
  return accept_behind_particle(b.byte);
}

errc element_declaration::accept_behind_particle(char c) noexcept {
  if (state_ == state::behind_particle && is_repetition(c)) {
    state_ = depth_ == 0 ? state::before_end : state::behind_repetition;
    return errc::ok;
  }
  if (depth_ == 0) {
    state_ = c == '>' ? state::complete : state::before_end;
    return seen_space_ || c == '>' ? errc::ok : errc::doctype_malformed;
  }
  state_ = state::behind_repetition;
  if (seen_space_) return errc::ok;
  if (c == ')') {
    --depth_;
    state_ = state::behind_particle;
    return errc::ok;
  }
  char& separator = separators_[depth_ - 1];
  if ((c != '|' && c != ',') || (separator != '\0' && separator != c)) {
    return errc::doctype_malformed;
  }
  separator = c;
  state_ = state::before_particle;
  return errc::ok;
}

errc element_declaration::accept_mixed(subset_byte b) {
  if (state_ == state::in_pcdata) {
    if (b.byte != pcdata[matched_]) return errc::doctype_malformed;
    if (++matched_ == pcdata.size()) state_ = state::behind_pcdata;
    return errc::ok;
  }
  if (state_ == state::before_mixed) {
    return seen_space_ ? errc::ok : take_name(b, state::in_mixed);
  }
  if (state_ == state::in_mixed) {
    if (name_.take(b)) return name_.is_too_long() ? errc::limit_name : errc::ok;
    const errc code = name_.end(b);
    if (code != errc::ok) return code;
    state_ = state::behind_mixed;
  }
  if (state_ == state::behind_mixed_group) {
    state_ = b.byte == '>' && !has_names_ ? state::complete : state::before_end;
    if (b.byte == '*') return errc::ok;
    return !has_names_ && (seen_space_ || b.byte == '>') ? errc::ok : errc::doctype_malformed;
  }
  if (seen_space_) return errc::ok;
  if (b.byte == ')') {
    state_ = state::behind_mixed_group;
    return errc::ok;
  }
  has_names_ = true;
  state_ = state::before_mixed;
  return b.byte == '|' ? errc::ok : errc::doctype_malformed;
}

errc element_declaration::take_name(subset_byte b, state next) {
  name_.start(names_, name_form::qualified);
  state_ = next;
  return name_.take(b) ? errc::ok : name_.refusal(b);
}

errc element_declaration::open_group() noexcept {
  if (depth_ == most_depth) return errc::dtd_unsupported;
  separators_[depth_++] = '\0';
  is_first_ = true;
  state_ = state::before_particle;
  return errc::ok;
}

}  // namespace xylem::input
