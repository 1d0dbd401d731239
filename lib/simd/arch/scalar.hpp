// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SIMD_ARCH_SCALAR_HPP
#define XYLEM_LIB_SIMD_ARCH_SCALAR_HPP

// The kernel without vector instructions: what the others fall back on where they find something to
// look at closely, and what they are tested against.

#include <cstddef>
#include <cstdint>

namespace xylem::simd::scalar {

bool is_supported() noexcept;
std::size_t find_specials(const char* text, std::size_t size, std::uint32_t first,
                          std::uint32_t* out) noexcept;
std::size_t check_utf8(const char* text, std::size_t size) noexcept;

// The first byte at or behind `p` that is not ASCII, or `end`.
const char* skip_ascii(const char* p, const char* end) noexcept;

}  // namespace xylem::simd::scalar

#endif  // XYLEM_LIB_SIMD_ARCH_SCALAR_HPP
