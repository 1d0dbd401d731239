// SPDX-License-Identifier: MIT
// The benchmark command: every library of library/registry.cpp on the same bytes, its answer
// compared with the generator's before and while it is timed.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "bench/harness/heap.hpp"
#include "bench/harness/measure.hpp"
#include "bench/harness/report.hpp"
#include "bench/library/library.hpp"
#include "bench/workload/workload.hpp"

namespace xylem::bench {
namespace {

struct settings {
  workload_sizes sizes;
  std::uint64_t message_repeats = 10;
  std::size_t rounds = 7;
  std::vector<std::string> letters{"A", "B", "C", "D"};
  std::vector<std::string> rivals;  // none named: all but those of left_out
  std::vector<std::string> left_out{"libxml2_dom_maps"};
};

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<const library*> chosen(const settings& how) {
  for (const std::string& name : how.rivals) {
    if (find_library(name) == nullptr) throw std::runtime_error("there is no rival " + name);
  }
  std::vector<const library*> rivals;
  for (const library* const rival : libraries()) {
    const bool is_wanted =
        how.rivals.empty() ? !holds(how.left_out, rival->name) : holds(how.rivals, rival->name);
    if (is_wanted) rivals.push_back(rival);
  }
  return rivals;
}

void run(const settings& how, std::string_view command) {
  fmt::print("{}", setting_report(command));
  for (const missing_library& missing : missing_libraries()) {
    fmt::print("- Left out: {}, {} is not installed\n", missing.name, missing.package);
  }
  const std::vector<const library*> rivals = chosen(how);
  std::vector<workload_result> results;
  for (const std::string& letter : how.letters) {
    const auto work = make_workload(letter.front(), how.sizes);
    const std::uint64_t repeats = letter == "A" ? how.message_repeats : 1;
    results.push_back(measure(rivals, *work, how.rounds, repeats));
    fmt::print("\n{}", workload_report(results.back()));
    std::fflush(stdout);
  }
  fmt::print("\n{}\n{}", aim_report(results), rival_report(results));
}

}  // namespace
}  // namespace xylem::bench

int main(int argc, char** argv) {
  xylem::bench::settings how;
  bool is_quick = false;
  bool is_full = false;
  CLI::App app("Times Xylem and its rivals on generated documents (A-D of bench/README.md).");
  app.add_option("--only", how.letters, "workloads, such as A,B")
      ->delimiter(',')
      ->check(CLI::IsMember({"A", "B", "C", "D"}));
  app.add_option("--rivals", how.rivals, "rivals by name, such as xylem_scanner,expat")
      ->delimiter(',');
  app.add_option("--bytes", how.sizes.feed_bytes, "size of B; C and D have half of it")
      ->transform(CLI::AsSizeValue(true));
  app.add_option("--messages", how.sizes.messages, "number of separate documents")
      ->check(CLI::PositiveNumber);
  app.add_option("--rounds", how.rounds, "rounds that count")->check(CLI::PositiveNumber);
  app.add_flag("--quick", is_quick, "20 MB and 3 rounds");
  app.add_flag("--full-tree", is_full, "time the full-tree conversion too; needs 22 x the feed");
  CLI11_PARSE(app, argc, argv);
  if (is_quick) {
    how.sizes.feed_bytes = 20'000'000;
    how.message_repeats = 2;
    how.rounds = 3;
  }
  how.sizes.map_bytes = how.sizes.feed_bytes / 2;
  how.sizes.article_bytes = how.sizes.feed_bytes / 2;
  if (is_full) how.left_out.clear();
  try {
    xylem::bench::keep_heap();
    xylem::bench::run(how, xylem::bench::command_line("./dev bench", argc, argv));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "xylem_bench: %s\n", e.what());
    return 1;
  }
}
