// SPDX-License-Identifier: MIT
// What a warm extractor costs per message, on one that is all overhead and on orders.

#include <array>
#include <stdexcept>

#include <xylem/xylem.hpp>

#include <fmt/core.h>

#include "bench/generator/orders.hpp"
#include "bench/rounds.hpp"
#include "bench/series/allocations.hpp"
#include "bench/series/series.hpp"

namespace xylem::bench {

extern const series messages_series;

namespace {

constexpr double most_nanoseconds = 150;

struct tiny {
  std::string_view value;
};
constexpr auto tinies = projection<tiny>("/a", field<&tiny::value>("b"));
constexpr std::string_view tiny_message = "<a><b>1</b></a>";

struct order {
  std::string_view number;
  std::string_view sold_to;
};
constexpr auto orders =
    projection<order>("/ORDERS05/IDOC", field<&order::number>("EDI_DC40/DOCNUM"),
                      field<&order::sold_to>("E1EDKA1[PARVW='AG']/PARTN"));

struct cost {
  spread seconds;
  double allocations = 0;
};

// `read_one` is called `count` times a round with the index of a message.
template <class ReadOne>
cost cost_of(std::uint64_t count, const series_settings& how, ReadOne read_one) {
  std::uint64_t allocated = 0;
  const timings seconds = time_in_turn({{"",
                                         [&] {
                                           const std::uint64_t before = allocation_count();
                                           for (std::uint64_t i = 0; i < count; ++i)
                                             read_one(i);
                                           allocated = allocation_count() - before;
                                         }}},
                                       how.rounds);
  return {spread_of(seconds.front()), static_cast<double>(allocated) / static_cast<double>(count)};
}

void print_row(std::string_view what, const backend_info& with, const cost& c, std::uint64_t count,
               std::string_view aim) {
  const double per_message = 1e9 / static_cast<double>(count);
  fmt::print("| {:<22} | {:<11} | {:>20} | {:>15.2f} | {} |\n", what, with.name,
             fmt::format("{:.0f} ({:.0f}-{:.0f})", c.seconds.median * per_message,
                         c.seconds.minimum * per_message, c.seconds.maximum * per_message),
             c.allocations, aim);
}

void measure_backend(const backend_info& with, const std::vector<std::string>& queue,
                     const series_settings& how) {
  options how_read;
  how_read.backend = with.id;
  extractor get_tiny(tinies, how_read);
  const std::uint64_t tiny_count = how.bytes(1'000'000);
  const cost small = cost_of(tiny_count, how, [&get_tiny](std::uint64_t) {
    if (get_tiny(tiny_message).value()->value != "1") throw std::runtime_error("wrong value");
  });
  const double nanoseconds = small.seconds.median * 1e9 / static_cast<double>(tiny_count);
  const bool is_met = nanoseconds <= most_nanoseconds && small.allocations == 0;
  print_row("`<a><b>1</b></a>`", with, small, tiny_count,
            with.id != backend::scanner ? ""
            : is_met                    ? "<= 150 ns, none: met"
                                        : "<= 150 ns, none: missed");
  extractor get_order(orders, how_read);
  std::vector<std::string> numbers;
  for (std::uint64_t i = 0; i < queue.size(); ++i)
    numbers.push_back(*expect_order(i, {})[order_field::number]);
  const std::uint64_t order_count = how.bytes(50'000);
  const cost large = cost_of(order_count, how, [&](std::uint64_t i) {
    const std::size_t at = i % queue.size();
    if (get_order(queue[at]).value()->number != numbers[at])
      throw std::runtime_error("wrong value");
  });
  print_row("an order, 2 fields", with, large, order_count,
            with.id != backend::scanner ? ""
            : large.allocations == 0    ? "none: met"
                                        : "none: missed");
}

void run(const series_settings& how) {
  fmt::print(
      "| message | backend | ns per message | operator new per message | aim |\n"
      "|---|---|--:|--:|---|\n");
  const std::vector<std::string> queue = order_messages(500, {});
  for (const backend_info& with : backends())
    measure_backend(with, queue, how);
}

}  // namespace

constinit const series messages_series{
    .name = "messages",
    .question = "What does a warm extractor cost per message?",
    .run = run,
};

}  // namespace xylem::bench
