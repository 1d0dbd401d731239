// SPDX-License-Identifier: MIT
// xylem_bench_first_row [FEED]: prints the number of the first order and the nanoseconds since the
// start of main, and ends. Without a feed it reads nothing.

#include <chrono>
#include <cstdio>
#include <exception>

#include <xylem/xylem.hpp>

namespace {

struct order {
  std::string_view number;
  std::chrono::year_month_day created;
  std::optional<xylem::decimal> net_value;
};

constexpr auto orders = xylem::projection<order>(
    "/ORDERS05/IDOC", xylem::field<&order::number>("EDI_DC40/DOCNUM"),
    xylem::field<&order::created>("EDI_DC40/CREDAT", xylem::sap),
    xylem::field<&order::net_value>("E1EDS01[SUMID='002']/SUMME", xylem::sap));

}  // namespace

int main(int argc, char** argv) try {
  const auto begin = std::chrono::steady_clock::now();
  if (argc < 2) {
    std::puts("nothing");
  } else {
    for (const order& o : xylem::read(orders, xylem::file(argv[1]))) {
      const std::chrono::nanoseconds taken = std::chrono::steady_clock::now() - begin;
      std::printf("%.*s %lld\n", static_cast<int>(o.number.size()), o.number.data(),
                  static_cast<long long>(taken.count()));
      break;
    }
  }
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "xylem_bench_first_row: %s\n", error.what());
  return 1;
}
