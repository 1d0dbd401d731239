// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_TEXT_HPP
#define XYLEM_BENCH_GENERATOR_TEXT_HPP

// Workload D: articles of 4 to 24 paragraphs of 400 to 1,600 bytes. Nearly every byte is text;
// wanted are @id, TITLE and PUBLISHED of /ARTICLES/ARTICLE. Texts have references and characters
// beyond ASCII.

#include <cstdint>

#include "bench/generator/orders.hpp"
#include "bench/generator/record.hpp"

namespace xylem::bench {

// Writes whole articles until the document has at least `byte_count` bytes and returns how many.
// `articles`, if there is one, gets the wanted fields of each as they were drawn. Memory: one
// article.
std::uint64_t write_text(std::uint64_t byte_count, std::uint64_t seed, const text_sink& sink,
                         const record_callback& articles = {});

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_TEXT_HPP
