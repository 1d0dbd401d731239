// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SINK_REGISTRY_HPP
#define XYLEM_LIB_SINK_REGISTRY_HPP

// The sinks there are, by the names users give them.

#include <chrono>
#include <cstdint>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "sink/sink.hpp"

namespace xylem::sink {

// What a sink is made from.
struct target {
  std::ostream* stream = nullptr;     // formats write here; outlives the sink
  std::string location;               // a store's path; what messages call a format's stream
  std::uint64_t batch_rows = 10'000;  // stores: rows per transaction, at least 1
  std::chrono::milliseconds patience{5'000};  // stores: how long to wait for another writer
};

enum class sink_kind : std::uint8_t {
  format,  // text on a stream: `xylem extract --format NAME`
  store,   // a database: `xylem load --to NAME:LOCATION`
};

struct entry {
  std::string_view name;
  sink_kind kind;
  std::unique_ptr<row_sink> (*make)(const target& to);  // throws `failure`
};

// Every sink, in the order of help texts.
[[nodiscard]] std::span<const entry> registry() noexcept;

// The sink of that kind and name; nullptr: there is none.
[[nodiscard]] const entry* find(sink_kind kind, std::string_view name) noexcept;

// The names of that kind, for messages: "csv, ndjson".
[[nodiscard]] std::string names(sink_kind kind);

}  // namespace xylem::sink

#endif  // XYLEM_LIB_SINK_REGISTRY_HPP
