// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_SERIES_SERIES_HPP
#define XYLEM_BENCH_SERIES_SERIES_HPP

// One question about Xylem alone, answered with a table: how speed or memory changes with one
// thing. Each stands in one file; registry.cpp holds the one list.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace xylem::bench {

struct series_settings {
  bool is_quick = false;
  bool is_huge = false;  // documents of 10 GB as well
  std::size_t rounds = 7;

  // `full`, or a tenth of it when time is short.
  [[nodiscard]] std::uint64_t bytes(std::uint64_t full) const {
    return is_quick ? full / 10 : full;
  }
};

struct series {
  std::string_view name;
  std::string_view question;
  // Prints a Markdown table. Throws std::runtime_error when an answer is wrong.
  void (*run)(const series_settings&);
  // What a process of its own does for it: prints one line. nullptr: it needs none.
  void (*child)(std::span<const std::string> arguments) = nullptr;
};

// Every series, in the order of reports.
[[nodiscard]] std::span<const series* const> all_series();

// The series of that name; nullptr: there is none.
[[nodiscard]] const series* find_series(std::string_view name);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_SERIES_SERIES_HPP
