// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_HARNESS_MEASURE_HPP
#define XYLEM_BENCH_HARNESS_MEASURE_HPP

// Several rivals on one workload: each answer is compared with the right one before anything is
// timed and again in every round.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/library/library.hpp"
#include "bench/workload/workload.hpp"

namespace xylem::bench {

struct measurement {
  const library* rival = nullptr;
  std::vector<double> seconds{};  // by round
  double wrong_share = 0;         // of the values; above 0 only for trust::partly_wrong
};

struct workload_result {
  char letter = ' ';
  std::string title{};
  std::uint64_t bytes = 0;    // of XML per round
  std::uint64_t records = 0;  // per round
  std::size_t rounds = 0;
  std::vector<measurement> rows{};

  // nullptr: it was not measured here.
  [[nodiscard]] const measurement* row_of(std::string_view rival) const;
};

// How many of the values that `rival` gives are not the right ones, as a share of all. Throws
// std::runtime_error when a rival that has to be right is not, or when one finds another number of
// records.
[[nodiscard]] double checked_wrong_share(const library& rival, workload& work);

// Times those of `rivals` that do this job. `repeats` is how often a round goes through the
// documents. Throws as above, and when an answer changes between rounds.
[[nodiscard]] workload_result measure(std::span<const library* const> rivals, workload& work,
                                      std::size_t rounds, std::uint64_t repeats);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_HARNESS_MEASURE_HPP
