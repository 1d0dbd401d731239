// SPDX-License-Identifier: MIT
//
// Decimals as values; decimal_text.cpp reads them.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <span>

#include <xylem/decimal.hpp>

#include "wide_integer.hpp"

namespace xylem {

using convert_stage::power_of_ten;
using convert_stage::uint128;
using convert_stage::widen;

// The bound decimal.hpp writes as two halves is 10^38.
static_assert(decimal::from_parts(decimal::sign::positive,
                                  convert_stage::narrow(power_of_ten(38) - 1), 0));
static_assert(!decimal::from_parts(decimal::sign::positive, convert_stage::narrow(power_of_ten(38)),
                                   0));
static_assert(sizeof(decimal) == 24);

namespace {

// Magnitudes compared part by part, because one coefficient brought to the other's scale can need
// 253 bits: first the whole parts, then the fractions as 38 digits.
std::strong_ordering compare_magnitudes(const decimal& left, const decimal& right) noexcept {
  const uint128 l = widen(left.coefficient());
  const uint128 r = widen(right.coefficient());
  if (left.scale() == right.scale()) return l <=> r;
  const uint128 l_unit = power_of_ten(left.scale());
  const uint128 r_unit = power_of_ten(right.scale());
  const std::strong_ordering by_whole = l / l_unit <=> r / r_unit;
  if (by_whole != 0) return by_whole;
  return (l % l_unit) * power_of_ten(decimal::max_scale - left.scale()) <=>
         (r % r_unit) * power_of_ten(decimal::max_scale - right.scale());
}

// All digits of a coefficient, without leading zeros; "0" for zero. Returns their number.
std::size_t write_digits(uint128 coefficient, std::span<char, 38> out) noexcept {
  std::size_t begin = out.size();
  // In two halves of up to 19 digits, as 128-bit divisions are slow.
  const uint128 half = power_of_ten(19);
  const auto high = static_cast<std::uint64_t>(coefficient / half);
  auto low = static_cast<std::uint64_t>(coefficient % half);
  const std::size_t low_begin = high != 0 ? out.size() - 19 : out.size() - 1;
  while (low != 0 || begin > low_begin) {
    out[--begin] = static_cast<char>('0' + low % 10);
    low /= 10;
  }
  for (std::uint64_t rest = high; rest != 0; rest /= 10) {
    out[--begin] = static_cast<char>('0' + rest % 10);
  }
  std::copy(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(), out.begin());
  return out.size() - begin;
}

error refused(errc code) noexcept {
  error e(code);
  e.expected = "int64";
  return e;
}

}  // namespace

result<std::int64_t> decimal::to_scaled(int scale) const noexcept {
  if (scale < 0 || scale > max_scale) return refused(errc::value_out_of_range);
  uint128 number = widen(coefficient_);
  if (scale < scale_) {
    const uint128 unit = power_of_ten(scale_ - scale);
    if (number % unit != 0) return refused(errc::value_inexact);
    number /= unit;
  }
  const uint128 bound =
      uint128{std::numeric_limits<std::int64_t>::max()} + (is_negative_ ? 1U : 0U);
  // Ends after 19 rounds at the latest, unless the number is zero.
  for (int i = scale_; i < scale && number != 0 && number <= bound; ++i)
    number *= 10;
  if (number > bound) return refused(errc::value_out_of_range);
  const auto magnitude = static_cast<std::uint64_t>(number);
  return static_cast<std::int64_t>(is_negative_ ? std::uint64_t{0} - magnitude : magnitude);
}

std::size_t decimal::to_chars(std::span<char> out) const noexcept {
  std::array<char, max_digits> digits;
  const std::size_t count = write_digits(widen(coefficient_), digits);
  const std::size_t fraction = scale_;
  const std::size_t whole = count > fraction ? count - fraction : 0;
  const std::size_t zeros = fraction > count ? fraction - count : 0;  // behind the point

  std::array<char, max_text_length> text;
  char* end = text.data();
  if (is_negative_) *end++ = '-';
  if (whole == 0) *end++ = '0';
  end = std::copy_n(digits.data(), whole, end);
  if (fraction != 0) *end++ = '.';
  end = std::fill_n(end, zeros, '0');
  end = std::copy_n(digits.data() + whole, count - whole, end);

  const auto length = static_cast<std::size_t>(end - text.data());
  if (length > out.size()) return 0;
  std::copy_n(text.data(), length, out.data());
  return length;
}

std::string decimal::to_string() const {
  std::array<char, max_text_length> text;
  return std::string(text.data(), to_chars(text));
}

decimal::operator double() const noexcept {
  std::array<char, max_text_length> text;
  const std::size_t length = to_chars(text);
  double nearest = 0;
  // Neither fails: the text is a number, and far from the limits of double.
  std::from_chars(text.data(), text.data() + length, nearest);
  return nearest;
}

std::weak_ordering decimal::operator<=>(const decimal& other) const noexcept {
  if (is_negative_ != other.is_negative_) {
    return is_negative_ ? std::weak_ordering::less : std::weak_ordering::greater;
  }
  return is_negative_ ? compare_magnitudes(other, *this) : compare_magnitudes(*this, other);
}

bool decimal::operator==(const decimal& other) const noexcept {
  return (*this <=> other) == 0;
}

}  // namespace xylem
