// SPDX-License-Identifier: MIT
//
// The one list of sinks. A new one is a file, a declaration and a row here, and a CMake line.

#include "sink/registry.hpp"

#include <array>

namespace xylem::sink {

std::unique_ptr<row_sink> make_csv(const target& to);
std::unique_ptr<row_sink> make_ndjson(const target& to);
std::unique_ptr<row_sink> make_sqlite(const target& to);

namespace {

constexpr std::array entries{
    entry{"csv", sink_kind::format, &make_csv},
    entry{"ndjson", sink_kind::format, &make_ndjson},
    entry{"sqlite", sink_kind::store, &make_sqlite},
};

}  // namespace

std::span<const entry> registry() noexcept {
  return entries;
}

const entry* find(sink_kind kind, std::string_view name) noexcept {
  for (const entry& e : entries) {
    if (e.kind == kind && e.name == name) return &e;
  }
  return nullptr;
}

std::string names(sink_kind kind) {
  std::string out;
  for (const entry& e : entries) {
    if (e.kind != kind) continue;
    if (!out.empty()) out += ", ";
    out += e.name;
  }
  return out;
}

}  // namespace xylem::sink
