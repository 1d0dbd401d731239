// SPDX-License-Identifier: MIT
#include "zone.hpp"

namespace xylem::convert_stage {

bool scan_zone_to_end(cursor& at, zone_fields& out) noexcept {
  out = {};
  if (at.at_end()) return true;
  out.is_present = true;
  if (at.accept('Z')) return at.at_end();
  out.is_behind = at.peek() == '-';
  if (!at.accept('-') && !at.accept('+')) return false;
  return at.accept_number(2, out.hours) && at.accept(':') && at.accept_number(2, out.minutes) &&
         at.at_end();
}

errc check_zone(const zone_fields& zone) noexcept {
  const bool is_valid = zone.minutes < 60 && zone.hours * 60 + zone.minutes <= 14 * 60;
  return is_valid ? errc::ok : errc::value_out_of_range;
}

}  // namespace xylem::convert_stage
