// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_GENERATOR_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_GENERATOR_HPP

// Random projections made of the paths, attributes and values that a document has.

#include <cstddef>
#include <string_view>
#include <vector>

#include <xylem/schema.hpp>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_random.hpp"

namespace xylem::oracle {

class projection_generator {
 public:
  // The same document and seed give the same projections.
  projection_generator(const document& doc, std::string_view seed);

  // The cost of reading it with XPath is bounded by a multiple of the document's size.
  [[nodiscard]] schema_declaration next();

 private:
  void bind_namespaces();
  [[nodiscard]] schema_declaration draft();

  const document& doc_;
  random_source random_;
  std::vector<std::pair<std::string, std::string>> namespaces_;
};

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_GENERATOR_HPP
