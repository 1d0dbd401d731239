// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_ATTRIBUTES_HPP
#define XYLEM_BENCH_GENERATOR_ATTRIBUTES_HPP

// Workload C: a map extract in the manner of OpenStreetMap. Nearly every byte stands in attributes;
// wanted are @id, @lat and @lon of /osm/node. In blocks of eight nodes and one way: nodes are empty
// elements or hold tags, ways hold references and tags.

#include <cstdint>

#include "bench/generator/orders.hpp"
#include "bench/generator/record.hpp"

namespace xylem::bench {

struct map_counts {
  std::uint64_t nodes = 0;
  std::uint64_t ways = 0;
};

// Writes whole blocks until the document has at least `byte_count` bytes. `nodes`, if there is one,
// gets the wanted fields of every node as they were drawn. Memory: one block.
map_counts write_attributes(std::uint64_t byte_count, std::uint64_t seed, const text_sink& sink,
                            const record_callback& nodes = {});

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_ATTRIBUTES_HPP
