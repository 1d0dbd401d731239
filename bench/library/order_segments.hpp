// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_ORDER_SEGMENTS_HPP
#define XYLEM_BENCH_LIBRARY_ORDER_SEGMENTS_HPP

// The segments of an order that hold wanted fields, as rivals tell them apart.

#include <cstdint>
#include <string_view>

namespace xylem::bench {

// From `org` on, a leaf of the segment says what its values mean.
enum class segment : std::uint8_t { other, control, header, org, date, partner, reference, sum };

inline segment segment_named(std::string_view name) {
  if (name == "E1EDP01") return segment::other;  // the most frequent one
  if (name == "E1EDKA1") return segment::partner;
  if (name == "E1EDS01") return segment::sum;
  if (name == "E1EDK14") return segment::org;
  if (name == "E1EDK03") return segment::date;
  if (name == "E1EDK01") return segment::header;
  if (name == "E1EDK02") return segment::reference;
  return name == "EDI_DC40" ? segment::control : segment::other;
}

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_ORDER_SEGMENTS_HPP
