// SPDX-License-Identifier: MIT
// The benchmark command: every library of library/registry.cpp on the same bytes, its answer
// compared with the generator's before it is timed.

#include <cstdint>
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/core.h>

#include "bench/generator/orders.hpp"
#include "bench/harness/rounds.hpp"
#include "bench/library/library.hpp"

namespace xylem::bench {
namespace {

struct settings {
  std::uint64_t feed_bytes = 200'000'000;
  std::uint64_t message_count = 2'000;
  std::uint64_t message_repeats = 10;
  std::size_t rounds = 7;
  std::vector<std::string> left_out{"libxml2_dom_maps"};
};

struct workload {
  std::string name;
  std::vector<std::string_view> documents;
  std::uint64_t repeats = 1;
  answer right;
};

std::uint64_t byte_count(const workload& w) {
  std::uint64_t bytes = 0;
  for (const std::string_view document : w.documents)
    bytes += document.size();
  return bytes * w.repeats;
}

void require_right_answer(const library& l, const workload& w) {
  const answer given = l.run(w.documents, {});
  if (given == w.right) return;
  throw std::runtime_error(fmt::format("{} gives a wrong answer on {}: {} records instead of {}",
                                       l.name, w.name, given.records, w.right.records));
}

void measure(const workload& w, const settings& how) {
  std::vector<contender> contenders;
  for (const library& l : libraries()) {
    bool is_left_out = false;
    for (const std::string& name : how.left_out)
      is_left_out = is_left_out || name == l.name;
    if (is_left_out) continue;
    require_right_answer(l, w);
    contenders.push_back({std::string(l.name), [&l, &w] {
                            for (std::uint64_t i = 0; i < w.repeats; ++i) {
                              if (l.run(w.documents, {}) != w.right) {
                                throw std::runtime_error("an answer changed between rounds");
                              }
                            }
                          }});
  }
  const timings seconds = time_in_turn(contenders, how.rounds);
  const double megabytes = static_cast<double>(byte_count(w)) / 1e6;
  fmt::print("\n{}: {:.1f} MB, {} records, {} rounds in turn\n", w.name, megabytes,
             w.right.records * w.repeats, how.rounds);
  fmt::print("  {:<20} {:>22}   {}\n", "", "MB/s (slowest-fastest)", "against hand-written code");
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    const spread s = spread_of(seconds[i]);
    fmt::print("  {:<20} {:>7.0f} ({:.0f}-{:.0f})", contenders[i].name, megabytes / s.median,
               megabytes / s.maximum, megabytes / s.minimum);
    for (std::size_t k = 0; k < contenders.size(); ++k) {
      if (contenders[k].name != find_library(contenders[i].name)->against) continue;
      const spread ratio = speed_ratio(seconds[i], seconds[k]);
      fmt::print("   {:>6.2f} x {} ({:.2f}-{:.2f})", ratio.median, contenders[k].name,
                 ratio.minimum, ratio.maximum);
    }
    fmt::print("\n");
  }
}

void run(const settings& how) {
  const order_options as_generated;
  const std::vector<std::string> messages = order_messages(how.message_count, as_generated);
  workload separate{"A, separate documents",
                    {messages.begin(), messages.end()},
                    how.message_repeats,
                    right_answer(how.message_count, as_generated)};
  measure(separate, how);

  std::string feed;
  feed.reserve(how.feed_bytes + 64 * 1024);
  const std::uint64_t count = write_orders_of_size(
      how.feed_bytes, as_generated, [&](std::string_view piece) { feed.append(piece); });
  measure({"B, one feed", {feed}, 1, right_answer(count, as_generated)}, how);
}

}  // namespace
}  // namespace xylem::bench

int main(int argc, char** argv) {
  xylem::bench::settings how;
  bool is_quick = false;
  bool is_full = false;
  CLI::App app("Times Xylem and hand-written code on generated SAP orders, 20 fields of 85.");
  app.add_option("--bytes", how.feed_bytes, "size of the feed")->transform(CLI::AsSizeValue(true));
  app.add_option("--messages", how.message_count, "number of separate documents")
      ->check(CLI::PositiveNumber);
  app.add_option("--rounds", how.rounds, "rounds that count")->check(CLI::PositiveNumber);
  app.add_flag("--quick", is_quick, "20 MB and 3 rounds");
  app.add_flag("--full-tree", is_full, "time the full-tree conversion too; needs 22 x the feed");
  CLI11_PARSE(app, argc, argv);
  if (is_quick) {
    how.feed_bytes = 20'000'000;
    how.message_repeats = 2;
    how.rounds = 3;
  }
  if (is_full) how.left_out.clear();
  try {
    xylem::bench::run(how);
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "xylem_bench: %s\n", e.what());
    return 1;
  }
}
