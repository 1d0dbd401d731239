// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_SERIES_PROCESS_HPP
#define XYLEM_BENCH_SERIES_PROCESS_HPP

// Processes of their own, for what can be measured only once in each.

#include <string>
#include <utility>
#include <vector>

namespace xylem::bench {

struct finished_process {
  std::string output;            // what it printed
  double seconds_to_output = 0;  // from before its start until its first byte of output
};

using environment = std::vector<std::pair<std::string, std::string>>;

// Runs a program, its name first, and waits for it. `additions` are added to this process's
// environment. Throws std::runtime_error when it cannot be started or fails.
[[nodiscard]] finished_process run_process(const std::vector<std::string>& command,
                                           const environment& additions = {});

// Runs `child` of that series in a new process of this program.
[[nodiscard]] finished_process run_child(const std::string& series,
                                         const std::vector<std::string>& arguments,
                                         const environment& additions = {});

// A program that stands beside this one.
[[nodiscard]] std::string neighbour(const std::string& name);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_SERIES_PROCESS_HPP
