// SPDX-License-Identifier: MIT
#include "bench/harness/report.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <optional>

#include <xylem/xylem.hpp>

#include <fmt/chrono.h>
#include <fmt/core.h>

#include "bench/rounds.hpp"

namespace xylem::bench {
namespace {

// One row of the speeds to reach: how many times as fast as `rival` the contender has to be.
struct aim {
  std::string_view what;
  std::string_view contender;
  std::string_view rival;
  std::array<double, workload_letters.size()> at_least;  // by workload; 0: not asked
};

constexpr std::array<aim, 8> aims{{
    {"scanner / rapidxml (parse_fastest)", "xylem_scanner", "rapidxml_fastest", {4, 4, 4, 4}},
    {"scanner / pugixml", "xylem_scanner", "pugixml", {5, 6, 4, 6}},
    {"scanner / hand-written expat", "xylem_scanner", "expat", {40, 25, 25, 20}},
    {"scanner / memmem, unchecked", "xylem_scanner", "memmem", {1.8, 1.7, 0, 0}},
    {"scanner / simdjson on JSON, records", "xylem_scanner", "simdjson", {1, 1, 0, 0}},
    {"backend expat / hand-written", "xylem_expat", "expat", {0.9, 0.9, 0.9, 0.95}},
    {"backend libxml2_sax / hand-written",
     "xylem_libxml2_sax",
     "libxml2_sax",
     {0.9, 0.9, 0.9, 0.95}},
    {"backend libxml2 / hand-written", "xylem_libxml2", "libxml2_reader", {0.9, 0.9, 0.9, 0.95}},
}};

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  std::string line;
  while (std::getline(file, line)) {
    if (!line.starts_with("model name")) continue;
    return line.substr(std::min(line.size(), line.find(": ") + 2));
  }
  return "unknown processor";
}

std::string chosen_kernel() {
  for (const kernel_info& kernel : kernels()) {
    if (kernel.is_chosen) return std::string(kernel.name);
  }
  return "none";
}

const workload_result* result_of(std::span<const workload_result> results, char letter) {
  for (const workload_result& result : results) {
    if (result.letter == letter) return &result;
  }
  return nullptr;
}

// "aim, figure (slowest-fastest), met or missed".
std::string cell(const aim& row, double at_least, const workload_result* result) {
  if (at_least == 0) return "";
  const measurement* const ours = result == nullptr ? nullptr : result->row_of(row.contender);
  const measurement* const theirs = result == nullptr ? nullptr : result->row_of(row.rival);
  if (ours == nullptr || theirs == nullptr) return fmt::format(">= {:g}: not measured", at_least);
  const spread ratio = speed_ratio(ours->seconds, theirs->seconds);
  return fmt::format(">= {:g}: {:.2f} ({:.2f}-{:.2f}), {}", at_least, ratio.median, ratio.minimum,
                     ratio.maximum, ratio.median >= at_least ? "met" : "missed");
}

}  // namespace

std::string command_line(std::string_view called, int argc, char** argv) {
  std::string command(called);
  for (int i = 1; i < argc; ++i)
    command.append(" ").append(argv[i]);
  return command;
}

std::string setting_report(std::string_view command) {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format(
      "- Processor: {}\n- Compiler: {} {}\n- Xylem {}, kernel {}\n- Date: {:%Y-%m-%d}\n"
      "- Command: `{}`\n",
      processor(),
#ifdef __clang__
      "clang", __clang_version__,
#else
      "g++", __VERSION__,
#endif
      version, chosen_kernel(), fmt::gmtime(now), command);
}

std::string workload_report(const workload_result& result) {
  const double megabytes = static_cast<double>(result.bytes) / 1e6;
  const double thousands = static_cast<double>(result.records) / 1e3;
  std::string out = fmt::format(
      "{}: {}. {:.1f} MB of XML, {} records per round, {} rounds in turn\n\n"
      "| {:<19} | {:>20} | {:>15} | {:>12} |\n|{:-<21}|{:->21}:|{:->16}:|{:->13}:|\n",
      result.letter, result.title, megabytes, result.records, result.rounds, "rival", "MB/s of XML",
      "1,000 records/s", "wrong values", "", "", "", "");
  for (const measurement& row : result.rows) {
    const spread s = spread_of(row.seconds);
    const std::string speed = fmt::format("{:.0f} ({:.0f}-{:.0f})", megabytes / s.median,
                                          megabytes / s.maximum, megabytes / s.minimum);
    const std::string wrong =
        row.wrong_share > 0 ? fmt::format("{:.2f} %", 100 * row.wrong_share) : "none";
    out += fmt::format("| {:<19} | {:>20} | {:>15.0f} | {:>12} |\n", row.rival->name, speed,
                       thousands / s.median, wrong);
  }
  return out;
}

std::string aim_report(std::span<const workload_result> results) {
  std::string out = fmt::format("| {:<36} |", "times as fast as");
  for (const char letter : workload_letters)
    out += fmt::format(" {:<34} |", letter);
  out += fmt::format("\n|{:-<38}|", "");
  for (std::size_t i = 0; i < workload_letters.size(); ++i)
    out += fmt::format("{:-<36}|", "");
  for (const aim& row : aims) {
    out += fmt::format("\n| {:<36} |", row.what);
    for (std::size_t i = 0; i < workload_letters.size(); ++i) {
      out += fmt::format(" {:<34} |",
                         cell(row, row.at_least[i], result_of(results, workload_letters[i])));
    }
  }
  return out + '\n';
}

std::string rival_report(std::span<const workload_result> results) {
  std::string out = fmt::format("| {:<19} | {:<75} | {:<50} |\n|{:-<21}|{:-<77}|{:-<52}|\n",
                                "rival", "what it is", "does not check", "", "", "");
  for (const library* const rival : libraries()) {
    const bool is_measured = std::any_of(
        results.begin(), results.end(),
        [rival](const workload_result& result) { return result.row_of(rival->name) != nullptr; });
    if (!is_measured) continue;
    out += fmt::format("| {:<19} | {:<75} | {:<50} |\n", rival->name, rival->description,
                       rival->unchecked);
  }
  return out;
}

}  // namespace xylem::bench
