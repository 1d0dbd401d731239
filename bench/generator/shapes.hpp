// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_SHAPES_HPP
#define XYLEM_BENCH_GENERATOR_SHAPES_HPP

// Feeds of records like orders in size and in the number of tags, in shapes that a reader cannot
// foresee, and one that it can.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "bench/generator/orders.hpp"
#include "bench/generator/record.hpp"

namespace xylem::bench {

enum class shape : std::uint8_t {
  in_order,             // 85 leaves, always all of them
  optional_tags,        // each of the 85 present or not by chance
  thousand_types,       // 1,000 kinds of record by chance, 65 leaves with names of their kind
  shuffled_attributes,  // 8 attributes in any order, no leaves
  new_names,            // 84 leaves whose names never come again
};

struct shape_description {
  bench::shape shape;
  std::string_view name;
  std::string_view record;               // path of the records
  std::vector<std::string_view> wanted;  // paths of the wanted fields; any may be absent
};

[[nodiscard]] std::span<const shape_description> shapes();

// Writes whole records until the document has at least `byte_count` bytes. `truth`, if there is
// one, gets the wanted fields of each as they were drawn. Memory: one record.
void write_shape(const shape_description& description, std::uint64_t byte_count, std::uint64_t seed,
                 const text_sink& sink, const record_callback& truth = {});

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_SHAPES_HPP
