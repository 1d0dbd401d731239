// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_REWRITING_HPP
#define XYLEM_LIB_INPUT_REWRITING_HPP

// What happens to the document's text before it is handed on, and the way back.
//
//   source --> line_ends --> text
//
// A stage that has nothing to do hands on views of what it is given.

#include <cstdint>
#include <string_view>

#include "input.hpp"
#include "line_ends.hpp"

namespace xylem::input {

class rewriting {
 public:
  void start(line_end_form form) noexcept;

  // Takes the next source text; requires !has_more(). May throw std::bad_alloc.
  void take(std::string_view source);
  [[nodiscard]] bool has_more() const noexcept { return !rest_.empty(); }

  // The next text, at most gate::block_bytes of it when the source was no longer.
  [[nodiscard]] std::string_view next();

  // Where that text begins and ends.
  [[nodiscard]] std::uint64_t text_offset() const noexcept { return text_begin_; }
  [[nodiscard]] std::uint64_t text_end() const noexcept { return text_end_; }

  // True while all offsets of text and source are the same.
  [[nodiscard]] bool is_identity() const noexcept { return lines_.edits().is_identity(); }

  // The source offset of a byte of text, and of the end of the text before an offset. See edit_map.
  [[nodiscard]] std::uint64_t source_of(std::uint64_t text_offset) const noexcept;
  [[nodiscard]] std::uint64_t source_end(std::uint64_t text_offset) const noexcept;

  // Offsets before are not asked for any more.
  void release_before(std::uint64_t text_offset) noexcept;

 private:
  line_end_form form_ = line_end_form::as_written;
  line_ends lines_;
  std::string_view rest_;
  std::uint64_t text_begin_ = 0;
  std::uint64_t text_end_ = 0;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_REWRITING_HPP
