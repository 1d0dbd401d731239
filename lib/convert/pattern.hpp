// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_PATTERN_HPP
#define XYLEM_LIB_CONVERT_PATTERN_HPP

#include <string_view>

#include <xylem/convert.hpp>

#include "date.hpp"
#include "time.hpp"

namespace xylem::convert_stage {

using detail::pattern_use;

// Which parts of date and time a pattern names; one bit each.
enum pattern_part : unsigned {
  part_year = 1,
  part_month = 2,
  part_day = 4,
  part_hour = 8,
  part_minute = 16,
  part_second = 32,
};

// What a pattern took from a text.
struct pattern_fields {
  date_fields date;
  time_fields time;
  unsigned parts = 0;  // bits of pattern_part

  [[nodiscard]] bool has(pattern_use use) const noexcept;
};

// Matches the whole text. Numbers have fixed widths (%Y four digits, the others two), %y is 1969 to
// 2068 as in POSIX, %b is Jan to Dec in any case; all else has to be there byte for byte. False for
// patterns that are not valid.
[[nodiscard]] bool match_pattern(std::string_view pattern, std::string_view text,
                                 pattern_fields& out) noexcept;

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_PATTERN_HPP
