// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_SPECIAL_POSITIONS_HPP
#define XYLEM_LIB_SCANNER_SPECIAL_POSITIONS_HPP

// Where a text has bytes that a run of character data cannot pass over (simd::kernel), found a
// stretch at a time, so that text and positions stay in the processor's first cache.
//
//   text       <a>1</a>&lt;<b/>
//   positions  0   4   8   12   and the size, as often as somebody looks behind the last

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "simd/kernel.hpp"

namespace xylem::scanner {

class special_positions {
 public:
  // A new text. The positions begin at `at`.
  void start(std::string_view text, std::size_t at) noexcept {
    text_ = text;
    restart(at);
  }

  // Drops the positions before `at`, which never goes back.
  void seek(std::size_t at) noexcept {
    if (at >= found_until_) return restart(at);
    while (next_ < count_ && positions_[next_] < at)
      ++next_;
  }

  // Makes some more positions known, unless there are none. Those before `next` are dropped, which
  // is the first of positions() then.
  void refill(std::size_t next) noexcept {
    next = std::min(next, count_);
    count_ -= next;
    std::memmove(positions_.data(), positions_.data() + next, count_ * sizeof(positions_[0]));
    next_ = 0;
    while (count_ < least_ahead && found_until_ < text_.size())
      find_more();
    for (std::size_t i = 0; i < least_ahead; ++i)
      positions_[count_ + i] = static_cast<std::uint32_t>(text_.size());
  }

  // Index of the first position that was not dropped, and the number of positions.
  [[nodiscard]] std::size_t next() const noexcept { return next_; }
  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  void drop_before(std::size_t next) noexcept { next_ = next; }
  [[nodiscard]] bool is_exhausted() const noexcept { return found_until_ == text_.size(); }
  // There are least_ahead more than count() of these.
  [[nodiscard]] const std::uint32_t* positions() const noexcept { return positions_.data(); }

  // So many positions can be looked at behind each that is known.
  static constexpr std::size_t least_ahead = 8;

 private:
  static constexpr std::size_t stretch_bytes = 4096;

  void restart(std::size_t at) noexcept {
    found_until_ = at;
    count_ = 0;
    refill(0);
  }

  void find_more() noexcept {
    std::size_t size = std::min(stretch_bytes, text_.size() - found_until_);
    // Not inside a character.
    while (found_until_ + size < text_.size() &&
           (static_cast<unsigned char>(text_[found_until_ + size]) & 0xC0U) == 0x80U) {
      ++size;
    }
    count_ +=
        kernel_.find_specials(text_.data() + found_until_, size,
                              static_cast<std::uint32_t>(found_until_), positions_.data() + count_);
    found_until_ += size;
  }

  const simd::kernel& kernel_ = simd::chosen();
  std::string_view text_;
  std::size_t found_until_ = 0;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
  std::array<std::uint32_t, least_ahead + stretch_bytes + simd::spare_positions + 8> positions_{};
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_SPECIAL_POSITIONS_HPP
