// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_SCHEMA_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_SCHEMA_HPP

// Reading with Xylem, through each door.

#include <cstddef>
#include <string_view>

#include <xylem/schema.hpp>

#include "conformance/xpath_oracle_outcome.hpp"

namespace xylem::oracle {

// Pulled from memory.
[[nodiscard]] outcome read_by_xylem(const schema_declaration& declaration,
                                    std::string_view document);

// Pushed in chunks.
[[nodiscard]] outcome feed_to_xylem(const schema_declaration& declaration,
                                    std::string_view document, std::size_t chunk_bytes);

// As one message. A second message of the same kind is extracted by the same extractor, and must
// give the same; the failure is `errc::backend_failure` if it does not.
[[nodiscard]] outcome extract_by_xylem(const schema_declaration& declaration,
                                       std::string_view document);

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_SCHEMA_HPP
