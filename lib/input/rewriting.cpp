// SPDX-License-Identifier: MIT
#include "rewriting.hpp"

#include <utility>

namespace xylem::input {

void rewriting::start(line_end_form form) noexcept {
  form_ = form;
  is_expanding_ = false;
  lines_.start();
  rest_ = {};
  text_begin_ = 0;
  text_end_ = 0;
}

void rewriting::skip(std::size_t bytes) noexcept {
  text_begin_ = text_end_ += bytes;
  lines_.start(text_end_);
}

void rewriting::expand(entity_table& known) noexcept {
  is_expanding_ = true;
  expansion_.start(known, text_end_, gate::block_bytes);
}

void rewriting::take(std::string_view source) {
  const std::string_view text =
      form_ == line_end_form::line_feed ? lines_.normalise(source) : source;
  if (is_expanding_) {
    expansion_.take(text);
  } else {
    rest_ = text;
  }
}

std::string_view rewriting::next() {
  return hand_on(is_expanding_ ? expansion_.next() : std::exchange(rest_, {}));
}

std::string_view rewriting::hand_on(std::string_view text) noexcept {
  text_begin_ = text_end_;
  text_end_ += text.size();
  return text;
}

error rewriting::failure() const noexcept {
  error e = expansion_.failure();
  e.byte_offset = lines_.edits().source_of(e.byte_offset);
  return e;
}

std::uint64_t rewriting::source_of(std::uint64_t text_offset) const noexcept {
  const std::uint64_t line =
      is_expanding_ ? expansion_.edits().source_of(text_offset) : text_offset;
  return lines_.edits().source_of(line);
}

std::uint64_t rewriting::source_end(std::uint64_t text_offset) const noexcept {
  const std::uint64_t line =
      is_expanding_ ? expansion_.edits().source_end(text_offset) : text_offset;
  return lines_.edits().source_end(line);
}

void rewriting::release_before(std::uint64_t text_offset) noexcept {
  const std::uint64_t line =
      is_expanding_ ? expansion_.edits().source_of(text_offset) : text_offset;
  if (is_expanding_) expansion_.edits().release_before(text_offset);
  lines_.edits().release_before(line);
}

}  // namespace xylem::input
