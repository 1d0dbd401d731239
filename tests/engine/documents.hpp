// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_DOCUMENTS_HPP
#define XYLEM_TESTS_ENGINE_DOCUMENTS_HPP

// Documents, good and bad, with what reading them must come to.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "door.hpp"

namespace xylem::engine_tests {

struct document {
  std::string name;
  std::string bytes;
  outcome expected;
  options how = {};
  // What an extractor says, where that does not follow from the above.
  std::optional<outcome> extracted = {};
};

// Well-formed documents whose records are what was declared; their last byte closes the root.
[[nodiscard]] const std::vector<document>& good_documents();

// Documents that end in an error, behind records that are good.
[[nodiscard]] const std::vector<document>& bad_documents();

// Longer than any buffer of the library, in several encodings, good and bad. Made when asked for:
// to make them takes longer than most tests.
inline constexpr std::size_t long_document_count = 9;
[[nodiscard]] document long_document_at(std::size_t index);

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_DOCUMENTS_HPP
