// SPDX-License-Identifier: MIT
#include "context_follower.hpp"

#include <algorithm>

namespace xylem::input {

namespace {

constexpr std::string_view cdata_keyword = "CDATA[";

template <class Is>
std::size_t find(std::string_view text, std::size_t from, Is is) noexcept {
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(from);
  return static_cast<std::size_t>(std::find_if(begin, text.end(), is) - text.begin());
}

}  // namespace

std::size_t context_follower::follow(std::string_view text) noexcept {
  std::size_t i = 0;
  while (i < text.size()) {
    switch (state_) {
      case state::content:
        if (depth_ == 0) {
          i = std::min(text.find('<', i), text.size());
        } else {
          i = find(text, i, [](char c) { return c == '<' || c == '&'; });
        }
        if (i == text.size()) break;
        if (text[i] == '&') return i;
        state_ = state::behind_open;
        ++i;
        break;
      case state::behind_open:
        open(text[i]);
        ++i;
        break;
      case state::behind_bang:
        matched_ = 0;
        state_ = text[i] == '-'   ? state::behind_dash
                 : text[i] == '[' ? state::cdata_keyword
                                  : state::lost;
        ++i;
        break;
      case state::behind_dash:
        run_ = 0;
        state_ = text[i++] == '-' ? state::comment : state::lost;
        break;
      case state::cdata_keyword:
        if (text[i++] != cdata_keyword[matched_]) {
          state_ = state::lost;
        } else if (++matched_ == cdata_keyword.size()) {
          run_ = 0;
          state_ = state::cdata;
        }
        break;
      case state::cdata:
        i = pass_section(text, i, ']', 2);
        break;
      case state::comment:
        i = pass_section(text, i, '-', 2);
        break;
      case state::instruction:
        i = pass_section(text, i, '?', 1);
        break;
      case state::start_tag: {
        const std::size_t end =
            find(text, i, [](char c) { return c == '>' || c == '"' || c == '\''; });
        if (end > i) is_behind_slash_ = text[end - 1] == '/';
        i = end;
        if (i == text.size()) break;
        if (text[i] == '>') {
          if (!is_behind_slash_) ++depth_;
          state_ = state::content;
        } else {
          quote_ = text[i];
          state_ = state::value;
        }
        is_behind_slash_ = false;
        ++i;
        break;
      }
      case state::value:
        i = find(text, i, [quote = quote_](char c) { return c == quote || c == '&'; });
        if (i == text.size()) break;
        if (text[i] == '&') return i;
        state_ = state::start_tag;
        ++i;
        break;
      case state::end_tag:
        i = std::min(text.find('>', i), text.size());
        if (i == text.size()) break;
        if (depth_ > 0) --depth_;
        state_ = state::content;
        ++i;
        break;
      case state::lost:
        return text.size();
    }
  }
  return i;
}

void context_follower::open(char c) noexcept {
  is_behind_slash_ = false;
  run_ = 0;
  if (c == '!') {
    state_ = state::behind_bang;
  } else if (c == '?') {
    state_ = state::instruction;
  } else if (c == '/') {
    state_ = state::end_tag;
  } else {
    state_ = c == '>' || c == '<' || c == '&' ? state::lost : state::start_tag;
  }
}

// "]]>", "-->" and "?>"
std::size_t context_follower::pass_section(std::string_view text, std::size_t at, char repeated,
                                           std::uint8_t count) noexcept {
  while (at < text.size()) {
    if (run_ == 0) {
      at = std::min(text.find(repeated, at), text.size());
      if (at == text.size()) break;
    }
    const char c = text[at++];
    if (c == '>' && run_ == count) {
      state_ = state::content;
      break;
    }
    run_ = c == repeated ? std::min(static_cast<std::uint8_t>(run_ + 1), count) : std::uint8_t{0};
  }
  return at;
}

}  // namespace xylem::input
