// SPDX-License-Identifier: MIT
//
// Calendar dates.

#include "date.hpp"

#include <xylem/convert.hpp>

#include "absent.hpp"
#include "pattern.hpp"
#include "zone.hpp"

namespace xylem::convert_stage {
namespace {

constexpr int last_year = 32767;
static_assert(static_cast<int>(std::chrono::year::max()) == last_year &&
              static_cast<int>(std::chrono::year::min()) == -last_year);

// Four digits, or more without leading zero.
bool scan_year(cursor& at, int& out) noexcept {
  const bool is_negative = at.accept('-');
  const std::string_view digits = at.accept_digits();
  if (digits.size() < 4 || (digits.size() > 4 && digits.front() == '0')) return false;
  int year = 0;
  for (const char c : digits) {
    if (year <= last_year) year = year * 10 + static_cast<int>(digit_value(c));
  }
  out = is_negative ? -year : year;
  return true;
}

errc scan(std::string_view text, const text_format& format, date_fields& out) noexcept {
  if (!format.pattern.empty()) {
    pattern_fields fields;
    if (!match_pattern(format.pattern, text, fields) || !fields.has(pattern_use::date)) {
      return errc::value_malformed;
    }
    out = fields.date;
    return check_time(fields.time);
  }
  cursor at(text);
  if (is_sap(format)) {
    return scan_sap_date(at, out) && at.at_end() ? errc::ok : errc::value_malformed;
  }
  zone_fields zone;
  if (!scan_date(at, out) || !scan_zone_to_end(at, zone)) return errc::value_malformed;
  return check_zone(zone);
}

}  // namespace

bool scan_date(cursor& at, date_fields& out) noexcept {
  return scan_year(at, out.year) && at.accept('-') && at.accept_number(2, out.month) &&
         at.accept('-') && at.accept_number(2, out.day);
}

bool scan_sap_date(cursor& at, date_fields& out) noexcept {
  unsigned year = 0;
  const bool is_date =
      at.accept_number(4, year) && at.accept_number(2, out.month) && at.accept_number(2, out.day);
  out.year = static_cast<int>(year);
  return is_date;
}

errc check_date(const date_fields& date, std::chrono::year_month_day& out) noexcept {
  if (date.year < -last_year || date.year > last_year) return errc::value_out_of_range;
  const std::chrono::year_month_day checked{
      std::chrono::year{date.year}, std::chrono::month{date.month}, std::chrono::day{date.day}};
  if (!checked.ok()) return errc::value_out_of_range;
  out = checked;
  return errc::ok;
}

}  // namespace xylem::convert_stage

namespace xylem::detail {

errc date_from_text(std::string_view text, const text_format& format,
                    std::chrono::year_month_day& out) noexcept {
  using namespace convert_stage;
  if (const errc absent = absence(text, format); absent != errc::ok) return absent;
  date_fields date;
  if (const errc code = scan(text, format, date); code != errc::ok) return code;
  if (is_sap(format) && date.is_initial()) return errc::field_missing;
  return check_date(date, out);
}

}  // namespace xylem::detail
