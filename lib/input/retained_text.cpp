// SPDX-License-Identifier: MIT
#include "retained_text.hpp"

#include <algorithm>

namespace xylem::input {

namespace {

// One huge record must not cost a long-lived reader its memory for ever.
constexpr std::size_t most_kept_between_documents = 1U << 20;

}  // namespace

void retained_text::clear() noexcept {
  block_ = {};
  block_offset_ = 0;
  end_ = 0;
  window_ = nullptr;
  begin_ = nothing;
  if (saved_.capacity() > most_kept_between_documents) std::string().swap(saved_);
  saved_.clear();
}

void retained_text::show(std::string_view block, std::uint64_t offset, block_lifetime lifetime) {
  const bool continues = window_ != nullptr && lifetime == lifetime_ &&
                         window_ + (end_ - window_begin_) == block.data();
  if (!continues) {
    save_window();
    window_ = block.data();
    window_begin_ = offset;
    lifetime_ = lifetime;
  }
  block_ = block;
  block_offset_ = offset;
  end_ = offset + block.size();
  drop_released();
  if (!saved_.empty()) reserve(static_cast<std::size_t>(end_ - saved_begin_));
}

void retained_text::end_block() {
  block_ = {};
  block_offset_ = end_;
  if (lifetime_ == block_lifetime::until_next) save_window();
}

void retained_text::end_input() {
  if (lifetime_ == block_lifetime::until_input) save_window();
}

void retained_text::retain_from(std::uint64_t offset) noexcept {
  begin_ = std::max(offset, is_retaining() ? begin_ : block_offset_);
}

void retained_text::drop_released() noexcept {
  if (saved_.empty()) return;
  if (begin_ >= saved_end()) {
    saved_.clear();
    return;
  }
  const auto released = static_cast<std::size_t>(std::max(begin_, saved_begin_) - saved_begin_);
  if (released < saved_.size() / 2) return;  // moving the rest must pay
  saved_.erase(0, released);
  saved_begin_ += released;
}

// Afterwards what is retained of the window is in saved_.
void retained_text::save_window() {
  if (window_ == nullptr) return;
  drop_released();
  if (begin_ < end_) {
    if (saved_.empty()) saved_begin_ = std::max(begin_, window_begin_);
    const std::string_view rest = window(saved_end(), end_);
    reserve(saved_.size() + rest.size());
    saved_.append(rest);
  }
  window_ = nullptr;
}

void retained_text::reserve(std::size_t bytes) {
  if (bytes > saved_.capacity()) saved_.reserve(std::max(bytes, 2 * saved_.capacity()));
}

std::string_view retained_text::view(std::uint64_t begin, std::uint64_t end) const noexcept {
  if (begin >= end || end > end_ || begin < std::min(begin_, block_offset_)) return {};
  if (window_ != nullptr && begin >= window_begin_) return window(begin, end);
  if (saved_.empty() || begin < saved_begin_) return {};
  if (end > saved_end()) saved_.append(window(saved_end(), end));
  return std::string_view(saved_).substr(static_cast<std::size_t>(begin - saved_begin_),
                                         static_cast<std::size_t>(end - begin));
}

}  // namespace xylem::input
