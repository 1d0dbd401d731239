// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_BLANKED_TEXT_HPP
#define XYLEM_LIB_INPUT_BLANKED_TEXT_HPP

// What stood where blanks are handed on.
//
//   source    <!--c-->|<!DOCTYPE a SYSTEM "ä">|<a>
//   handed on <!--c-->|                        |<a>
//
// Blanks are as long as the UTF-8 that they replace. How many bytes of the input that was, in an
// encoding that is converted, only the text itself tells: it is kept as long as the blanks are.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "retained_text.hpp"

namespace xylem::input {

class blanked_text {
 public:
  void clear() noexcept {
    written_.clear();
    begin_ = end_ = 0;
    is_over_ = false;
  }

  // As long as `written`, with its line ends; the same memory every time. May throw std::bad_alloc.
  [[nodiscard]] std::string_view blanks_for(std::string_view written) {
    blanks_.assign(written);
    std::ranges::replace_if(
        blanks_, [](char c) { return c != '\n' && c != '\r'; }, ' ');
    return blanks_;
  }

  // Keeps what was blanked. One stretch of a document, in pieces that follow each other. May throw
  // std::bad_alloc.
  void keep(std::string_view written, std::uint64_t offset, block_lifetime lifetime) {
    if (begin_ == end_) begin_ = offset;
    written_.show(written, offset, lifetime);
    end_ = offset + written.size();
  }
  // There is no more of it.
  void end() noexcept { is_over_ = true; }

  // As of retained_text.
  void end_block() { written_.end_block(); }
  void end_input() { written_.end_input(); }
  void retain_from(std::uint64_t offset) noexcept {
    if (is_over_ && offset >= end_) {
      written_.clear();
    } else {
      written_.retain_from(offset);
    }
  }

  // The part of [begin, end) that was blanked and kept lies in [begin_in(), end_in()).
  [[nodiscard]] std::uint64_t begin_in(std::uint64_t begin, std::uint64_t end) const noexcept {
    return std::clamp(begin_, begin, end);
  }
  [[nodiscard]] std::uint64_t end_in(std::uint64_t begin, std::uint64_t end) const noexcept {
    return std::clamp(end_, begin, end);
  }
  [[nodiscard]] std::string_view view(std::uint64_t begin, std::uint64_t end) const noexcept {
    return written_.view(begin, end);
  }

 private:
  retained_text written_;
  std::uint64_t begin_ = 0;  // of the stretch
  std::uint64_t end_ = 0;
  bool is_over_ = false;
  std::string blanks_;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_BLANKED_TEXT_HPP
