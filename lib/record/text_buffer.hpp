// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_TEXT_BUFFER_HPP
#define XYLEM_LIB_RECORD_TEXT_BUFFER_HPP

// Text of captures, addressed by positions that stay valid when the buffer grows or drops its
// front.
//
//   position   0 ......... base ........... end
//   bytes      (released)  [ held in memory ]
//
// Text beyond the capacity limit is not held: positions go on, and views of it are refused.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace xylem::record {

class text_buffer {
 public:
  void set_limit(std::uint64_t bytes) noexcept { limit_ = bytes; }

  [[nodiscard]] std::uint64_t end() const noexcept { return base_ + held_.size() + lost_; }

  // Amortised O(text).
  void append(std::string_view text) {
    if (lost_ != 0 || held_.size() + text.size() > limit_) {
      lost_ += text.size();
      return;
    }
    held_.append(text);
  }

  // Whether the text is held.
  [[nodiscard]] bool holds(std::uint64_t begin, std::uint64_t length) const noexcept {
    return begin >= base_ && begin + length <= base_ + held_.size();
  }

  // Requires holds(). Valid until the next append() or release.
  [[nodiscard]] std::string_view view(std::uint64_t begin, std::uint64_t length) const noexcept {
    return std::string_view(held_).substr(begin - base_, length);
  }

  // Forgets what lies before `position`. Moves bytes only when that frees at least half of them, so
  // that the cost stays linear in what was appended.
  void release_before(std::uint64_t position) noexcept {
    if (position >= end()) {
      base_ = end();
      held_.clear();
      lost_ = 0;
      return;
    }
    const std::uint64_t front = std::min<std::uint64_t>(position - base_, held_.size());
    if (front * 2 < held_.size() || front == 0) return;
    held_.erase(0, front);
    base_ += front;
  }

  void clear() noexcept {
    base_ = 0;
    lost_ = 0;
    held_.clear();
  }

 private:
  std::string held_;
  std::uint64_t base_ = 0;
  std::uint64_t lost_ = 0;
  std::uint64_t limit_ = ~std::uint64_t{0};
};

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_TEXT_BUFFER_HPP
