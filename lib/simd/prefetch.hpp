// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SIMD_PREFETCH_HPP
#define XYLEM_LIB_SIMD_PREFETCH_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xylem::simd {

// Asks for what lies so far behind a place to be brought into the cache. There may be nothing, or
// no memory: to ask does no harm, so that the place is worked out as a number.
inline void prefetch_behind(const char* place, std::size_t bytes) noexcept {
  const std::uintptr_t wanted = reinterpret_cast<std::uintptr_t>(place) + bytes;
  __builtin_prefetch(reinterpret_cast<const void*>(wanted));  // NOLINT(performance-no-int-to-ptr)
}

// Asks for the beginning of a text, so much that the processor goes on by itself.
inline void prefetch(std::string_view text) noexcept {
  constexpr std::size_t line = 64;
  constexpr std::size_t most = 16 * line;
  for (std::size_t at = 0; at < text.size() && at < most; at += line)
    __builtin_prefetch(text.data() + at);
}

}  // namespace xylem::simd

#endif  // XYLEM_LIB_SIMD_PREFETCH_HPP
