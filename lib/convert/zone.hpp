// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_ZONE_HPP
#define XYLEM_LIB_CONVERT_ZONE_HPP

#include <xylem/error.hpp>

#include "cursor.hpp"

namespace xylem::convert_stage {

// A time zone as its text has it: how far local time is ahead of UTC.
struct zone_fields {
  bool is_present = false;
  bool is_behind = false;  // the offset was written with a minus
  unsigned hours = 0;
  unsigned minutes = 0;

  // Requires that check_zone() said ok.
  [[nodiscard]] int offset_minutes() const noexcept {
    const int offset = static_cast<int>(hours * 60 + minutes);
    return is_behind ? -offset : offset;
  }
};

// The rest of the text as XML Schema Part 2, 3.3.7.3: nothing, Z, or a sign and hh:mm.
[[nodiscard]] bool scan_zone_to_end(cursor& at, zone_fields& out) noexcept;

// `value_out_of_range` unless the offset is at most 14:00.
[[nodiscard]] errc check_zone(const zone_fields& zone) noexcept;

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_ZONE_HPP
