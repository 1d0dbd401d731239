// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_CURSOR_HPP
#define XYLEM_LIB_CONVERT_CURSOR_HPP

#include <cstddef>
#include <string_view>

namespace xylem::convert_stage {

// ASCII only, unlike std::isdigit, and independent of the locale.
[[nodiscard]] constexpr bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr unsigned digit_value(char c) noexcept {
  return static_cast<unsigned>(c - '0');
}

// A place in a text. Every step consumes what it names and says so, or consumes nothing.
class cursor {
 public:
  explicit cursor(std::string_view text) noexcept : text_(text) {}

  [[nodiscard]] bool at_end() const noexcept { return at_ == text_.size(); }

  // The next byte, or NUL at the end: no lexical form holds a NUL.
  [[nodiscard]] char peek() const noexcept { return at_end() ? '\0' : text_[at_]; }

  bool accept(char wanted) noexcept {
    if (at_end() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  // All digits from here on, possibly none.
  std::string_view accept_digits() noexcept {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_digit(text_[at_]))
      ++at_;
    return text_.substr(begin, at_ - begin);
  }

  // Exactly `count` digits (at most 9) as a number; further digits may follow.
  bool accept_number(std::size_t count, unsigned& out) noexcept {
    if (text_.size() - at_ < count) return false;
    unsigned number = 0;
    for (std::size_t i = at_; i < at_ + count; ++i) {
      if (!is_digit(text_[i])) return false;
      number = number * 10 + digit_value(text_[i]);
    }
    at_ += count;
    out = number;
    return true;
  }

  // The next `count` bytes; fewer at the end.
  std::string_view accept_bytes(std::size_t count) noexcept {
    const std::string_view bytes = text_.substr(at_, count);
    at_ += bytes.size();
    return bytes;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_CURSOR_HPP
