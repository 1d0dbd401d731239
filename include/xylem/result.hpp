// SPDX-License-Identifier: MIT
#ifndef XYLEM_RESULT_HPP
#define XYLEM_RESULT_HPP

/// \file
/// `result<T>`: a value or an `error`, with the member names of `std::expected` (C++23).
///
///     xylem::result<xylem::schema> s = xylem::schema::make(declaration);
///     if (!s) return s.error();
///     use(*s);

#include <cassert>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include <xylem/error.hpp>

namespace xylem {

namespace detail {
[[noreturn]] XYLEM_API void throw_exception(const error& e);
}  // namespace detail

/// A `T` or the `error` that explains why there is none. `value()` is the throwing door; `*r` and
/// `r->` require `r.has_value()`.
template <class T>
class [[nodiscard]] result {
 public:
  using value_type = T;
  using error_type = xylem::error;

  result(T value) noexcept(std::is_nothrow_move_constructible_v<T>)  // NOLINT(*-explicit-*)
      : has_value_(true) {
    std::construct_at(&value_, std::move(value));
  }
  result(const xylem::error& e) noexcept : has_value_(false) {  // NOLINT(*-explicit-*)
    std::construct_at(&error_, e);
  }
  result(const result& other) requires std::is_copy_constructible_v<T> : has_value_(false) {
    copy(other);
  }
  result(result&& other) noexcept(std::is_nothrow_move_constructible_v<T>) : has_value_(false) {
    move(other);
  }
  result& operator=(const result& other) requires std::is_copy_constructible_v<T> {
    if (this != &other) {
      destroy();
      copy(other);
    }
    return *this;
  }
  result& operator=(result&& other) noexcept(std::is_nothrow_move_constructible_v<T>) {
    if (this != &other) {
      destroy();
      move(other);
    }
    return *this;
  }
  ~result() { destroy(); }

  [[nodiscard]] bool has_value() const noexcept { return has_value_; }
  explicit operator bool() const noexcept { return has_value_; }

  /// The value; throws `xylem::exception` when there is none.
  T& value() & {
    if (!has_value_) detail::throw_exception(error_);
    return value_;
  }
  const T& value() const& {
    if (!has_value_) detail::throw_exception(error_);
    return value_;
  }
  T&& value() && {
    if (!has_value_) detail::throw_exception(error_);
    return std::move(value_);
  }

  T& operator*() & noexcept {
    assert(has_value_);
    return value_;
  }
  const T& operator*() const& noexcept {
    assert(has_value_);
    return value_;
  }
  T&& operator*() && noexcept {
    assert(has_value_);
    return std::move(value_);
  }
  T* operator->() noexcept {
    assert(has_value_);
    return &value_;
  }
  const T* operator->() const noexcept {
    assert(has_value_);
    return &value_;
  }

  /// Why there is no value. Requires `!has_value()`.
  [[nodiscard]] const xylem::error& error() const noexcept {
    assert(!has_value_);
    return error_;
  }

  template <class U>
  [[nodiscard]] T value_or(U&& fallback) const& {
    return has_value_ ? value_ : static_cast<T>(std::forward<U>(fallback));
  }

 private:
  void destroy() noexcept {
    if (has_value_) std::destroy_at(&value_);
    has_value_ = false;
  }
  // The discriminant is set last, so that a throwing constructor leaves nothing to destroy.
  void copy(const result& other) {
    if (other.has_value_) {
      std::construct_at(&value_, other.value_);
    } else {
      std::construct_at(&error_, other.error_);
    }
    has_value_ = other.has_value_;
  }
  void move(result& other) {
    if (other.has_value_) {
      std::construct_at(&value_, std::move(other.value_));
    } else {
      std::construct_at(&error_, other.error_);
    }
    has_value_ = other.has_value_;
  }

  union {
    T value_;
    xylem::error error_;
  };
  bool has_value_;
};

/// Success, or the `error` that explains the failure.
template <>
class [[nodiscard]] result<void> {
 public:
  using value_type = void;
  using error_type = xylem::error;

  result() noexcept = default;
  result(const xylem::error& e) noexcept : error_(e) {}  // NOLINT(*-explicit-*)

  [[nodiscard]] bool has_value() const noexcept { return error_.code == errc::ok; }
  explicit operator bool() const noexcept { return has_value(); }
  /// Throws `xylem::exception` on failure.
  void value() const {
    if (!has_value()) detail::throw_exception(error_);
  }
  void operator*() const noexcept { assert(has_value()); }
  [[nodiscard]] const xylem::error& error() const noexcept {
    assert(!has_value());
    return error_;
  }

 private:
  xylem::error error_;
};

}  // namespace xylem

#endif  // XYLEM_RESULT_HPP
