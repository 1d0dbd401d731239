// SPDX-License-Identifier: MIT
#include "bench/generator/shapes.hpp"

#include <stdexcept>

#include <fmt/core.h>

#include "bench/rounds.hpp"
#include "bench/series/schema_run.hpp"
#include "bench/series/series.hpp"
#include "bench/workload/workload.hpp"

namespace xylem::bench {

extern const series shapes_series;

namespace {

constexpr double floor_in_megabytes = 1'500;
constexpr std::uint64_t seed = 1;

void measure_shape(const shape_description& shape, const series_settings& how) {
  std::string document;
  const std::uint64_t byte_count = how.bytes(50'000'000);
  write_shape(shape, byte_count, seed, [&document](std::string_view text) { document += text; });
  const answer right = answer_of([&](const record_callback& truth) {
    write_shape(
        shape, byte_count, seed, [](std::string_view) {}, truth);
  });
  const schema declared = schema_of(shape.record, shape.wanted);
  const auto contender_for = [&](std::string name, backend with, prediction foresee) {
    options how_read;
    how_read.backend = with;
    how_read.prediction = foresee;
    return contender{std::move(name), [&document, &declared, right, how_read] {
                       if (read_all(declared, memory(document), how_read) != right)
                         throw std::runtime_error("a wrong answer on shapes");
                     }};
  };
  const timings seconds = time_in_turn({contender_for("on", backend::scanner, prediction::on),
                                        contender_for("off", backend::scanner, prediction::off),
                                        contender_for("sax", backend::libxml2_sax, prediction::on)},
                                       how.rounds);
  const double megabytes = static_cast<double>(document.size()) / 1e6;
  const spread on = spread_of(seconds[0]);
  fmt::print("| {:<30} | {:>20} | {:>14.0f} | {:>11.0f} | >= {:.0f}: {} |\n", shape.name,
             fmt::format("{:.0f} ({:.0f}-{:.0f})", megabytes / on.median, megabytes / on.maximum,
                         megabytes / on.minimum),
             megabytes / spread_of(seconds[1]).median, megabytes / spread_of(seconds[2]).median,
             floor_in_megabytes, megabytes / on.median >= floor_in_megabytes ? "met" : "missed");
}

void run(const series_settings& how) {
  fmt::print(
      "| {:<30} | {:>20} | prediction off | libxml2_sax | floor |\n"
      "|--------------------------------|---------------------:|---------------:|"
      "------------:|---|\n",
      "shape", "scanner, MB/s");
  for (const shape_description& shape : shapes())
    measure_shape(shape, how);
}

}  // namespace

constinit const series shapes_series{
    .name = "shapes",
    .question = "How fast are documents whose next tag cannot be foreseen?",
    .run = run,
};

}  // namespace xylem::bench
