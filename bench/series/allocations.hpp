// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_SERIES_ALLOCATIONS_HPP
#define XYLEM_BENCH_SERIES_ALLOCATIONS_HPP

#include <cstdint>

namespace xylem::bench {

// How often operator new was called in this process so far. Counted in programs that link
// allocations.cpp; what C libraries take from malloc is not.
[[nodiscard]] std::uint64_t allocation_count() noexcept;

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_SERIES_ALLOCATIONS_HPP
