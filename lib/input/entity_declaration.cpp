// SPDX-License-Identifier: MIT
#include "entity_declaration.hpp"

#include <algorithm>
#include <utility>

#include "character.hpp"
#include "markup_character.hpp"

namespace xylem::input {

namespace {

// Zeroes in front are legal in any number; they are not kept.
constexpr std::size_t longest_character_reference = 16;

// Section 4.6: what is predefined may be declared only as what it is.
bool declares_predefined(char32_t character, std::string_view replacement_text) noexcept {
  if (replacement_text.starts_with('&')) {
    const reference r = read_reference(replacement_text);
    return r.length == replacement_text.size() && r.kind == reference::form::character &&
           r.character == character;
  }
  const bool needs_reference = character == U'<' || character == U'&';
  return !needs_reference && replacement_text.size() == 1 &&
         static_cast<char32_t>(replacement_text.front()) == character;
}

// '<' begins markup. "]]>" is no character data ([14]), though it may stand in a value.
bool holds_markup(std::string_view replacement_text) noexcept {
  return replacement_text.find('<') != std::string_view::npos ||
         replacement_text.find("]]>") != std::string_view::npos;
}

}  // namespace

void entity_declaration::start(entity_table& into, const name_rules& names) noexcept {
  into_ = &into;
  names_ = names;
  name_.start(names, name_form::without_colon);
  replacement_text_.clear();
  state_ = state::before_name;
  seen_space_ = false;
}

errc entity_declaration::accept(subset_byte b) {
  const bool was_space = std::exchange(seen_space_, is_space(b.byte));
  switch (state_) {
    case state::before_name:
      if (seen_space_) return errc::ok;
      if (!was_space) return errc::doctype_malformed;
      if (b.byte == '%') return errc::dtd_unsupported;
      if (!name_.take(b)) return name_.refusal(b);
      state_ = state::in_name;
      return errc::ok;
    case state::in_name:
      if (name_.take(b)) return name_.is_too_long() ? errc::limit_name : errc::ok;
      if (!seen_space_) return name_.refusal(b);
      state_ = state::before_value;
      return errc::ok;
    case state::before_value:
      if (seen_space_) return errc::ok;
      if (b.byte == 'S' || b.byte == 'P') return errc::dtd_unsupported;
      if (b.byte != '"' && b.byte != '\'') return errc::doctype_malformed;
      quote_ = b.byte;
      is_behind_cr_ = false;
      state_ = state::in_value;
      return errc::ok;
    case state::in_value:
    case state::in_reference:
    case state::in_reference_name:
      return accept_value(b);
    case state::behind_value:
      if (seen_space_) return errc::ok;
      return b.byte == '>' ? end_declaration() : errc::doctype_malformed;
    case state::complete:
      break;
  }
  return errc::doctype_malformed;
}

std::size_t entity_declaration::take_plain(std::string_view text) {
  if (state_ != state::in_value) return 0;
  const auto end = std::find_if(text.begin(), text.end(), [this](char c) {
    return c < ' ' || c == '\x7F' || c == quote_ || c == '&' || c == '%' || is_beyond_ascii(c);
  });
  const auto length = static_cast<std::size_t>(end - text.begin());
  if (length == 0) return 0;
  replacement_text_.append(text, 0, length);
  is_behind_cr_ = false;
  seen_space_ = false;
  return length;
}

errc entity_declaration::accept_value(subset_byte b) {
  if (state_ == state::in_reference) {
    if (b.byte == '#') {
      character_reference_ = "&#";
      state_ = state::in_reference_name;
      return errc::ok;
    }
    character_reference_.clear();
    reference_name_.start(names_, name_form::without_colon);
    if (!reference_name_.take(b)) return reference_name_.refusal(b);
    state_ = state::in_reference_name;
    return errc::ok;
  }
  if (state_ == state::in_reference_name) {
    if (!character_reference_.empty()) {
      if (b.byte == '0' && (character_reference_ == "&#0" || character_reference_ == "&#x0")) {
        return errc::ok;
      }
      character_reference_ += b.byte;
      return end_character_reference();
    }
    if (reference_name_.take(b)) {
      return reference_name_.is_too_long() ? errc::limit_name : errc::ok;
    }
    if (b.byte != ';') return reference_name_.refusal(b);
    replacement_text_.append("&").append(reference_name_.text()).append(";");
    state_ = state::in_value;
    return errc::ok;
  }
  const bool was_cr = std::exchange(is_behind_cr_, b.byte == '\r');
  if (was_cr && b.byte == '\n') return errc::ok;
  if (b.byte == quote_) {
    state_ = state::behind_value;
  } else if (b.byte == '&') {
    state_ = state::in_reference;
  } else if (b.byte == '%') {
    return errc::doctype_malformed;  // WFC: PEs in Internal Subset
  } else {
    replacement_text_ += b.byte == '\r' ? '\n' : b.byte;
  }
  return errc::ok;
}

// A digit, 'x' or ';' was added.
errc entity_declaration::end_character_reference() {
  const char last = character_reference_.back();
  if (last != ';') {
    const bool is_hexadecimal = character_reference_.starts_with("&#x");
    const bool is_x = last == 'x' && character_reference_.size() == 3;
    const bool is_digit = is_ascii_digit(last) || (is_hexadecimal && is_hexadecimal_digit(last));
    if (!is_x && !is_digit) return errc::doctype_malformed;
    return character_reference_.size() > longest_character_reference
               ? errc::character_reference_malformed
               : errc::ok;
  }
  const reference r = read_reference(character_reference_);
  if (r.kind == reference::form::malformed) return errc::doctype_malformed;
  if (r.kind != reference::form::character) return errc::character_reference_malformed;
  append_utf8(replacement_text_, r.character);
  state_ = state::in_value;
  return errc::ok;
}

errc entity_declaration::end_declaration() {
  const char32_t predefined = predefined_character(name_.text());
  if (predefined != 0) {
    if (!declares_predefined(predefined, replacement_text_)) return errc::dtd_unsupported;
  } else {
    if (holds_markup(replacement_text_)) return errc::dtd_unsupported;
    into_->declare(name_.text(), replacement_text_);
  }
  state_ = state::complete;
  return errc::ok;
}

}  // namespace xylem::input
