// SPDX-License-Identifier: MIT
// The one list of series. A new one is a new file, a row here and a line in bench/CMakeLists.txt.

#include <algorithm>
#include <array>

#include "bench/series/series.hpp"

namespace xylem::bench {

extern const series fields_series;
extern const series shapes_series;
extern const series kernels_series;
extern const series sizes_series;
extern const series messages_series;
extern const series memory_series;
extern const series cold_series;

namespace {

constexpr std::array table{&fields_series,   &shapes_series, &kernels_series, &sizes_series,
                           &messages_series, &memory_series, &cold_series};

}  // namespace

std::span<const series* const> all_series() {
  return table;
}

const series* find_series(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [name](const series* row) { return row->name == name; });
  return found == table.end() ? nullptr : *found;
}

}  // namespace xylem::bench
