// SPDX-License-Identifier: MIT
#include "prolog.hpp"

#include <algorithm>

#include "markup_character.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::input {

namespace {

std::size_t common_prefix(std::string_view a, std::string_view b) noexcept {
  const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(ends.first - a.begin());
}

}  // namespace

void prolog::start(dtd policy, const doctype::bounds& most, entity_table& entities) noexcept {
  policy_ = policy;
  most_ = most;
  entities_ = policy == dtd::text_entities ? &entities : nullptr;
  matched_ = 0;
  failure_ = errc::ok;
  state_ = state::between;
  has_doctype_ = false;
  run_ = 0;
}

markup_step prolog::scan(std::string_view text) {
  switch (state_) {
    case state::in_keyword:
      return resume_keyword(text);
    case state::mismatched: {
      const std::size_t keyword_bytes = matched_;
      matched_ = 0;
      if (!enter(keyword_bytes, text.front())) return finish(text);
      return scan_misc(text, 1);
    }
    case state::in_doctype:
      return scan_doctype(text, 0);
    case state::done:
      return finish(text);
    case state::failed:
      return fail(failure_);
    case state::between:
    case state::comment_open:
    case state::in_comment:
    case state::in_pi:
      break;
  }
  return scan_misc(text, 0);
}

markup_step prolog::scan_misc(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size()) {
    switch (state_) {
      case state::in_comment:
        i = skip_comment(text, i);
        continue;
      case state::in_pi:
        i = skip_pi(text, i);
        continue;
      case state::comment_open:
        if (text[i] != '-') return finish(text);
        state_ = state::in_comment;
        ++i;
        continue;
      default:
        break;
    }
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    const std::size_t matched = common_prefix(text.substr(i), doctype::keyword);
    const bool is_keyword = matched == doctype::keyword.size();
    if (is_keyword || i + matched == text.size()) {
      if (i > 0) return {markup_action::pass, i};
      if (is_keyword) return begin_doctype(text);
      matched_ = matched;
      state_ = state::in_keyword;
      return {markup_action::hold, matched};
    }
    i += matched;
    if (!enter(matched, text[i])) return finish(text);
    ++i;
  }
  return {markup_action::pass, text.size()};
}

// True when `next` behind the first bytes of "<!DOCTYPE" begins a comment or processing
// instruction.
bool prolog::enter(std::size_t keyword_bytes, char next) noexcept {
  run_ = 0;
  if (keyword_bytes == 1 && next == '?') {
    state_ = state::in_pi;
    return true;
  }
  if (keyword_bytes == 2 && next == '-') {
    state_ = state::comment_open;
    return true;
  }
  return false;
}

markup_step prolog::resume_keyword(std::string_view text) {
  const std::size_t more = common_prefix(text, doctype::keyword.substr(matched_));
  matched_ += more;
  if (matched_ == doctype::keyword.size()) {
    if (refusal() != errc::ok) return fail(refusal());
    doctype_.start(most_, entities_);
    state_ = state::in_doctype;
    return {markup_action::blank_held, more};
  }
  if (more == text.size()) return {markup_action::hold, more};
  state_ = state::mismatched;
  return {markup_action::pass_held, more};
}

errc prolog::refusal() const noexcept {
  if (has_doctype_ && !seeded::is(seeded::bug::doctype_twice)) return errc::doctype_repeated;
  return policy_ == dtd::forbid ? errc::dtd_forbidden : errc::ok;
}

markup_step prolog::begin_doctype(std::string_view text) {
  if (refusal() != errc::ok) return fail(refusal());
  doctype_.start(most_, entities_);
  state_ = state::in_doctype;
  return scan_doctype(text, doctype::keyword.size());
}

markup_step prolog::scan_doctype(std::string_view text, std::size_t at) {
  const std::size_t length = at + doctype_.scan(text.substr(at));
  matched_ = 0;
  if (doctype_.failure() != errc::ok) {
    state_ = state::failed;
    failure_ = doctype_.failure();
    if (length == 0) return fail(failure_);
  } else if (doctype_.is_complete()) {
    state_ = state::between;
    has_doctype_ = true;
  }
  return {markup_action::blank, length};
}

markup_step prolog::finish(std::string_view text) noexcept {
  state_ = state::done;
  return {markup_action::pass, text.size()};
}

markup_step prolog::fail(errc code) noexcept {
  state_ = state::failed;
  failure_ = code;
  return {markup_action::fail, 0};
}

// [15]: up to "-->". That "--" may not stand alone is for the backend to say.
std::size_t prolog::skip_comment(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    if (run_ == 0) {
      at = std::min(text.find('-', at), text.size());
      if (at == text.size()) break;
    }
    const char c = text[at++];
    if (c == '>' && run_ == 2) {
      state_ = state::between;
      break;
    }
    run_ = c == '-' ? static_cast<std::uint8_t>(run_ == 0 ? 1 : 2) : std::uint8_t{0};
  }
  return at;
}

// [16]: up to "?>".
std::size_t prolog::skip_pi(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    if (run_ == 0) {
      at = std::min(text.find('?', at), text.size());
      if (at == text.size()) break;
    }
    const char c = text[at++];
    if (c == '>' && run_ == 1) {
      state_ = state::between;
      break;
    }
    run_ = c == '?' ? 1 : 0;
  }
  return at;
}

}  // namespace xylem::input
