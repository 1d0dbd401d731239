// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SIMD_PREFETCH_HPP
#define XYLEM_LIB_SIMD_PREFETCH_HPP

#include <cstddef>
#include <cstdint>

namespace xylem::simd {

// Asks for what lies so far behind a place to be brought into the cache. There may be nothing, or
// no memory: to ask does no harm, so that the place is worked out as a number.
inline void prefetch_behind(const char* place, std::size_t bytes) noexcept {
  const std::uintptr_t wanted = reinterpret_cast<std::uintptr_t>(place) + bytes;
  __builtin_prefetch(reinterpret_cast<const void*>(wanted));  // NOLINT(performance-no-int-to-ptr)
}

}  // namespace xylem::simd

#endif  // XYLEM_LIB_SIMD_PREFETCH_HPP
