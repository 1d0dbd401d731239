// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_COUNTED_MEMORY_HPP
#define XYLEM_TESTS_ENGINE_COUNTED_MEMORY_HPP

// The program's memory, counted. Linking counted_memory.cpp replaces the global operator new and
// delete of the whole program. One thread at a time.

#include <cstdint>

namespace xylem::engine_tests {

// Allocations since the program began, those of paused code left out.
[[nodiscard]] std::uint64_t allocation_count() noexcept;
// Blocks that live.
[[nodiscard]] std::int64_t live_blocks() noexcept;

// Makes the n-th allocation from now on fail, n from 1. The ones after it succeed.
void fail_allocation(std::uint64_t n) noexcept;
// No allocation fails any more. True when one did.
bool stop_failing() noexcept;

// Allocations in its scope are not counted and do not fail: what a test does for itself.
class uncounted {
 public:
  uncounted() noexcept;
  uncounted(const uncounted&) = delete;
  uncounted& operator=(const uncounted&) = delete;
  ~uncounted();
};

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_COUNTED_MEMORY_HPP
