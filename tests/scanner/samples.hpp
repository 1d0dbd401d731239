// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SCANNER_SAMPLES_HPP
#define XYLEM_TESTS_SCANNER_SAMPLES_HPP

#include <ostream>
#include <span>
#include <string>

#include <xylem/schema.hpp>

namespace xylem::backend_tests {

// A document of one or two kilobytes, well-formed, whose records resemble each other.
struct sample {
  std::string name;
  schema_declaration declared;
  std::string text;

  friend void PrintTo(const sample& s, std::ostream* out) { *out << s.name; }
};

// Together they have all that the scanner's fast way tells apart.
[[nodiscard]] std::span<const sample> samples();

}  // namespace xylem::backend_tests

#endif  // XYLEM_TESTS_SCANNER_SAMPLES_HPP
