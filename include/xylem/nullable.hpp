// SPDX-License-Identifier: MIT
#ifndef XYLEM_NULLABLE_HPP
#define XYLEM_NULLABLE_HPP

/// \file
/// A member that tells absent elements and `xsi:nil="true"` apart.
///
///     struct order { xylem::nullable<int> discount; };
///     if (o.discount.state() == xylem::value_state::nil) clear_discount();

#include <cassert>
#include <utility>

#include <xylem/value.hpp>

namespace xylem {

/// A value, or the reason why there is none: `missing` (no such element) or `nil` (the element says
/// `xsi:nil="true"`). `std::optional` is the choice where that difference does not matter.
template <class T>
class nullable {
 public:
  nullable() = default;
  nullable(T present)  // NOLINT(*-explicit-*)
      : value_(std::move(present)), state_(value_state::present) {}

  [[nodiscard]] value_state state() const noexcept { return state_; }
  [[nodiscard]] bool has_value() const noexcept { return state_ == value_state::present; }
  explicit operator bool() const noexcept { return has_value(); }

  /// Requires `has_value()`.
  [[nodiscard]] const T& operator*() const noexcept {
    assert(has_value());
    return value_;
  }
  [[nodiscard]] const T* operator->() const noexcept {
    assert(has_value());
    return &value_;
  }
  template <class U>
  [[nodiscard]] T value_or(U&& fallback) const {
    return has_value() ? value_ : static_cast<T>(std::forward<U>(fallback));
  }

  /// No value any more, for the given reason.
  void reset(value_state why = value_state::missing) noexcept { state_ = why; }
  /// Makes the value present and gives it for writing.
  T& emplace() noexcept {
    state_ = value_state::present;
    return value_;
  }

  friend bool operator==(const nullable& a, const nullable& b) {
    return a.state_ == b.state_ && (!a.has_value() || a.value_ == b.value_);
  }

 private:
  T value_{};
  value_state state_ = value_state::missing;
};

}  // namespace xylem

#endif  // XYLEM_NULLABLE_HPP
