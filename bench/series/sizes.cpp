// SPDX-License-Identifier: MIT
// The size of a document, in memory and as a stream. Each document gets a new reader, so what a
// reader costs to make shows in the small ones.

#include <algorithm>
#include <stdexcept>

#include <fmt/core.h>

#include "bench/rounds.hpp"
#include "bench/series/schema_run.hpp"
#include "bench/series/series.hpp"
#include "bench/workload/order_stream.hpp"

namespace xylem::bench {

extern const series sizes_series;

namespace {

constexpr std::uint64_t mean_order_bytes = 2'530;
constexpr std::uint64_t largest_in_memory = 1'000'000'000;

schema orders() {
  std::vector<std::string_view> paths;
  for (const wanted_field& field : wanted_fields)
    paths.push_back(field.path);
  return schema_of(order_record_path, paths);
}

source stream_of(order_stream& feed, std::uint64_t count) {
  feed.restart(count);
  return callback(
      [&feed](std::span<char> buffer) -> result<std::size_t> { return feed.read(buffer); });
}

std::string nanoseconds_per_byte(const std::vector<double>& seconds, double bytes) {
  const spread s = spread_of(seconds);
  return fmt::format("{:.3f} ({:.3f}-{:.3f})", 1e9 * s.median / bytes, 1e9 * s.minimum / bytes,
                     1e9 * s.maximum / bytes);
}

void measure_size(order_stream& feed, std::uint64_t count, const series_settings& how) {
  const std::uint64_t bytes = feed.byte_count(count);
  const std::uint64_t repeats = std::max<std::uint64_t>(how.bytes(50'000'000) / bytes, 1);
  const answer right = feed.right(count);
  const schema declared = orders();
  options how_read;
  how_read.backend = backend::scanner;
  const auto check = [&right](const answer& given) {
    if (given != right) throw std::runtime_error("a wrong answer on sizes");
  };
  const bool is_in_memory = bytes <= largest_in_memory;
  const std::string document = is_in_memory ? feed.document(count) : std::string();
  std::vector<contender> contenders{
      {"stream",
       [&] { check(read_all(declared, stream_of(feed, count), how_read)); },
       {},
       repeats}};
  if (is_in_memory) {
    contenders.push_back(
        {"memory", [&] { check(read_all(declared, memory(document), how_read)); }, {}, repeats});
  }
  const bool is_long = bytes >= 200'000'000;
  const timings seconds = time_in_turn(contenders, is_long ? 3 : how.rounds);
  const auto total = static_cast<double>(bytes * repeats);
  fmt::print("| {:>14.3f} | {:>9} | {:>22} | {:>22} |\n", static_cast<double>(bytes) / 1e6, count,
             is_in_memory ? nanoseconds_per_byte(seconds[1], total) : "",
             nanoseconds_per_byte(seconds[0], total));
}

void run(const series_settings& how) {
  fmt::print(
      "| document, MB | orders | in memory, ns per byte | as a stream, ns per byte |\n"
      "|---:|---:|---:|---:|\n");
  order_stream feed;
  measure_size(feed, 1, how);
  std::vector<std::uint64_t> sizes{10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};
  if (!how.is_quick) sizes.push_back(1'000'000'000);
  if (how.is_huge) sizes.push_back(10'000'000'000);
  for (const std::uint64_t size : sizes) {
    measure_size(feed, size / mean_order_bytes, how);
    std::fflush(stdout);
  }
}

}  // namespace

constinit const series sizes_series{
    .name = "sizes",
    .question = "Is the time per byte the same for documents of all sizes?",
    .run = run,
};

}  // namespace xylem::bench
