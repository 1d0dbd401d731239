// SPDX-License-Identifier: MIT
//
// Decimals from text, XML Schema Part 2, 3.2.3.

#include <cstddef>

#include <xylem/convert.hpp>

#include "absent.hpp"
#include "cursor.hpp"
#include "number.hpp"
#include "wide_integer.hpp"

namespace xylem::convert_stage {
namespace {

decimal make_decimal(bool is_negative, uint128 coefficient, int scale) noexcept {
  const auto sign = is_negative ? decimal::sign::negative : decimal::sign::positive;
  return decimal::from_parts(sign, narrow(coefficient), scale).value_or(decimal{});
}

// The common case in one pass: at most 19 bytes of an optional minus, digits and a point, so that
// the coefficient fits in 64 bits. Returns false for everything else, right or wrong.
bool read_short(std::string_view text, decimal& out) noexcept {
  if (text.size() > 19) return false;
  const bool is_negative = text.front() == '-';
  if (is_negative) text.remove_prefix(1);
  std::uint64_t coefficient = 0;
  std::size_t points = 0;
  std::size_t scale = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      coefficient = coefficient * 10 + digit_value(text[i]);
    } else if (text[i] == '.') {
      ++points;
      scale = text.size() - i - 1;
    } else {
      return false;
    }
  }
  if (points > 1 || points == text.size()) return false;
  out = make_decimal(is_negative, coefficient, static_cast<int>(scale));
  return true;
}

// Digits taken in one by one, as many as a decimal holds. Zeros at the end of the fraction are only
// kept if there is room, so they wait until a digit behind them needs their place.
class accumulator {
 public:
  errc append_whole(char digit) noexcept {
    if (coefficient_ >= power_of_ten(decimal::max_digits - 1)) return errc::value_out_of_range;
    coefficient_ = coefficient_ * 10 + digit_value(digit);
    return errc::ok;
  }

  errc append_fraction(char digit) noexcept {
    ++waiting_;
    if (digit == '0') return errc::ok;
    if (!has_room(waiting_)) return errc::value_inexact;
    shift(waiting_);
    coefficient_ += digit_value(digit);
    waiting_ = 0;
    return errc::ok;
  }

  decimal finish(bool is_negative) noexcept {
    while (waiting_ > 0 && !has_room(waiting_))
      --waiting_;
    shift(waiting_);
    return make_decimal(is_negative, coefficient_, scale_);
  }

 private:
  [[nodiscard]] bool has_room(std::size_t digits) const noexcept {
    if (digits > static_cast<std::size_t>(decimal::max_scale - scale_)) return false;
    const int rest = decimal::max_digits - static_cast<int>(digits);
    return coefficient_ < power_of_ten(rest);
  }
  // Requires has_room(digits).
  void shift(std::size_t digits) noexcept {
    coefficient_ *= power_of_ten(static_cast<int>(digits));
    scale_ += static_cast<int>(digits);
  }

  uint128 coefficient_ = 0;
  int scale_ = 0;
  std::size_t waiting_ = 0;  // digits behind the last one other than 0
};

errc read_long(std::string_view text, const text_format& format, decimal& out) noexcept {
  number_text number;
  if (!scan_number(text, format, number) || number.has_exponent) return errc::value_malformed;
  accumulator digits;
  for (const char c : number.whole) {
    if (c == '.') continue;
    if (const errc code = digits.append_whole(c); code != errc::ok) return code;
  }
  for (const char c : number.fraction) {
    if (const errc code = digits.append_fraction(c); code != errc::ok) return code;
  }
  out = digits.finish(number.is_negative);
  return errc::ok;
}

}  // namespace
}  // namespace xylem::convert_stage

namespace xylem {

errc detail::decimal_from_text(std::string_view text, const text_format& format,
                               decimal& out) noexcept {
  if (const errc absent = convert_stage::absence(text, format); absent != errc::ok) return absent;
  if (!format.decimal_comma && convert_stage::read_short(text, out)) return errc::ok;
  return convert_stage::read_long(text, format, out);
}

result<decimal> decimal::parse(std::string_view text) noexcept {
  decimal number;
  const errc code = detail::decimal_from_text(text, text_format{}, number);
  if (code == errc::ok) return number;
  error e(code);
  e.found.assign(text);
  e.expected = convert<decimal>::type_name;
  return e;
}

}  // namespace xylem
