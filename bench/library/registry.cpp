// SPDX-License-Identifier: MIT
// The one list of rivals. A new one is a new file, a row here and a line in bench/CMakeLists.txt.

#include <algorithm>
#include <array>
#include <vector>

#include "bench/library/library.hpp"

namespace xylem::bench {

extern const library xylem_scanner_library;
extern const library xylem_scanner_typed_library;
extern const library xylem_expat_library;
extern const library xylem_libxml2_sax_library;
extern const library xylem_libxml2_library;
extern const library expat_library;
extern const library expat_namespaces_library;
extern const library libxml2_sax_library;
extern const library libxml2_reader_library;
extern const library libxml2_dom_maps_library;
extern const library memmem_library;
extern const library rapidxml_library;
extern const library rapidxml_fastest_library;
extern const library pugixml_library;
extern const library simdjson_library;

namespace {

// XYLEM_BENCH_HAVE_* come from bench/CMakeLists.txt. Not formatted: a row for each.
// clang-format off
constexpr std::array table{
    &xylem_scanner_library,
    &xylem_scanner_typed_library,
    &xylem_expat_library,
    &xylem_libxml2_sax_library,
    &xylem_libxml2_library,
    &expat_library,
    &expat_namespaces_library,
    &libxml2_sax_library,
    &libxml2_reader_library,
    &libxml2_dom_maps_library,
#ifdef XYLEM_BENCH_HAVE_RAPIDXML
    &rapidxml_library,
    &rapidxml_fastest_library,
#endif
#ifdef XYLEM_BENCH_HAVE_PUGIXML
    &pugixml_library,
#endif
#ifdef XYLEM_BENCH_HAVE_SIMDJSON
    &simdjson_library,
#endif
    &memmem_library,
};
// clang-format on

constexpr std::array optional_table{
    missing_library{"rapidxml", "librapidxml-dev"},
    missing_library{"pugixml", "libpugixml-dev"},
    missing_library{"simdjson", "libsimdjson-dev"},
};

}  // namespace

std::span<const library* const> libraries() {
  return table;
}

std::span<const missing_library> missing_libraries() {
  static const auto missing = [] {
    std::vector<missing_library> made(optional_table.begin(), optional_table.end());
    std::erase_if(made,
                  [](const missing_library& row) { return find_library(row.name) != nullptr; });
    return made;
  }();
  return missing;
}

const library* find_library(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [name](const library* row) { return row->name == name; });
  return found == table.end() ? nullptr : *found;
}

}  // namespace xylem::bench
