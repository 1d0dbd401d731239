// SPDX-License-Identifier: MIT
#include "backend/token_scanner.hpp"

#include <algorithm>
#include <cstring>

#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

namespace {

// The first `wanted` in [at, end), or end.
const char* find(const char* at, const char* end, char wanted) noexcept {
  const void* const found = std::memchr(at, wanted, static_cast<std::size_t>(end - at));
  return found == nullptr ? end : static_cast<const char*>(found);
}

// The last `wanted` in [at, end), or end.
const char* find_last(const char* at, const char* end, char wanted) noexcept {
  if (find(at, end, wanted) == end) return end;
  const char* c = end - 1;
  while (*c != wanted)
    --c;
  return c;
}

// The '<' of the first "<!" or "<?" in [at, end), or end.
const char* find_special(const char* at, const char* end) noexcept {
  const char* first = end;
  for (const char second : {'!', '?'}) {
    for (const char* c = at + 1; c < first; ++c) {
      c = find(c, first, second);
      if (c != first && c[-1] == '<') first = c - 1;
    }
  }
  return first;
}

bool is_in_name(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || (c >= '0' && c <= ':') || c == '_' || c == '-' || c == '.';
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_hexadecimal(char c) noexcept {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

}  // namespace

void token_scanner::start(std::uint64_t text_offset) noexcept {
  position_ = token_begin_ = token_end_ = text_offset;
  state_ = state::text;
  stop_ = errc::ok;
}

void token_scanner::open_token(const char* at, state s) noexcept {
  token_begin_ = offset(at);
  state_ = s;
  run_ = 0;
  attributes_ = 0;
}

void token_scanner::end_token(const char* behind) noexcept {
  if (offset(behind) - token_begin_ > most_token_bytes_) {
    stop_ = errc::limit_token;
    return;
  }
  token_end_ = offset(behind);
  state_ = state::text;
}

const char* token_scanner::stop_at(const char* behind, errc why) noexcept {
  const bool is_long = offset(behind) - token_begin_ > most_token_bytes_;
  stop_ = is_long ? errc::limit_token : why;
  return behind;
}

void token_scanner::read(std::string_view text) noexcept {
  text_begin_ = text.data();
  const char* at = text_begin_;
  const char* const end = at + text.size();
  while (at != end && stop_ == errc::ok)
    at = state_ == state::text ? read_text(at, end) : read_inside(at, end);
  position_ = offset(at);
  if (stop_ == errc::ok && is_in_token() && position_ - token_begin_ > most_token_bytes_) {
    stop_ = errc::limit_token;
  }
}

const char* token_scanner::read_text(const char* at, const char* end) noexcept {
  // Where each token must be measured, none may be passed over.
  const bool may_jump = most_token_bytes_ >= 2 * block_bytes;
  if (may_jump) {
    const auto most = static_cast<std::ptrdiff_t>(block_bytes);
    const char* const special = find_special(at, end - at > most ? at + most : end);
    const char* const last = find_last(at, special, '<');
    if (last != special) at = last;
  }
  const char* const open = find(at, end, '<');
  const char* const reference = may_jump ? find_last(at, open, '&') : find(at, open, '&');
  if (reference != open) {
    const char* const last = may_jump ? find(reference, open, ';') : open;
    if (last == open) {
      open_token(reference, state::reference);
      return reference + 1;
    }
    token_end_ = offset(last) + 1;
  }
  if (open == end) return end;
  open_token(open, state::markup);
  return open + 1;
}

const char* token_scanner::read_inside(const char* at, const char* end) noexcept {
  switch (state_) {
    case state::markup:
      state_ = *at == '!' ? state::declaration : *at == '?' ? state::instruction : state::tag;
      return state_ == state::tag ? at : at + 1;
    case state::declaration:
      return read_declaration(at, end);
    case state::comment:
      return read_comment(at, end);
    case state::section:
      return read_section(at, end);
    case state::instruction:
      return read_instruction(at, end);
    case state::tag:
      return read_tag(at, end);
    case state::quoted:
      return read_value(at, end);
    default:
      read_reference(*at, at + 1);
      return at + 1;
  }
}

const char* token_scanner::read_tag(const char* at, const char* end) noexcept {
  for (; at != end; ++at) {
    switch (*at) {
      case '>':
        end_token(at + 1);
        return at + 1;
      case '"':
      case '\'':
        quote_ = *at;
        state_ = state::quoted;
        return at + 1;
      case '=':
        if (++attributes_ > most_attributes_ && !seeded::is(seeded::bug::attributes_late)) {
          return stop_at(at + 1, errc::limit_attributes);
        }
        break;
      case '<':
        return stop_at(at + 1, errc::token_malformed);
      default:
        break;
    }
  }
  return end;
}

const char* token_scanner::read_value(const char* at, const char* end) noexcept {
  const char* const quote = find(at, end, quote_);
  const char* const open = find(at, quote, '<');
  if (open != quote) return stop_at(open + 1, errc::token_malformed);  // [10]
  if (quote == end) return end;
  state_ = state::tag;
  return quote + 1;
}

const char* token_scanner::read_comment(const char* at, const char* end) noexcept {
  while (at != end) {
    if (run_ == 2) {  // [15]: "--" is followed by '>'
      if (*at != '>') return stop_at(at + 1, errc::token_malformed);
      end_token(at + 1);
      return at + 1;
    }
    if (*at == '-') {
      ++run_;
      ++at;
    } else {
      run_ = 0;
      at = find(at, end, '-');
    }
  }
  return end;
}

const char* token_scanner::read_section(const char* at, const char* end) noexcept {
  while (at != end) {
    const char c = *at;
    if (c == ']') {
      run_ = run_ == 0 ? 1 : 2;
      ++at;
    } else if (c == '>' && run_ == 2) {
      end_token(at + 1);
      return at + 1;
    } else {
      run_ = 0;
      at = find(at, end, ']');
    }
  }
  return end;
}

const char* token_scanner::read_instruction(const char* at, const char* end) noexcept {
  while (at != end) {
    if (run_ == 1 && *at == '>') {
      end_token(at + 1);
      return at + 1;
    }
    const char* const mark = find(at, end, '?');
    run_ = mark == end ? 0 : 1;
    at = mark == end ? end : mark + 1;
  }
  return end;
}

const char* token_scanner::read_declaration(const char* at, const char* end) noexcept {
  constexpr std::string_view comment = "--";
  constexpr std::string_view section = "[CDATA[";
  constexpr std::string_view doctype = "DOCTYPE";  // may be cut off, and is no error before that
  for (; at != end; ++at) {
    // The first byte decides which; it is in run_ from then on as a count of bytes seen.
    if (run_ == 0) quote_ = *at;
    const std::string_view wanted = quote_ == '-' ? comment : quote_ == 'D' ? doctype : section;
    if (*at != wanted[run_]) return stop_at(at + 1, errc::token_malformed);
    if (++run_ < wanted.size()) continue;
    if (quote_ == 'D') return stop_at(at + 1, errc::token_malformed);
    state_ = quote_ == '-' ? state::comment : state::section;
    run_ = 0;
    return at + 1;
  }
  return end;
}

void token_scanner::read_reference(char c, const char* behind) noexcept {
  bool can_stand = false;
  const bool may_end = state_ != state::number;
  switch (state_) {
    case state::reference:
      if (c == '#' && run_ == 0) {
        state_ = state::number;
        return;
      }
      can_stand = is_in_name(c);
      break;
    case state::number:
      state_ = c == 'x' ? state::hexadecimal : state::decimal;
      can_stand = c == 'x' || is_digit(c);
      break;
    case state::decimal:
      can_stand = is_digit(c);
      break;
    default:
      can_stand = is_hexadecimal(c);
      break;
  }
  if (c == ';' && may_end) {
    end_token(behind);
  } else if (can_stand) {
    run_ = 1;
  } else {
    stop_at(behind, errc::token_malformed);
  }
}

}  // namespace xylem::backend_stage
