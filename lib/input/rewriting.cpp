// SPDX-License-Identifier: MIT
#include "rewriting.hpp"

#include <utility>

namespace xylem::input {

void rewriting::start(line_end_form form) noexcept {
  form_ = form;
  lines_.start();
  rest_ = {};
  text_begin_ = 0;
  text_end_ = 0;
}

void rewriting::take(std::string_view source) {
  rest_ = form_ == line_end_form::line_feed ? lines_.normalise(source) : source;
}

std::string_view rewriting::next() {
  text_begin_ = text_end_;
  text_end_ += rest_.size();
  return std::exchange(rest_, {});
}

std::uint64_t rewriting::source_of(std::uint64_t text_offset) const noexcept {
  return lines_.edits().source_of(text_offset);
}

std::uint64_t rewriting::source_end(std::uint64_t text_offset) const noexcept {
  return lines_.edits().source_end(text_offset);
}

void rewriting::release_before(std::uint64_t text_offset) noexcept {
  lines_.edits().release_before(text_offset);
}

}  // namespace xylem::input
