// SPDX-License-Identifier: MIT
#include "bench/rounds.hpp"

#include <algorithm>
#include <ctime>
#include <utility>

namespace xylem::bench {
namespace {

// Processor time of this process.
double seconds_used() {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

double time_one_round(const contender& contender) {
  double taken = 0;
  for (std::uint64_t i = 0; i < contender.repeats; ++i) {
    if (contender.prepare) contender.prepare();
    const double begin = seconds_used();
    contender.run();
    taken += seconds_used() - begin;
  }
  return taken;
}

}  // namespace

spread spread_of(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  const double median =
      values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  return {values.front(), median, values.back()};
}

timings time_in_turn(const std::vector<contender>& contenders, std::size_t rounds) {
  timings out(contenders.size());
  for (std::size_t round = 0; round <= rounds; ++round) {
    for (std::size_t i = 0; i < contenders.size(); ++i) {
      const double seconds = time_one_round(contenders[i]);
      if (round != 0) out[i].push_back(seconds);
    }
  }
  return out;
}

spread speed_ratio(const std::vector<double>& contender_seconds,
                   const std::vector<double>& rival_seconds) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < contender_seconds.size(); ++i) {
    ratios.push_back(rival_seconds[i] / contender_seconds[i]);
  }
  return spread_of(std::move(ratios));
}

}  // namespace xylem::bench
