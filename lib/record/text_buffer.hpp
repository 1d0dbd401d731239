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
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace xylem::record {

class text_buffer {
 public:
  void set_limit(std::uint64_t bytes) noexcept { limit_ = bytes; }

  [[nodiscard]] std::uint64_t end() const noexcept { return end_; }

  // Amortised O(text).
  void append(std::string_view text) {
    if (text.size() > capacity_ - size_ || lost_ != 0) {
      if (!make_room(text.size())) return;
    }
    if (text.empty()) return;  // there may be no bytes to point to
    std::memcpy(bytes_.get() + size_, text.data(), text.size());
    size_ += text.size();
    end_ += text.size();
  }

  // Whether the text is held.
  [[nodiscard]] bool holds(std::uint64_t begin, std::uint64_t length) const noexcept {
    return begin >= base_ && begin + length <= base_ + size_;
  }

  // The same for all the text from there on.
  [[nodiscard]] bool holds_from(std::uint64_t begin) const noexcept {
    return begin >= base_ && lost_ == 0;
  }

  // Requires holds(). Valid until the next append() or release.
  [[nodiscard]] std::string_view view(std::uint64_t begin, std::uint64_t length) const noexcept {
    return {bytes_.get() + (begin - base_), static_cast<std::size_t>(length)};
  }

  // Forgets what lies before `position`. Moves bytes only when that frees at least half of them, so
  // that the cost stays linear in what was appended.
  void release_before(std::uint64_t position) noexcept {
    if (position >= end_) {
      base_ = end_;
      size_ = 0;
      lost_ = 0;
      return;
    }
    const std::uint64_t front = std::min<std::uint64_t>(position - base_, size_);
    if (front * 2 < size_ || front == 0) return;
    size_ -= front;
    std::memmove(bytes_.get(), bytes_.get() + front, size_);
    base_ += front;
  }

  // Forgets what lies behind `position`, which was not released.
  void truncate(std::uint64_t position) noexcept {
    const std::uint64_t left = position - base_;
    size_ = std::min<std::uint64_t>(size_, left);
    lost_ = left - size_;
    end_ = position;
  }

  void clear() noexcept {
    base_ = 0;
    lost_ = 0;
    size_ = 0;
    end_ = 0;
  }

 private:
  // False when the text is over the limit, and counted as lost.
  bool make_room(std::size_t more) {
    if (lost_ != 0 || size_ + more > limit_) {
      lost_ += more;
      end_ += more;
      return false;
    }
    // The capacity never exceeds the limit, so that append() need not look at it.
    const auto wanted = std::max<std::uint64_t>({size_ + more, capacity_ * 2, 1024});
    const auto larger = static_cast<std::size_t>(std::min(wanted, limit_));
    auto grown = std::make_unique_for_overwrite<char[]>(larger);
    if (size_ != 0) std::memcpy(grown.get(), bytes_.get(), size_);
    bytes_ = std::move(grown);
    capacity_ = larger;
    return true;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  std::uint64_t base_ = 0;
  std::uint64_t lost_ = 0;
  std::uint64_t end_ = 0;  // of all that
  std::uint64_t limit_ = ~std::uint64_t{0};
};

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_TEXT_BUFFER_HPP
