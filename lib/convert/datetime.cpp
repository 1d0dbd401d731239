// SPDX-License-Identifier: MIT
//
// Date-times, XML Schema Part 2, 3.3.7.

#include <limits>

#include <xylem/convert.hpp>

#include "absent.hpp"
#include "date.hpp"
#include "pattern.hpp"
#include "time.hpp"
#include "wide_integer.hpp"
#include "zone.hpp"

namespace xylem::convert_stage {
namespace {

struct datetime_fields {
  date_fields date;
  time_fields time;
  zone_fields zone;
};

// YYYY-MM-DDThh:mm:ss(.f+)?(Z|(+|-)hh:mm)?
bool scan_datetime(cursor& at, datetime_fields& out) noexcept {
  return scan_date(at, out.date) && at.accept('T') && scan_time(at, out.time) &&
         scan_zone_to_end(at, out.zone);
}

bool scan(std::string_view text, const text_format& format, datetime_fields& out) noexcept {
  if (!format.pattern.empty()) {
    pattern_fields fields;
    if (!match_pattern(format.pattern, text, fields)) return false;
    out.date = fields.date;
    out.time = fields.time;
    return fields.has(pattern_use::datetime);
  }
  cursor at(text);
  if (!is_sap(format)) return scan_datetime(at, out);
  return scan_sap_date(at, out.date) && scan_sap_time(at, out.time) && at.at_end();
}

// Seconds and a fraction of a second as ticks since the epoch. The multiplication is done in 128
// bits: near the smallest time point the seconds alone are out of range and the sum is not.
errc to_ticks(std::int64_t seconds, std::int64_t fraction, std::int64_t ticks_per_second,
              std::int64_t& out) noexcept {
  using limits = std::numeric_limits<std::int64_t>;
  const int128 ticks = int128{seconds} * ticks_per_second + fraction;
  if (ticks < limits::min() || ticks > limits::max()) return errc::value_out_of_range;
  out = static_cast<std::int64_t>(ticks);
  return errc::ok;
}

}  // namespace
}  // namespace xylem::convert_stage

namespace xylem::detail {

errc datetime_from_text(std::string_view text, const text_format& format, datetime_kind kind,
                        std::int64_t ticks_per_second, std::int64_t& out) noexcept {
  using namespace convert_stage;
  if (const errc absent = absence(text, format); absent != errc::ok) return absent;
  datetime_fields fields;
  if (!scan(text, format, fields)) return errc::value_malformed;
  if (is_sap(format) && fields.date.is_initial() && fields.time.is_midnight()) {
    return errc::field_missing;
  }

  std::chrono::year_month_day date;
  if (const errc code = check_date(fields.date, date); code != errc::ok) return code;
  if (const errc code = check_time(fields.time); code != errc::ok) return code;
  if (const errc code = check_zone(fields.zone); code != errc::ok) return code;
  const bool is_utc_assumed = format.assumes_utc || is_sap(format);
  if (kind == datetime_kind::instant && !fields.zone.is_present && !is_utc_assumed) {
    return errc::value_zone_missing;
  }

  std::int64_t fraction = 0;
  if (const errc code = fields.time.fraction(ticks_per_second, fraction); code != errc::ok) {
    return code;
  }
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  std::int64_t seconds = days * 86'400 + fields.time.seconds();
  if (kind == datetime_kind::instant) seconds -= std::int64_t{fields.zone.offset_minutes()} * 60;
  return to_ticks(seconds, fraction, ticks_per_second, out);
}

}  // namespace xylem::detail
