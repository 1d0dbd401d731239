// SPDX-License-Identifier: MIT
#include "doctype.hpp"

#include <algorithm>

#include <xylem/detail/name_characters.hpp>

#include "markup_character.hpp"

namespace xylem::input {

namespace {

constexpr errc when(bool is_fine) noexcept {
  return is_fine ? errc::ok : errc::doctype_malformed;
}

// [2] Char, in text that is well-formed UTF-8: controls, U+FFFE and U+FFFF are left to find.
bool begins_with_character(std::string_view text) noexcept {
  const auto c = static_cast<unsigned char>(text.front());
  if (c < 0x20) return is_space(text.front());
  return c != 0xEF || !(text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF"));
}

subset_byte byte_of(std::string_view text) noexcept {
  const detail::decoded_character c = detail::decode_utf8(text);
  return {text.front(), c.length == 0 ? U'\0' : c.value};
}

}  // namespace

void doctype::start(const bounds& most, entity_table* entities) noexcept {
  most_ = most;
  entities_ = entities;
  length_ = keyword.size();
  matched_ = 0;
  failure_ = errc::ok;
  state_ = state::before_name;
  seen_space_ = false;
  is_public_ = false;
  name_.start(most.names, name_form::qualified);
}

std::size_t doctype::scan(std::string_view text) {
  std::size_t i = 0;
  for (; i < text.size() && !is_complete(); ++i) {
    if (i > 0 && (text[i] == '<' || text[i] == '%') && is_between_declarations()) break;
    if (state_ == state::in_subset) {
      const std::uint64_t room = most_.declaration_bytes - length_;
      const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(room, text.size()));
      const std::size_t plain = subset_.take_plain(text.substr(i, most));
      length_ += plain;
      i += plain;
      if (i == text.size()) break;
    }
    if (length_ >= most_.declaration_bytes) {
      failure_ = errc::limit_token;
    } else if (!begins_with_character(text.substr(i))) {
      failure_ = errc::doctype_malformed;
    } else {
      const std::string_view rest = text.substr(i);
      failure_ = state_ == state::in_subset ? accept_subset(rest) : accept(rest);
    }
    if (failure_ != errc::ok) break;
    ++length_;
  }
  return i;
}

errc doctype::accept_subset(std::string_view text) {
  const errc code = subset_.accept(byte_of(text));
  if (code != errc::ok) return code;
  if (subset_.is_between() && entities_->memory_bytes() > most_.memory_bytes) {
    return errc::limit_memory;
  }
  if (subset_.is_complete()) {
    entities_->finish_declarations();
    state_ = state::behind_subset;
  }
  return errc::ok;
}

errc doctype::accept_name(std::string_view text) {
  const subset_byte b = byte_of(text);
  if (name_.take(b)) return errc::ok;
  const errc code = name_.end(b);
  if (code != errc::ok) return code;
  state_ = state::behind_name;
  return seen_space_ ? errc::ok : accept_end(b.byte);
}

errc doctype::accept(std::string_view text) {
  const char c = text.front();
  const bool was_space = seen_space_;
  seen_space_ = is_space(c);
  switch (state_) {
    case state::before_name:
      if (seen_space_) return errc::ok;
      if (!was_space) return errc::doctype_malformed;
      state_ = state::in_name;
      return accept_name(text);
    case state::in_name:
      return accept_name(text);
    case state::behind_name:
      return seen_space_ ? errc::ok : accept_behind_name(c);
    case state::in_keyword: {
      const std::string_view word = is_public_ ? "PUBLIC" : "SYSTEM";
      if (c != word[matched_]) return errc::doctype_malformed;
      if (++matched_ == word.size()) {
        state_ = is_public_ ? state::before_public_id : state::before_system_id;
      }
      return errc::ok;
    }
    case state::before_public_id:
    case state::before_system_id:
      if (seen_space_) return errc::ok;
      if (!was_space) return errc::doctype_malformed;
      return accept_quote(
          c, state_ == state::before_public_id ? state::in_public_id : state::in_system_id);
    case state::in_public_id:
      if (c != quote_) return when(is_public_id_character(c));
      state_ = state::before_system_id;
      return errc::ok;
    case state::in_system_id:
      if (c == quote_) state_ = state::behind_external_id;
      return errc::ok;
    case state::behind_external_id:
      return seen_space_ ? errc::ok : accept_end(c);
    case state::behind_subset:
      if (c == '>') state_ = state::complete;
      return when(seen_space_ || c == '>');
    case state::in_subset:
    case state::complete:
      break;
  }
  return errc::doctype_malformed;
}

errc doctype::accept_behind_name(char c) noexcept {
  if (c != 'S' && c != 'P') return accept_end(c);
  is_public_ = c == 'P';
  matched_ = 1;
  state_ = state::in_keyword;
  return errc::ok;
}

errc doctype::accept_quote(char c, state next) noexcept {
  if (c != '"' && c != '\'') return errc::doctype_malformed;
  quote_ = c;
  state_ = next;
  return errc::ok;
}

errc doctype::accept_end(char c) noexcept {
  if (c == '[') {
    if (entities_ == nullptr) return errc::dtd_forbidden;
    subset_.start(*entities_, most_.names);
    state_ = state::in_subset;
    return errc::ok;
  }
  if (c == '>') state_ = state::complete;
  return when(c == '>');
}

}  // namespace xylem::input
