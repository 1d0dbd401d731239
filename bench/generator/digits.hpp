// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_DIGITS_HPP
#define XYLEM_BENCH_GENERATOR_DIGITS_HPP

// Numbers, dates and times as SAP writes them. Integers only: no locale, no rounding.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace xylem::bench {

enum class sign : std::uint8_t { positive, negative };

// At least `width` digits, zeros in front.
[[nodiscard]] inline std::string padded(std::uint64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

// `value` / 10^`decimals`, a minus behind: 1234 with 2 decimals is "12.34" or "12.34-".
[[nodiscard]] inline std::string fixed_point(std::uint64_t value, std::size_t decimals, sign sign) {
  std::string digits = padded(value, decimals + 1);
  digits.insert(digits.size() - decimals, 1, '.');
  if (sign == sign::negative) digits += '-';
  return digits;
}

// 20240223; `day` counts from 1970-01-01.
[[nodiscard]] inline std::string compact_date(std::int64_t day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{static_cast<std::chrono::days::rep>(day)}}};
  return padded(static_cast<std::uint64_t>(static_cast<int>(date.year())), 4) +
         padded(static_cast<unsigned>(date.month()), 2) +
         padded(static_cast<unsigned>(date.day()), 2);
}

// 162035.
[[nodiscard]] inline std::string compact_time(std::uint64_t second_of_day) {
  return padded(second_of_day / 3'600, 2) + padded(second_of_day / 60 % 60, 2) +
         padded(second_of_day % 60, 2);
}

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_DIGITS_HPP
