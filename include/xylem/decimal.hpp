// SPDX-License-Identifier: MIT
#ifndef XYLEM_DECIMAL_HPP
#define XYLEM_DECIMAL_HPP

/// \file
/// Exact decimal numbers, for amounts of money and quantities.
///
///     xylem::decimal net = *xylem::decimal::parse("100.00");
///     net.scale();                              // 2: trailing zeros are kept
///     net == *xylem::decimal::parse("100");     // true: comparison is by numeric value
///     std::int64_t cents = *net.to_scaled(2);   // 10000, exact or an error
///
/// There is no arithmetic: convert to the number type of your choice first.

#include <cassert>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <xylem/export.hpp>
#include <xylem/result.hpp>

namespace xylem {

namespace detail {

/// The integer types that stand for numbers: all standard ones but `bool` and character types.
template <class T>
concept number_integer =
    std::same_as<T, signed char> || std::same_as<T, short> || std::same_as<T, int> ||
    std::same_as<T, long> || std::same_as<T, long long> || std::same_as<T, unsigned char> ||
    std::same_as<T, unsigned short> || std::same_as<T, unsigned int> ||
    std::same_as<T, unsigned long> || std::same_as<T, unsigned long long>;

}  // namespace detail

/// An exact decimal number: a sign, a coefficient of up to 38 digits and a scale (how many of these
/// digits stand behind the point). Trivially copyable, 24 bytes. There is no negative zero.
class XYLEM_API decimal {
 public:
  /// The most digits a coefficient has.
  static constexpr int max_digits = 38;
  /// The largest scale.
  static constexpr int max_scale = 38;
  /// The longest text `to_chars` writes: "-0." and 38 digits.
  static constexpr std::size_t max_text_length = 41;

  /// The sign, for `from_parts`.
  enum class sign : std::uint8_t { positive, negative };

  /// An unsigned 128-bit number in two halves: `high * 2^64 + low`.
  struct coefficient_type {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    /// Equality of both halves.
    friend constexpr bool operator==(const coefficient_type&,
                                     const coefficient_type&) noexcept = default;
  };

  /// Zero with scale 0.
  constexpr decimal() noexcept = default;

  /// `value / 10^scale` with that scale: `decimal(12345, 2)` is 123.45. Requires a scale from 0 to
  /// `max_scale`.
  template <detail::number_integer Integer>
  constexpr decimal(Integer value, int scale = 0) noexcept  // NOLINT(*-explicit-*)
      : coefficient_{0, magnitude(value)}, scale_(checked(scale)), is_negative_(value < 0) {}

  /// `coefficient / 10^scale` with a sign, or nothing when the coefficient has more than
  /// `max_digits` digits or the scale is not in 0 to `max_scale`.
  [[nodiscard]] static constexpr std::optional<decimal> from_parts(sign sign_of_value,
                                                                   coefficient_type coefficient,
                                                                   int scale) noexcept {
    if (scale < 0 || scale > max_scale || !fits(coefficient)) return std::nullopt;
    decimal made;
    made.coefficient_ = coefficient;
    made.scale_ = static_cast<std::uint8_t>(scale);
    made.is_negative_ = sign_of_value == sign::negative && coefficient != coefficient_type{};
    return made;
  }

  /// Reads XML Schema's decimal: an optional sign, digits, at most one point. Errors:
  /// `value_empty`, `value_malformed`, `value_out_of_range` (more than 38 digits before the point),
  /// `value_inexact` (digits other than 0 behind the point that do not fit).
  [[nodiscard]] static result<decimal> parse(std::string_view text) noexcept;

  /// True below zero.
  [[nodiscard]] constexpr bool is_negative() const noexcept { return is_negative_; }
  /// True for 0, 0.0 and so on.
  [[nodiscard]] constexpr bool is_zero() const noexcept {
    return coefficient_ == coefficient_type{};
  }
  /// How many digits stand behind the point.
  [[nodiscard]] constexpr int scale() const noexcept { return scale_; }
  /// All digits as one number, without sign and point.
  [[nodiscard]] constexpr coefficient_type coefficient() const noexcept { return coefficient_; }

  /// The number times 10^`scale`, for instance cents for scale 2. Errors: `value_inexact` when
  /// digits would be lost, `value_out_of_range` when the product is no int64_t or the scale is not
  /// in 0 to `max_scale`.
  [[nodiscard]] result<std::int64_t> to_scaled(int scale) const noexcept;

  /// The nearest double, ties to even.
  [[nodiscard]] explicit operator double() const noexcept;

  /// Writes the digits with point and sign, all digits of the scale included ("-0.50"), and returns
  /// how many bytes that took; 0 when `out` is too short. Nothing is written behind the text, no
  /// terminating zero either.
  [[nodiscard]] std::size_t to_chars(std::span<char> out) const noexcept;

  /// The text `to_chars` writes. Allocates.
  [[nodiscard]] std::string to_string() const;

  /// Numeric order; the scale does not matter (1.0 and 1.00 are equivalent).
  [[nodiscard]] std::weak_ordering operator<=>(const decimal& other) const noexcept;
  /// Numeric equality; the scale does not matter.
  [[nodiscard]] bool operator==(const decimal& other) const noexcept;

 private:
  template <class Integer>
  static constexpr std::uint64_t magnitude(Integer value) noexcept {
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? std::uint64_t{0} - bits : bits;
  }
  // Out-of-range scales break a precondition; without assertions they are clamped, because the
  // functions above index tables with the scale.
  static constexpr std::uint8_t checked(int scale) noexcept {
    assert(scale >= 0 && scale <= max_scale);
    return static_cast<std::uint8_t>(scale < 0 ? 0 : scale > max_scale ? max_scale : scale);
  }
  // Below 10^38, whose halves these are.
  static constexpr bool fits(coefficient_type c) noexcept {
    constexpr coefficient_type bound{0x4B3B4CA85A86C47A, 0x098A224000000000};
    return c.high < bound.high || (c.high == bound.high && c.low < bound.low);
  }

  coefficient_type coefficient_;
  std::uint8_t scale_ = 0;
  bool is_negative_ = false;
};

}  // namespace xylem

#endif  // XYLEM_DECIMAL_HPP
