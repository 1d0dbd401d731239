// SPDX-License-Identifier: MIT
//
// Times of day.

#include "time.hpp"

#include <xylem/convert.hpp>

#include "absent.hpp"
#include "pattern.hpp"
#include "zone.hpp"

namespace xylem::convert_stage {
namespace {

void scan_fraction(std::string_view digits, time_fields& out) noexcept {
  constexpr std::size_t kept = 9;
  out.nanosecond = 0;
  for (std::size_t i = 0; i < kept; ++i) {
    out.nanosecond = out.nanosecond * 10 + (i < digits.size() ? digit_value(digits[i]) : 0);
  }
  out.has_finer_digits = digits.find_first_not_of('0', kept) != std::string_view::npos;
}

errc scan(std::string_view text, const text_format& format, time_fields& out) noexcept {
  if (!format.pattern.empty()) {
    pattern_fields fields;
    if (!match_pattern(format.pattern, text, fields) || !fields.has(pattern_use::time)) {
      return errc::value_malformed;
    }
    out = fields.time;
    std::chrono::year_month_day unused;  // but it has to exist, as far as it was given
    return check_date(fields.date, unused);
  }
  cursor at(text);
  if (is_sap(format)) {
    return scan_sap_time(at, out) && at.at_end() ? errc::ok : errc::value_malformed;
  }
  zone_fields zone;
  if (!scan_time(at, out) || !scan_zone_to_end(at, zone)) return errc::value_malformed;
  return check_zone(zone);
}

}  // namespace

errc time_fields::fraction(std::int64_t ticks_per_second, std::int64_t& out) const noexcept {
  const std::int64_t tick = 1'000'000'000 / ticks_per_second;
  if (has_finer_digits || nanosecond % tick != 0) return errc::value_inexact;
  out = nanosecond / tick;
  return errc::ok;
}

bool scan_time(cursor& at, time_fields& out) noexcept {
  if (!at.accept_number(2, out.hour) || !at.accept(':') || !at.accept_number(2, out.minute) ||
      !at.accept(':') || !at.accept_number(2, out.second)) {
    return false;
  }
  if (!at.accept('.')) return true;
  const std::string_view digits = at.accept_digits();
  scan_fraction(digits, out);
  return !digits.empty();
}

bool scan_sap_time(cursor& at, time_fields& out) noexcept {
  return at.accept_number(2, out.hour) && at.accept_number(2, out.minute) &&
         at.accept_number(2, out.second);
}

errc check_time(const time_fields& time) noexcept {
  const bool is_end_of_day = time.hour == 24 && time.minute == 0 && time.second == 0 &&
                             time.nanosecond == 0 && !time.has_finer_digits;
  const bool is_time = time.hour < 24 && time.minute < 60 && time.second < 60;
  return is_time || is_end_of_day ? errc::ok : errc::value_out_of_range;
}

}  // namespace xylem::convert_stage

namespace xylem::detail {

errc time_from_text(std::string_view text, const text_format& format, std::int64_t ticks_per_second,
                    std::int64_t& out) noexcept {
  using namespace convert_stage;
  if (const errc absent = absence(text, format); absent != errc::ok) return absent;
  time_fields time;
  if (const errc code = scan(text, format, time); code != errc::ok) return code;
  if (const errc code = check_time(time); code != errc::ok) return code;
  std::int64_t fraction = 0;
  if (const errc code = time.fraction(ticks_per_second, fraction); code != errc::ok) return code;
  out = time.seconds() % 86'400 * ticks_per_second + fraction;
  return errc::ok;
}

}  // namespace xylem::detail
