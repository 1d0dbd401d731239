// SPDX-License-Identifier: MIT
#ifndef XYLEM_VALUE_HPP
#define XYLEM_VALUE_HPP

/// \file
/// Values whose type is chosen at run time, as `schema` declares and `row_view` gives them.

#include <chrono>
#include <cstdint>
#include <string_view>
#include <variant>

#include <xylem/decimal.hpp>
#include <xylem/export.hpp>

namespace xylem {

/// The types a `schema` field can have; their names are those of `value_type_name()`.
enum class value_type : std::uint8_t {
  string,
  int8,
  int16,
  int32,
  int64,
  uint8,
  uint16,
  uint32,
  uint64,
  float32,
  float64,
  boolean,
  decimal,
  date,      ///< calendar date
  datetime,  ///< instant, in microseconds since 1970-01-01T00:00:00Z
  time,      ///< time of day, in microseconds since midnight
};

/// The name of a type as schemas write it, for example "int32"; empty for a number that is no
/// `value_type`. Static storage.
[[nodiscard]] XYLEM_API std::string_view value_type_name(value_type type) noexcept;

/// The time of day as `row_view` gives it.
using time_of_day = std::chrono::hh_mm_ss<std::chrono::microseconds>;

/// One converted value: signed integers as `int64_t`, unsigned as `uint64_t`, floating point as
/// `double`. A string views the record's memory. `monostate`: no value.
using value = std::variant<std::monostate, std::string_view, std::int64_t, std::uint64_t, double,
                           bool, decimal, std::chrono::year_month_day,
                           std::chrono::sys_time<std::chrono::microseconds>, time_of_day>;

/// Whether a field had a value, and why not. The three states of docs/values.md: an element that is
/// absent, one that is `xsi:nil="true"`, and one that is there (its text may be empty).
enum class value_state : std::uint8_t {
  missing,  ///< no such element or attribute
  nil,      ///< the element says xsi:nil="true" (XML Schema Part 1, 2.6.2)
  present,  ///< there, with the given text
  failed,   ///< there, but not of the declared type; kept as null by `bad_record::null_field`
};

}  // namespace xylem

#endif  // XYLEM_VALUE_HPP
