// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_HANDWRITTEN_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_HANDWRITTEN_HPP

// Projections as people write them, for the formats that Xylem is made for.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/schema.hpp>

#include "conformance/xpath_oracle_document.hpp"

namespace xylem::oracle {

struct handwritten {
  std::string_view format;
  std::vector<std::string_view> roots;  // local names of root elements
  std::string_view namespace_prefix;    // how the root element's namespace URI begins
  std::size_t min_documents = 0;        // so many real documents are of the format
  schema_declaration declaration;
};

// A list, with a name made of its path.
[[nodiscard]] schema_field listed(std::string path);
// A list of values of enclosing elements; unseen ones are missing.
[[nodiscard]] schema_field climbing(std::string path);
// One value, chosen by a repeat policy.
[[nodiscard]] schema_field single(std::string path, repeat policy, std::string separator = {});
// Nested rows.
[[nodiscard]] schema_field rows(std::string path, std::vector<schema_field> fields);

[[nodiscard]] std::vector<handwritten> handwritten_projections();

// Whether the projection is meant for the document.
[[nodiscard]] bool fits(const handwritten& projection, const document& doc);

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_HANDWRITTEN_HPP
