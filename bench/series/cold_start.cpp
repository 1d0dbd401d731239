// SPDX-License-Identifier: MIT
// From the start of a process to its first row: xylem_bench_first_row, timed from outside. What a
// process costs that reads nothing is told beside it.

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <fmt/core.h>

#include "bench/generator/orders.hpp"
#include "bench/rounds.hpp"
#include "bench/series/process.hpp"
#include "bench/series/series.hpp"

namespace xylem::bench {

extern const series cold_series;

namespace {

constexpr int runs = 41;

class scratch_file {
 public:
  explicit scratch_file(std::string_view text)
      : path_(std::filesystem::temp_directory_path() / "xylem_bench_first_row.xml") {
    std::ofstream(path_, std::ios::binary) << text;
  }
  scratch_file(const scratch_file&) = delete;
  scratch_file& operator=(const scratch_file&) = delete;
  ~scratch_file() { std::filesystem::remove(path_); }

  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string milliseconds(std::vector<double> seconds) {
  const spread s = spread_of(std::move(seconds));
  return fmt::format("{:.2f} ({:.2f}-{:.2f})", 1e3 * s.median, 1e3 * s.minimum, 1e3 * s.maximum);
}

void run(const series_settings& /*how*/) {
  std::string feed;
  write_orders(1'000, {}, [&feed](std::string_view text) { feed += text; });
  const scratch_file file(feed);
  const std::string right = *expect_order(0, {})[order_field::number];
  const std::string program = neighbour("xylem_bench_first_row");
  std::vector<double> whole;
  std::vector<double> inside;
  std::vector<double> empty;
  for (int i = 0; i < runs; ++i) {
    const finished_process done = run_process({program, file.path()});
    if (!done.output.starts_with(right + ' ')) throw std::runtime_error("a wrong first row");
    whole.push_back(done.seconds_to_output);
    inside.push_back(std::stod(done.output.substr(right.size())) / 1e9);
    empty.push_back(run_process({program}).seconds_to_output);
  }
  const double median = spread_of(whole).median;
  fmt::print(
      "| from | to | ms | aim |\n|---|---|--:|---|\n"
      "| start of the process | first row | {} | <= 2: {} |\n"
      "| `main` | first row | {} | |\n"
      "| start of the process | `main`, nothing read | {} | |\n",
      milliseconds(whole), median <= 2e-3 ? "met" : "missed", milliseconds(inside),
      milliseconds(empty));
}

}  // namespace

constinit const series cold_series{
    .name = "cold",
    .question = "How long does a fresh process take to its first row?",
    .run = run,
};

}  // namespace xylem::bench
