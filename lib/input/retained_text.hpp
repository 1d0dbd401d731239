// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_RETAINED_TEXT_HPP
#define XYLEM_LIB_INPUT_RETAINED_TEXT_HPP

// The current block, and text before it that somebody still wants.
//
//        saved_ (copied)          window (memory of the blocks, contiguous)
//   ....[-----------------][-------------------------------][ block ]
//       ^ begin()                                            ^ block_offset()
//
// Blocks that follow each other in memory share a window, and nothing is copied as long as a window
// stays valid. When it goes, what is retained of it is saved. A record that begins in saved text
// and ends in the window is completed in the saved text when asked for, so that a reader over 64
// KiB buffers copies one record per buffer instead of everything.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace xylem::input {

// How long the memory of a block stays as it is.
enum class block_lifetime : std::uint8_t {
  until_next,   // until the next step of the gate
  until_input,  // until the gate asks for input
  stable,       // longer than the document
};

// Whether a text is a part of another, in memory.
[[nodiscard]] inline bool is_within(std::string_view part, std::string_view whole) noexcept {
  const std::less_equal<> is_before;
  return is_before(whole.data(), part.data()) &&
         is_before(part.data() + part.size(), whole.data() + whole.size());
}

class retained_text {
 public:
  // Forgets everything but the memory for saved text, and that too when it has grown huge.
  void clear() noexcept;

  // A new current block, directly behind the last in the text. May throw std::bad_alloc.
  void show(std::string_view block, std::uint64_t offset, block_lifetime lifetime);

  // The current block is over; its memory goes if it lives until_next. May throw std::bad_alloc.
  void end_block();

  // The memory of the input goes. May throw std::bad_alloc.
  void end_input();

  // Text before is not wanted any more; the first call begins to retain.
  void retain_from(std::uint64_t offset) noexcept;

  [[nodiscard]] std::string_view block() const noexcept { return block_; }
  [[nodiscard]] std::uint64_t block_offset() const noexcept { return block_offset_; }

  [[nodiscard]] bool is_retaining() const noexcept { return begin_ != nothing; }
  // The offset from which text is held; requires is_retaining().
  [[nodiscard]] std::uint64_t begin() const noexcept { return begin_; }

  // Text of the current block or retained, in one piece; empty when it is not held. Valid until the
  // next block. Copies at most the range.
  [[nodiscard]] std::string_view view(std::uint64_t begin, std::uint64_t end) const noexcept;

 private:
  static constexpr std::uint64_t nothing = ~std::uint64_t{0};

  [[nodiscard]] std::uint64_t saved_end() const noexcept { return saved_begin_ + saved_.size(); }
  [[nodiscard]] std::string_view window(std::uint64_t begin, std::uint64_t end) const noexcept {
    return {window_ + (begin - window_begin_), static_cast<std::size_t>(end - begin)};
  }
  void save_window();
  void drop_released() noexcept;
  void reserve(std::size_t bytes);

  std::string_view block_;
  std::uint64_t block_offset_ = 0;
  std::uint64_t end_ = 0;  // of all text shown

  const char* window_ = nullptr;
  std::uint64_t window_begin_ = 0;  // the window ends at end_
  block_lifetime lifetime_ = block_lifetime::until_next;

  std::uint64_t begin_ = nothing;
  // view() appends to it within what show() has reserved. It may reach into the window.
  mutable std::string saved_;
  std::uint64_t saved_begin_ = 0;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_RETAINED_TEXT_HPP
