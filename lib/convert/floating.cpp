// SPDX-License-Identifier: MIT
//
// Floating point numbers, XML Schema Part 2, 3.2.4 and 3.2.5.
//
// std::from_chars rounds correctly and knows no locale, but also reads forms XML Schema does not
// have ("inf", "nan", "infinity"). So the grammar is checked here and only the rounding left to it.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <system_error>

#include <xylem/convert.hpp>

#include "absent.hpp"
#include "cursor.hpp"
#include "number.hpp"

namespace xylem::convert_stage {
namespace {

constexpr std::size_t longest_exponent = std::numeric_limits<std::int64_t>::digits10;

// The exponent's value, bounded so that the length of any text can be added to it.
std::int64_t exponent_value(std::string_view exponent) noexcept {
  constexpr std::int64_t bound = std::int64_t{1} << 56;
  std::int64_t magnitude = 0;
  for (const char c : exponent) {
    if (is_digit(c)) magnitude = std::min(magnitude * 10 + digit_value(c), bound);
  }
  return !exponent.empty() && exponent.front() == '-' ? -magnitude : magnitude;
}

// A number as `0.d1 d2 d3 ... * 10^exponent` without leading zeros.
//
// A double is decided by its first 767 significant digits and whether any other digit follows
// (the longest exact midpoint between two doubles has that many), so the digits kept are bounded:
// whatever is cut off is replaced by one last 1 if it is not all zeros.
struct significand {
  static constexpr std::size_t most_digits = 800;
  char text[most_digits + 2 + longest_exponent + 2];  // digits, sticky digit, 'e', sign, exponent
  std::size_t digits = 0;
  std::int64_t exponent = 0;
  bool is_cut = false;

  void append(char digit) noexcept {
    if (digits < most_digits) {
      text[digits++] = digit;
    } else if (digit != '0') {
      is_cut = true;
    }
  }
};

// Fills `out` from the parts of a number.
void collect(const number_text& number, significand& out) noexcept {
  std::int64_t exponent = exponent_value(number.exponent);
  for (const char c : number.whole) {
    if (c == '.' || (out.digits == 0 && c == '0')) continue;
    out.append(c);
    ++exponent;
  }
  for (const char c : number.fraction) {
    if (out.digits == 0 && c == '0') {
      --exponent;
    } else {
      out.append(c);
    }
  }
  out.exponent = exponent;
}

// The text std::from_chars reads instead of one with decimal comma and thousands.
std::string_view rewrite(significand& number) noexcept {
  if (number.digits == 0) return "0";
  if (number.is_cut) number.text[number.digits++] = '1';
  const std::int64_t exponent = number.exponent - static_cast<std::int64_t>(number.digits);
  char* end = number.text + number.digits;
  *end++ = 'e';
  end = std::to_chars(end, number.text + sizeof number.text, exponent).ptr;
  return {number.text, static_cast<std::size_t>(end - number.text)};
}

template <class Floating>
errc round(std::string_view unsigned_text, const number_text& number, Floating& out) noexcept {
  const char* const end = unsigned_text.data() + unsigned_text.size();
  Floating magnitude = 0;
  const std::from_chars_result read = std::from_chars(unsigned_text.data(), end, magnitude);
  if (read.ec == std::errc::result_out_of_range) {
    // Too large or too small: the sign of the exponent tells which.
    significand parts;
    collect(number, parts);
    if (parts.digits > 0 && parts.exponent > 0) return errc::value_out_of_range;
    magnitude = 0;
  } else if (read.ec != std::errc{} || read.ptr != end) {
    return errc::value_malformed;
  } else if (std::isinf(magnitude)) {
    return errc::value_out_of_range;
  }
  out = number.is_negative ? -magnitude : magnitude;
  return errc::ok;
}

// The values that are not numbers, in XML Schema's spelling only.
template <class Floating>
errc read_special(std::string_view text, Floating& out) noexcept {
  using limits = std::numeric_limits<Floating>;
  if (text == "INF") {
    out = limits::infinity();
  } else if (text == "-INF") {
    out = -limits::infinity();
  } else if (text == "NaN") {
    out = limits::quiet_NaN();
  } else {
    return errc::value_malformed;
  }
  return errc::ok;
}

template <class Floating>
errc read_floating(std::string_view text, const text_format& format, Floating& out) noexcept {
  if (const errc absent = absence(text, format); absent != errc::ok) return absent;
  number_text number;
  if (!scan_number(text, format, number)) return read_special(text, out);
  if (!format.decimal_comma) return round(number.unsigned_text, number, out);
  significand parts;
  collect(number, parts);
  return round(rewrite(parts), number, out);
}

}  // namespace
}  // namespace xylem::convert_stage

namespace xylem::detail {

errc float_from_text(std::string_view text, const text_format& format, float& out) noexcept {
  return convert_stage::read_floating(text, format, out);
}

errc double_from_text(std::string_view text, const text_format& format, double& out) noexcept {
  return convert_stage::read_floating(text, format, out);
}

}  // namespace xylem::detail
