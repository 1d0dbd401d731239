// SPDX-License-Identifier: MIT
// The number of declared fields. The first 97 are all leaves that orders have; more are declared
// and never found.

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include <fmt/core.h>

#include "bench/rounds.hpp"
#include "bench/series/schema_run.hpp"
#include "bench/series/series.hpp"
#include "bench/workload/workload.hpp"

namespace xylem::bench {

extern const series fields_series;

namespace {

constexpr order_options as_generated{};

// Every path that occurs, in the order of first occurrence.
std::vector<std::string> all_paths() {
  std::vector<std::string> paths;
  for (std::uint64_t index = 0; index < 500; ++index) {
    for (const order_leaf& leaf : order_leaves(index, as_generated)) {
      if (std::find(paths.begin(), paths.end(), leaf.path) == paths.end())
        paths.push_back(leaf.path);
    }
  }
  return paths;
}

// `count` of the paths, spread over the record; beyond them, paths that nothing has.
std::vector<std::string> some_of(const std::vector<std::string>& paths, std::size_t count) {
  std::vector<std::string> chosen;
  const std::size_t present = std::min(count, paths.size());
  for (std::size_t i = 0; i < present; ++i)
    chosen.push_back(paths[i * paths.size() / present]);
  while (chosen.size() < count)
    chosen.push_back("EDI_DC40/ABSENT" + std::to_string(chosen.size()));
  return chosen;
}

answer right_for(const std::vector<std::string>& paths, std::uint64_t count) {
  std::unordered_map<std::string, std::size_t> column_of;
  for (std::size_t i = 0; i < paths.size(); ++i)
    column_of[paths[i]] = i;
  return answer_of([&](const record_callback& callback) {
    for (std::uint64_t index = 0; index < count; ++index) {
      const std::vector<order_leaf> leaves = order_leaves(index, as_generated);
      std::vector<field_text> fields(paths.size());
      for (const order_leaf& leaf : leaves) {
        if (const auto at = column_of.find(leaf.path); at != column_of.end())
          fields[at->second] = leaf.text;
      }
      callback(fields);
    }
  });
}

void run(const series_settings& how) {
  std::string feed;
  const std::uint64_t count = write_orders_of_size(
      how.bytes(50'000'000), as_generated, [&feed](std::string_view piece) { feed += piece; });
  const std::vector<std::string> paths = all_paths();
  const std::vector<std::size_t> numbers{5, 20, 85, 500};
  std::vector<contender> contenders;
  for (const std::size_t number : numbers) {
    const std::vector<std::string> declared = some_of(paths, number);
    contenders.push_back(
        {std::to_string(number), [&feed, plan = schema_of(order_record_path, declared),
                                  right = right_for(declared, count)] {
           options how_read;
           how_read.backend = backend::scanner;
           if (read_all(plan, memory(feed), how_read) != right)
             throw std::runtime_error("a wrong answer on fields");
         }});
  }
  const timings seconds = time_in_turn(contenders, how.rounds);
  fmt::print(
      "| fields declared | {:>20} | records/s | time of 5 fields x |\n"
      "|----------------:|---------------------:|----------:|-------------------:|\n",
      "MB/s");
  const double megabytes = static_cast<double>(feed.size()) / 1e6;
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    const spread s = spread_of(seconds[i]);
    fmt::print("| {:>15} | {:>20} | {:>9.0f} | {:>18.2f} |\n", contenders[i].name,
               fmt::format("{:.0f} ({:.0f}-{:.0f})", megabytes / s.median, megabytes / s.maximum,
                           megabytes / s.minimum),
               static_cast<double>(count) / s.median, speed_ratio(seconds[0], seconds[i]).median);
  }
}

}  // namespace

constinit const series fields_series{
    .name = "fields",
    .question = "How does speed depend on the number of declared fields? (5 to 500: within 2 x)",
    .run = run,
};

}  // namespace xylem::bench
