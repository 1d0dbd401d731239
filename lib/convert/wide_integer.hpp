// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_WIDE_INTEGER_HPP
#define XYLEM_LIB_CONVERT_WIDE_INTEGER_HPP

#include <array>
#include <cstddef>

#include <xylem/decimal.hpp>

namespace xylem::convert_stage {

// The compilers' 128-bit integers, kept out of public headers; `__extension__` keeps -Wpedantic
// quiet.
__extension__ typedef unsigned __int128 uint128;  // NOLINT(modernize-use-using)
__extension__ typedef __int128 int128;            // NOLINT(modernize-use-using)

[[nodiscard]] constexpr uint128 widen(decimal::coefficient_type halves) noexcept {
  return (uint128{halves.high} << 64) | halves.low;
}

[[nodiscard]] constexpr decimal::coefficient_type narrow(uint128 number) noexcept {
  return {static_cast<std::uint64_t>(number >> 64), static_cast<std::uint64_t>(number)};
}

// 10^0 to 10^38, the powers that fit.
inline constexpr std::array<uint128, 39> powers_of_ten = [] {
  std::array<uint128, 39> powers{};
  uint128 power = 1;
  for (uint128& next : powers) {
    next = power;
    power *= 10;  // the last product wraps and is not used
  }
  return powers;
}();

[[nodiscard]] constexpr uint128 power_of_ten(int exponent) noexcept {
  return powers_of_ten[static_cast<std::size_t>(exponent)];
}

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_WIDE_INTEGER_HPP
