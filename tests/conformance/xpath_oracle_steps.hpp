// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_STEPS_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_STEPS_HPP

// Random name tests, predicates and steps that select given elements of a document.

#include <span>
#include <string>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_paths.hpp"
#include "conformance/xpath_oracle_random.hpp"

namespace xylem::oracle {

class step_writer {
 public:
  step_writer(const path_names& names, random_source& random) : names_(names), random_(random) {}

  // A test that the element's name passes.
  [[nodiscard]] std::string name_test(const xmlNode* element);
  // A test that the attribute's name passes, without '@'. Xylem has no
  // wildcards there.
  [[nodiscard]] std::string attribute_name(const xmlAttr* attribute);
  // A name test without wildcards.
  [[nodiscard]] std::string exact_step(const xmlNode* element) {
    return exact_name(uri_of(element), text_of(element->name));
  }
  // A name test and, in some cases, a predicate that hold for the element.
  [[nodiscard]] std::string step(xmlNode* element, std::size_t predicate_percent);
  // Steps from outside to inside, with '/' between them.
  [[nodiscard]] std::string steps(std::span<xmlNode* const> elements,
                                  std::size_t predicate_percent);
  // One of the element's attributes; null when it has none.
  [[nodiscard]] const xmlAttr* attribute_of(const xmlNode* element);

 private:
  [[nodiscard]] std::string exact_name(std::string_view uri, std::string_view local);
  [[nodiscard]] std::string predicate(xmlNode* element, const std::string& test);

  const path_names& names_;
  random_source& random_;
};

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_STEPS_HPP
