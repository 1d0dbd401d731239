// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_LINE_ENDS_HPP
#define XYLEM_LIB_INPUT_LINE_ENDS_HPP

// Line ends as a parser is to see them (XML 1.0 section 2.11): CR LF, and a CR without LF, become
// one LF. A CR is handed on as LF at once; the LF that may follow in the next block is dropped
// there. So nothing waits, whatever the blocks are.
//
//   block     ... a CR | LF b ...
//   text      ... a LF |    b ...

#include <cstdint>
#include <string>
#include <string_view>

#include "edit_map.hpp"

namespace xylem::input {

class line_ends {
 public:
  // Text begins at an offset.
  void start(std::uint64_t offset = 0) noexcept {
    edits_.clear();
    text_end_ = offset;
    is_after_cr_ = false;
  }

  // The next block, normalised: itself when it has no CR, else a copy that lasts until the next
  // call. Empty when the block was the rest of a CR LF. May throw std::bad_alloc.
  [[nodiscard]] std::string_view normalise(std::string_view block);

  // From normalised text to the blocks.
  [[nodiscard]] edit_map& edits() noexcept { return edits_; }
  [[nodiscard]] const edit_map& edits() const noexcept { return edits_; }

 private:
  edit_map edits_;
  std::string normalised_;
  std::uint64_t text_end_ = 0;  // of all normalised text
  bool is_after_cr_ = false;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_LINE_ENDS_HPP
