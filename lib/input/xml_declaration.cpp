// SPDX-License-Identifier: MIT
#include "xml_declaration.hpp"

#include <algorithm>

#include "markup_character.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::input {

namespace {

constexpr std::string_view part_names[] = {"version", "encoding", "standalone"};

constexpr errc when(bool is_fine) noexcept {
  return is_fine ? errc::ok : errc::xml_declaration_malformed;
}

}  // namespace

void xml_declaration::start(std::uint64_t max_bytes) noexcept {
  max_bytes_ = max_bytes;
  encoding_name_offset_ = 0;
  encoding_name_length_ = 0;
  matched_ = 0;
  failure_ = errc::ok;
  failure_offset_ = 0;
  state_ = state::in_keyword;
  part_ = part::version;
  seen_space_ = false;
}

bool xml_declaration::is_open() const noexcept {
  return state_ != state::in_keyword && state_ != state::complete && state_ != state::failed;
}

markup_step xml_declaration::scan(std::string_view text) noexcept {
  if (repeats_last(text)) return {markup_action::blank, last_.length};
  std::size_t i = 0;
  bool is_whole = false;
  if (state_ == state::in_keyword) {
    const std::size_t held_before = matched_;
    while (i < text.size() && matched_ < keyword.size() && text[i] == keyword[matched_]) {
      ++i;
      ++matched_;
    }
    if (i == text.size()) return {markup_action::hold, i};
    if (matched_ < keyword.size() || is_name_character(text[i])) {
      // Something else, <?xml-stylesheet for one.
      if (held_before > 0) return {markup_action::absent, i};
      matched_ = 0;
      return {markup_action::absent, 0};
    }
    state_ = state::before_part;
    length_ = keyword.size();
    is_whole = held_before == 0;
    if (held_before > 0) return {markup_action::blank_held, i};
  }
  for (; i < text.size() && state_ != state::complete && state_ != state::failed; ++i) {
    if (length_ >= max_bytes_) {
      fail(errc::limit_token, 0);
      break;
    }
    const errc code = accept(text[i]);
    if (code != errc::ok) {
      fail(code, code == errc::xml_version_unsupported ? value_begin_ : length_);
      break;
    }
    ++length_;
  }
  if (i == 0 && state_ == state::failed) return {markup_action::fail, 0};
  if (is_whole && is_complete()) remember(text.substr(0, i));
  return {markup_action::blank, i};
}

bool xml_declaration::repeats_last(std::string_view text) noexcept {
  if (state_ != state::in_keyword || matched_ != 0 || repeated(text) == 0) return false;
  const std::string_view name = repeated_encoding_name();
  std::copy(name.begin(), name.end(), encoding_name_.begin());
  encoding_name_length_ = name.size();
  encoding_name_offset_ = last_.encoding_name_offset;
  state_ = state::complete;
  return true;
}

std::size_t xml_declaration::repeated(std::string_view text) const noexcept {
  const std::string_view known(last_.bytes.data(), last_.length);
  return text.starts_with(known) && known.size() <= max_bytes_ ? known.size() : 0;
}

void xml_declaration::remember(std::string_view declaration) noexcept {
  if (declaration.size() > longest_remembered) return;
  std::copy(declaration.begin(), declaration.end(), last_.bytes.begin());
  last_.length = static_cast<std::uint8_t>(declaration.size());
  last_.encoding_name_offset = static_cast<std::uint8_t>(encoding_name_offset_);
  last_.encoding_name_length = static_cast<std::uint8_t>(encoding_name_length_);
}

errc xml_declaration::accept(char c) noexcept {
  switch (state_) {
    case state::before_part:
      return begin_part(c);
    case state::in_part_name: {
      const std::string_view name = part_names[static_cast<std::size_t>(part_)];
      if (c != name[matched_]) return errc::xml_declaration_malformed;
      if (++matched_ == name.size()) state_ = state::before_equals;
      return errc::ok;
    }
    case state::before_equals:
      if (c == '=') state_ = state::before_quote;
      return when(c == '=' || is_space(c));
    case state::before_quote:
      if (is_space(c)) return errc::ok;
      if (c != '"' && c != '\'') return errc::xml_declaration_malformed;
      quote_ = c;
      value_begin_ = length_ + 1;
      matched_ = 0;
      state_ = state::in_value;
      return errc::ok;
    case state::in_value:
      return c == quote_ ? end_value() : accept_value(c);
    case state::before_end:
      if (c == '>') state_ = state::complete;
      return when(c == '>');
    case state::in_keyword:
    case state::complete:
    case state::failed:
      break;
  }
  return errc::xml_declaration_malformed;
}

errc xml_declaration::begin_part(char c) noexcept {
  if (is_space(c)) {
    seen_space_ = true;
    return errc::ok;
  }
  if (c == '?' && part_ != part::version) {
    state_ = state::before_end;
    return errc::ok;
  }
  if (!seen_space_) return errc::xml_declaration_malformed;
  if (part_ == part::encoding && c == 's') part_ = part::standalone;
  if (part_ == part::end || c != part_names[static_cast<std::size_t>(part_)].front()) {
    return errc::xml_declaration_malformed;
  }
  matched_ = 1;
  state_ = state::in_part_name;
  return errc::ok;
}

// `matched_` counts the value's bytes. A version of other characters than a version number ever had
// is malformed, any other but 1.[0-9]+ is a version that is not supported.
errc xml_declaration::accept_value(char c) noexcept {
  const std::size_t at = matched_++;
  switch (part_) {
    case part::version:
      is_version_supported_ = at == 0   ? c == '1'
                              : at == 1 ? is_version_supported_ && c == '.'
                                        : is_version_supported_ && is_ascii_digit(c);
      return when(is_encoding_name_character(c) || c == ':');
    case part::encoding:
      encoding_name_offset_ = value_begin_;
      if (at < encoding_name_.size()) {
        encoding_name_[at] = c;
        encoding_name_length_ = at + 1;
      }
      return when(at == 0 ? is_ascii_letter(c) : is_encoding_name_character(c));
    case part::standalone: {
      if (at == 0) is_yes_ = c == 'y';
      const std::string_view wanted = is_yes_ ? "yes" : "no";
      return when(at < wanted.size() && c == wanted[at]);
    }
    case part::end:
      break;
  }
  return errc::xml_declaration_malformed;
}

errc xml_declaration::end_value() noexcept {
  const std::size_t length = matched_;
  const std::size_t shortest = part_ != part::standalone ? 1 : is_yes_ ? 3 : 2;
  if (length < shortest) return errc::xml_declaration_malformed;
  if (part_ == part::version && (!is_version_supported_ || length < 3) &&
      !seeded::is(seeded::bug::version_2)) {
    return errc::xml_version_unsupported;
  }
  part_ = static_cast<part>(static_cast<std::uint8_t>(part_) + 1);
  seen_space_ = false;
  state_ = state::before_part;
  return errc::ok;
}

void xml_declaration::fail(errc code, std::uint64_t offset) noexcept {
  state_ = state::failed;
  failure_ = code;
  failure_offset_ = offset;
}

}  // namespace xylem::input
