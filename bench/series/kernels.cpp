// SPDX-License-Identifier: MIT
// Each kernel, and prediction on and off, on A to D. A process keeps its kernel, so each has its
// own.

#include <array>
#include <stdexcept>

#include <xylem/kernel.hpp>

#include <fmt/core.h>

#include "bench/harness/measure.hpp"
#include "bench/rounds.hpp"
#include "bench/series/process.hpp"
#include "bench/series/series.hpp"

namespace xylem::bench {

extern const series kernels_series;

namespace {

// Arguments: letter, bytes, rounds. Prints the kernel and the median MB/s.
void child(std::span<const std::string> arguments) {
  const char letter = arguments[0].front();
  const std::uint64_t bytes = std::stoull(arguments[1]);
  const auto work = make_workload(
      letter,
      {.messages = bytes / 2'600, .feed_bytes = bytes, .map_bytes = bytes, .article_bytes = bytes});
  const std::array rivals{find_library("xylem_scanner")};
  const workload_result result = measure(rivals, *work, std::stoull(arguments[2]), 1);
  const double megabytes = static_cast<double>(result.bytes) / 1e6;
  for (const kernel_info& kernel : kernels()) {
    if (!kernel.is_chosen) continue;
    fmt::print("{} {:.1f}\n", kernel.name,
               megabytes / spread_of(result.rows.front().seconds).median);
  }
}

void print_row(const std::string& kernel, const std::string& predict, const series_settings& how) {
  fmt::print("| {:<8} | {:<10} |", kernel, predict == "1" ? "on" : "off");
  for (const char letter : workload_letters) {
    const finished_process done = run_child(
        "kernels",
        {std::string(1, letter), std::to_string(how.bytes(50'000'000)), std::to_string(how.rounds)},
        {{"XYLEM_KERNEL", kernel}, {"XYLEM_PREDICT", predict}});
    if (!done.output.starts_with(kernel + ' ')) throw std::runtime_error("another kernel ran");
    fmt::print(" {:>5.0f} |", std::stod(done.output.substr(kernel.size())));
  }
  fmt::print("\n");
}

void run(const series_settings& how) {
  fmt::print("| kernel   | prediction | A, MB/s | B | C | D |\n|---|---|--:|--:|--:|--:|\n");
  std::string best;
  for (const kernel_info& kernel : kernels()) {
    if (!kernel.is_supported) continue;
    if (best.empty()) best = kernel.name;
    print_row(std::string(kernel.name), "1", how);
  }
  print_row(best, "0", how);
}

}  // namespace

constinit const series kernels_series{
    .name = "kernels",
    .question = "How fast is each kernel, and the grammar alone, without prediction?",
    .run = run,
    .child = child,
};

}  // namespace xylem::bench
