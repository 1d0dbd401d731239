// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SIMD_NAIVE_HPP
#define XYLEM_TESTS_SIMD_NAIVE_HPP

// What kernels answer, by code that is only meant to be obviously right.

#include <cstdint>
#include <string_view>
#include <vector>

namespace xylem::simd::naive {

[[nodiscard]] std::vector<std::uint32_t> specials(std::string_view text, std::uint32_t first);

[[nodiscard]] std::size_t valid_utf8(std::string_view text);

}  // namespace xylem::simd::naive

#endif  // XYLEM_TESTS_SIMD_NAIVE_HPP
