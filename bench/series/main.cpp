// SPDX-License-Identifier: MIT
// xylem_bench_series: tables of how Xylem's speed and memory change with one thing at a time.

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "bench/harness/report.hpp"
#include "bench/series/series.hpp"

namespace xylem::bench {
namespace {

void run(const series_settings& how, const std::vector<std::string>& names,
         std::string_view command) {
  for (const std::string& name : names) {
    if (find_series(name) == nullptr) throw std::runtime_error("there is no series " + name);
  }
  fmt::print("{}", setting_report(command));
  for (const series* const one : all_series()) {
    bool is_wanted = names.empty();
    for (const std::string& name : names)
      is_wanted = is_wanted || name == one->name;
    if (!is_wanted) continue;
    fmt::print("\n{}: {}\n\n", one->name, one->question);
    one->run(how);
    std::fflush(stdout);
  }
}

void run_child(const std::vector<std::string>& arguments) {
  const series* const one = find_series(arguments.front());
  if (one == nullptr || one->child == nullptr) throw std::runtime_error("there is no such child");
  one->child(std::span(arguments).subspan(1));
}

}  // namespace
}  // namespace xylem::bench

int main(int argc, char** argv) {
  xylem::bench::series_settings how;
  std::vector<std::string> names;
  std::vector<std::string> child;
  CLI::App app("Tells how Xylem's speed and memory change with one thing at a time.");
  app.add_option("--only", names,
                 "series by name: fields, shapes, kernels, sizes, messages, memory, cold")
      ->delimiter(',');
  app.add_option("--rounds", how.rounds, "rounds that count")->check(CLI::PositiveNumber);
  app.add_flag("--quick", how.is_quick, "a tenth of the bytes, 3 rounds");
  app.add_flag("--huge", how.is_huge, "a document of 10 GB, too");
  app.add_option("--child", child, "for the program itself")->group("");
  CLI11_PARSE(app, argc, argv);
  if (how.is_quick) how.rounds = 3;
  try {
    if (child.empty()) {
      xylem::bench::run(how, names, xylem::bench::command_line("./dev bench series", argc, argv));
    } else {
      xylem::bench::run_child(child);
    }
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "xylem_bench_series: %s\n", e.what());
    return 1;
  }
}
