// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_TIME_HPP
#define XYLEM_LIB_CONVERT_TIME_HPP

#include <cstdint>

#include <xylem/error.hpp>

#include "cursor.hpp"

namespace xylem::convert_stage {

// A time of day as its text has it; check_time() says whether there is such a time.
struct time_fields {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  std::uint32_t nanosecond = 0;   // the first nine digits of the fraction
  bool has_finer_digits = false;  // any digit but 0 behind these

  [[nodiscard]] bool is_midnight() const noexcept {
    return hour == 0 && minute == 0 && second == 0 && nanosecond == 0 && !has_finer_digits;
  }

  // Up to 86,400 for 24:00:00. Requires that check_time() said ok.
  [[nodiscard]] std::int64_t seconds() const noexcept {
    return std::int64_t{hour} * 3600 + std::int64_t{minute} * 60 + std::int64_t{second};
  }

  // The fraction in ticks; `value_inexact` when it is finer than that. `ticks_per_second` is one of
  // 1, 10^3, 10^6, 10^9.
  [[nodiscard]] errc fraction(std::int64_t ticks_per_second, std::int64_t& out) const noexcept;
};

// XML Schema Part 2, 3.3.8, without time zone: hh:mm:ss, a point and digits if any.
[[nodiscard]] bool scan_time(cursor& at, time_fields& out) noexcept;

// HHMMSS.
[[nodiscard]] bool scan_sap_time(cursor& at, time_fields& out) noexcept;

// `value_out_of_range` unless between 00:00:00 and 24:00:00. There are no leap seconds (XML Schema
// Part 2, appendix D: 60 is no second).
[[nodiscard]] errc check_time(const time_fields& time) noexcept;

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_TIME_HPP
