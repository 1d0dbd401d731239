// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_OUTCOME_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_OUTCOME_HPP

// What reading a document with a schema gives, whoever reads it, and how two of them differ.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <xylem/error.hpp>
#include <xylem/schema.hpp>
#include <xylem/value.hpp>

namespace xylem::oracle {

struct row_outcome;

struct cell_outcome {
  value_state state = value_state::present;  // lists, counts and nested rows are always present
  std::vector<std::string> texts;            // one unless the field is a list
  std::vector<row_outcome> rows;             // nested

  bool operator==(const cell_outcome&) const = default;
};

struct row_outcome {
  std::vector<cell_outcome> cells;

  bool operator==(const row_outcome&) const = default;
};

// The records before the end, and the error that was the end.
struct outcome {
  std::vector<row_outcome> rows;
  errc failure = errc::ok;
};

// The declaration, for messages.
[[nodiscard]] std::string describe(const schema_declaration& declaration);

// What differs first: record index, path of the field, both values. Nothing when all is equal.
[[nodiscard]] std::optional<std::string> difference(const schema_declaration& declaration,
                                                    const outcome& expected, const outcome& actual);

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_OUTCOME_HPP
