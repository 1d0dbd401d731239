// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_PROCESSOR_TIME_HPP
#define XYLEM_TESTS_ENGINE_PROCESSOR_TIME_HPP

// Time for assertions: other programs' does not count.

#include <algorithm>
#include <ctime>

namespace xylem::engine_tests {

// Of this thread.
[[nodiscard]] inline double processor_seconds() {
  timespec now = {};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

template <class Run>
[[nodiscard]] double seconds_of(Run&& run) {
  const double before = processor_seconds();
  run();
  return processor_seconds() - before;
}

// The least of some runs.
template <class Run>
[[nodiscard]] double least_seconds(Run&& run, int runs = 5) {
  double least = seconds_of(run);
  for (int i = 1; i < runs; ++i)
    least = std::min(least, seconds_of(run));
  return least;
}

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_PROCESSOR_TIME_HPP
