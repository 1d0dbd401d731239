// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ERROR_EXAMPLE_DECLARATION_HPP
#define XYLEM_TESTS_ERROR_EXAMPLE_DECLARATION_HPP

// The projections and options of docs/errors.md.

#include <string_view>

#include <xylem/xylem.hpp>

namespace xylem::error_tests {

// As much of a projection file as the examples need. What is not said is as in the page's first
// example: the record "/r/i" with one field, "v".
[[nodiscard]] schema_declaration parse_declaration(std::string_view toml);

// Lines like "limits.depth = 2".
[[nodiscard]] options parse_options(std::string_view ini);

}  // namespace xylem::error_tests

#endif  // XYLEM_TESTS_ERROR_EXAMPLE_DECLARATION_HPP
