// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BENCH_ROUNDS_HPP
#define XYLEM_LIB_BENCH_ROUNDS_HPP

// Times several ways of doing the same work in turn, A B C A B C ..., so that drift of the
// machine's speed falls on all alike. Ratios are taken within a round, then their median. Time is
// the processor's: all work here is one thread on bytes in memory, and what else the machine does
// meanwhile is no property of a reader.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace xylem::bench {

struct contender {
  std::string name;
  std::function<void()> run;
  std::function<void()> prepare{};  // before each run(); not in the time
  std::uint64_t repeats = 1;        // of both, in one round
};

struct spread {
  double minimum = 0;
  double median = 0;
  double maximum = 0;
};

// Requires values.
[[nodiscard]] spread spread_of(std::vector<double> values);

// Seconds by contender, then by round; the warm-up round is not among them.
using timings = std::vector<std::vector<double>>;

[[nodiscard]] timings time_in_turn(const std::vector<contender>& contenders, std::size_t rounds);

// How many times as fast as `rival` the contender was, round by round.
[[nodiscard]] spread speed_ratio(const std::vector<double>& contender_seconds,
                                 const std::vector<double>& rival_seconds);

}  // namespace xylem::bench

#endif  // XYLEM_LIB_BENCH_ROUNDS_HPP
