// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_HARNESS_REPORT_HPP
#define XYLEM_BENCH_HARNESS_REPORT_HPP

// What is printed: Markdown tables, which docs/performance.md takes as they are.

#include <span>
#include <string>
#include <string_view>

#include "bench/harness/measure.hpp"

namespace xylem::bench {

// How the user would call a program that `called` starts with these arguments.
[[nodiscard]] std::string command_line(std::string_view called, int argc, char** argv);

// Processor, compiler, date, kernel, and `command`.
[[nodiscard]] std::string setting_report(std::string_view command);

// Each rival's speed on one workload.
[[nodiscard]] std::string workload_report(const workload_result& result);

// The speeds to reach and those that were, cell by cell: medians of the ratios round by round.
[[nodiscard]] std::string aim_report(std::span<const workload_result> results);

// What each rival of these results is and leaves unchecked.
[[nodiscard]] std::string rival_report(std::span<const workload_result> results);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_HARNESS_REPORT_HPP
