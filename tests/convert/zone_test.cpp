// SPDX-License-Identifier: MIT
#include "convert/zone.hpp"

#include <array>
#include <cstdio>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_stage {
namespace {

struct scanned {
  zone_fields zone;
  errc code;
};

std::optional<scanned> scan(std::string_view text) {
  cursor at(text);
  zone_fields zone;
  if (!scan_zone_to_end(at, zone)) return std::nullopt;
  return scanned{zone, check_zone(zone)};
}

TEST(zone, all_offsets_of_four_digits) {
  for (const bool is_behind : {false, true}) {
    for (unsigned hours = 0; hours < 100; ++hours) {
      for (unsigned minutes = 0; minutes < 100; ++minutes) {
        std::array<char, 16> text;
        std::snprintf(text.data(), text.size(), "%c%02u:%02u", is_behind ? '-' : '+', hours,
                      minutes);
        const auto found = scan(text.data());
        ASSERT_TRUE(found.has_value()) << text.data();
        const bool exists = minutes <= 59 && (hours <= 13 || (hours == 14 && minutes == 0));
        ASSERT_EQ(found->code, exists ? errc::ok : errc::value_out_of_range) << text.data();
        ASSERT_TRUE(found->zone.is_present);
        const int offset = static_cast<int>(hours * 60 + minutes);
        ASSERT_EQ(found->zone.offset_minutes(), is_behind ? -offset : offset);
      }
    }
  }
}

TEST(zone, may_be_utc_or_absent) {
  ASSERT_TRUE(scan("Z").has_value());
  EXPECT_TRUE(scan("Z")->zone.is_present);
  EXPECT_EQ(scan("Z")->zone.offset_minutes(), 0);
  ASSERT_TRUE(scan("").has_value());
  EXPECT_FALSE(scan("")->zone.is_present);
  EXPECT_EQ(scan("")->code, errc::ok);
}

TEST(zone, refuses_other_forms) {
  for (const char* text : {"z",     "ZZ",     "Z ",      " Z",    "+",       "-",       "+1",
                           "+01",   "+01:",   "+0100",   "+1:00", "+01:0",   "+01:000", "+001:00",
                           "01:00", "+-1:00", "+01:00Z", "UTC",   "+01:00 ", "--01:00", "+01.00"}) {
    EXPECT_FALSE(scan(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace xylem::convert_stage
