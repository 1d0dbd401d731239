// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_REWRITING_HPP
#define XYLEM_LIB_INPUT_REWRITING_HPP

// What happens to the document's text before it is handed on, and the way back.
//
//   source --> line_ends --> entity_expansion --> text
//
// A stage that is not needed is left out; one that has nothing to do hands on views of what it is
// given.

#include <cstdint>
#include <string_view>

#include "entity_expansion.hpp"
#include "entity_table.hpp"
#include "input.hpp"
#include "line_ends.hpp"

namespace xylem::input {

class rewriting {
 public:
  void start(line_end_form form) noexcept;

  // So many bytes of the source's beginning are not handed on. Before anything else.
  void skip(std::size_t bytes) noexcept;

  // Replaces references to known entities from here on, which is before the root element. `known`
  // outlives the document.
  void expand(entity_table& known) noexcept;

  // Takes the next source text; requires !has_more(). May throw std::bad_alloc.
  void take(std::string_view source);
  [[nodiscard]] bool has_more() const noexcept {
    return is_expanding_ ? expansion_.has_more() : !rest_.empty();
  }

  // The next text, at most gate::block_bytes of it when the source was no longer. May be empty. May
  // throw std::bad_alloc.
  [[nodiscard]] std::string_view next();

  // What was taken waits for more; at the end of the document it is released.
  [[nodiscard]] bool is_waiting() const noexcept {
    return is_expanding_ && expansion_.is_waiting();
  }
  void release_waiting() noexcept { expansion_.release_waiting(); }

  // There is no more, for the reason of failure(), which has a source offset.
  [[nodiscard]] bool has_failed() const noexcept {
    return is_expanding_ && expansion_.failure().code != errc::ok;
  }
  [[nodiscard]] error failure() const noexcept;

  // Where the text handed on last begins and ends.
  [[nodiscard]] std::uint64_t text_offset() const noexcept { return text_begin_; }
  [[nodiscard]] std::uint64_t text_end() const noexcept { return text_end_; }

  // True while all offsets of text and source are the same.
  [[nodiscard]] bool is_identity() const noexcept {
    return lines_.edits().is_identity() && (!is_expanding_ || expansion_.edits().is_identity());
  }

  // The source offset of a byte of text, and of the end of the text before an offset. See edit_map.
  [[nodiscard]] std::uint64_t source_of(std::uint64_t text_offset) const noexcept;
  [[nodiscard]] std::uint64_t source_end(std::uint64_t text_offset) const noexcept;

  // Offsets before are not asked for any more.
  void release_before(std::uint64_t text_offset) noexcept;

 private:
  [[nodiscard]] std::string_view hand_on(std::string_view text) noexcept;

  line_end_form form_ = line_end_form::as_written;
  bool is_expanding_ = false;
  line_ends lines_;
  entity_expansion expansion_;
  std::string_view rest_;  // when nothing is expanded
  std::uint64_t text_begin_ = 0;
  std::uint64_t text_end_ = 0;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_REWRITING_HPP
