// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_WHOLE_DOCUMENT_HPP
#define XYLEM_TESTS_CONFORMANCE_WHOLE_DOCUMENT_HPP

// A projection that takes all of a document: a row for each element, with its string value, its own
// text, its attributes, and how many children it has of each name. Paths name attributes one by
// one, so the names have to be known.

#include <string>
#include <vector>

#include <xylem/schema.hpp>

namespace xylem::conformance {

// Names of a document as steps of paths: "Q{uri}local", or the local name where there is no
// namespace.
struct document_names {
  std::vector<std::string> attributes;
  std::vector<std::string> elements;
};

// String values of all elements are as long as the document times its depth.
enum class string_values { taken, left_out };

struct whole_document {
  std::string record = "//*";
  document_names names;
  string_values values = string_values::taken;
};

// The cells of a row are: string value (if taken), text(), attributes, the count of children for
// each of the element names.
[[nodiscard]] schema_declaration declaration_of(const whole_document& wanted);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_WHOLE_DOCUMENT_HPP
