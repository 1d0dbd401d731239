// SPDX-License-Identifier: MIT
//
// Integers, XML Schema Part 2, 3.3.13 and the types derived from it.

#include <limits>

#include <xylem/convert.hpp>

#include "absent.hpp"
#include "cursor.hpp"
#include "number.hpp"

namespace xylem::convert_stage {
namespace {

// A sign and a magnitude; all 64-bit types fit.
struct sign_magnitude {
  std::uint64_t magnitude = 0;
  bool is_negative = false;
};

// The common case in one pass: an optional minus and up to 18 digits, which cannot overflow.
// Returns false for everything else, right or wrong.
bool read_short(std::string_view text, sign_magnitude& out) noexcept {
  out.is_negative = text.front() == '-';
  if (out.is_negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 18) return false;
  std::uint64_t magnitude = 0;
  for (const char c : text) {
    if (!is_digit(c)) return false;
    magnitude = magnitude * 10 + digit_value(c);
  }
  out.magnitude = magnitude;
  return true;
}

errc read_long(std::string_view text, const text_format& format, sign_magnitude& out) noexcept {
  number_text number;
  if (!scan_number(text, format, number) || number.has_point || number.has_exponent) {
    return errc::value_malformed;
  }
  out = {0, number.is_negative};
  for (const char c : number.whole) {
    if (c == '.') continue;
    constexpr std::uint64_t maximum = std::numeric_limits<std::uint64_t>::max();
    const unsigned digit = digit_value(c);
    if (out.magnitude > (maximum - digit) / 10) return errc::value_out_of_range;
    out.magnitude = out.magnitude * 10 + digit;
  }
  return errc::ok;
}

errc read_integer(std::string_view text, const text_format& format, sign_magnitude& out) noexcept {
  if (const errc absent = absence(text, format); absent != errc::ok) return absent;
  return read_short(text, out) ? errc::ok : read_long(text, format, out);
}

}  // namespace
}  // namespace xylem::convert_stage

namespace xylem::detail {

errc signed_from_text(std::string_view text, const text_format& format, std::int64_t minimum,
                      std::int64_t maximum, std::int64_t& out) noexcept {
  convert_stage::sign_magnitude number;
  if (const errc code = convert_stage::read_integer(text, format, number); code != errc::ok) {
    return code;
  }
  // Two's complement: the magnitude of the minimum is its negation modulo 2^64.
  const std::uint64_t bound = number.is_negative
                                  ? std::uint64_t{0} - static_cast<std::uint64_t>(minimum)
                                  : static_cast<std::uint64_t>(maximum);
  if (number.magnitude > bound) return errc::value_out_of_range;
  out = static_cast<std::int64_t>(number.is_negative ? std::uint64_t{0} - number.magnitude
                                                     : number.magnitude);
  return errc::ok;
}

errc unsigned_from_text(std::string_view text, const text_format& format, std::uint64_t maximum,
                        std::uint64_t& out) noexcept {
  convert_stage::sign_magnitude number;
  if (const errc code = convert_stage::read_integer(text, format, number); code != errc::ok) {
    return code;
  }
  // XML Schema's unsigned types have -0.
  if (number.magnitude > (number.is_negative ? 0 : maximum)) return errc::value_out_of_range;
  out = number.magnitude;
  return errc::ok;
}

}  // namespace xylem::detail
