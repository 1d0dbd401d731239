// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_HARNESS_HEAP_HPP
#define XYLEM_BENCH_HARNESS_HEAP_HPP

// Memory for rivals that build large trees. By default malloc gives memory back to the system after
// each round and asks for it again in the next, and most of such a round is page faults, which are
// not parsing.

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace xylem::bench {

// Tells malloc to keep what it once had. Other C libraries than glibc are left as they are.
inline void keep_heap() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);
  mallopt(M_TOP_PAD, 64 * 1024 * 1024);
#endif
}

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_HARNESS_HEAP_HPP
