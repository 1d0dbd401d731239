// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_DATE_HPP
#define XYLEM_LIB_CONVERT_DATE_HPP

#include <chrono>

#include <xylem/error.hpp>

#include "cursor.hpp"

namespace xylem::convert_stage {

// A date as its text has it; whether the calendar has it is for check_date() to say. Reading the
// whole text comes first, so that what is no date at all is malformed and not out of range.
struct date_fields {
  int year = 0;  // beyond the years std::chrono has: some year out of range
  unsigned month = 1;
  unsigned day = 1;

  // 00000000, SAP's value of a date that was never set.
  [[nodiscard]] bool is_initial() const noexcept { return year == 0 && month == 0 && day == 0; }
};

// XML Schema Part 2, 3.3.9, without time zone: -?YYYY-MM-DD, more digits for years from 10000.
[[nodiscard]] bool scan_date(cursor& at, date_fields& out) noexcept;

// YYYYMMDD.
[[nodiscard]] bool scan_sap_date(cursor& at, date_fields& out) noexcept;

// `value_out_of_range` unless the proleptic Gregorian calendar has the date and std::chrono its
// year (-32767 to 32767; year 0 is 1 BCE, as in XML Schema 1.1).
[[nodiscard]] errc check_date(const date_fields& date, std::chrono::year_month_day& out) noexcept;

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_DATE_HPP
