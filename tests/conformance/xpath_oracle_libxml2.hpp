// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_LIBXML2_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_LIBXML2_HPP

// XPath expressions evaluated by libxml2.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <libxml/xpath.h>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_paths.hpp"

namespace xylem::oracle {

// A node's place in document order. The direct text of an element is one node here, which follows
// the element's attributes.
struct node_place {
  static constexpr std::size_t direct_text = ~std::size_t{0};

  std::uint64_t tag = 0;  // the element's start tag
  std::size_t part = 0;   // 0: the element; from 1: its attributes; direct_text

  auto operator<=>(const node_place&) const = default;
};

// A node that a path selects.
struct found_value {
  node_place place;
  std::uint64_t known_at = 0;  // the tag at which a reader of the stream knows the value
  bool is_nil = false;         // xsi:nil="true" on the element, with or without text; never for
                               // attributes
  std::string text;            // the XPath string value
};

// A path's alternatives, compiled. Throws std::runtime_error for what is no XPath expression.
class compiled_path {
 public:
  compiled_path(std::string_view path, path_names& names);

  struct alternative {
    xpath_alternative how;
    std::shared_ptr<xmlXPathCompExpr> compiled;
    // For text(): the elements whose text is meant.
    std::shared_ptr<xmlXPathCompExpr> holders;
  };
  [[nodiscard]] const std::vector<alternative>& alternatives() const noexcept {
    return alternatives_;
  }

 private:
  std::vector<alternative> alternatives_;
};

class evaluator {
 public:
  // All namespaces of `names` are known to the expressions.
  evaluator(const document& doc, const path_names& names);

  // The elements that a record path or the path of nested rows selects, each once, in document
  // order. `from` is null for record paths.
  [[nodiscard]] std::vector<xmlNode*> elements(const compiled_path& path, xmlNode* from);

  // The values that one alternative selects, in document order.
  [[nodiscard]] std::vector<found_value> values(const compiled_path::alternative& path,
                                                xmlNode* from);

 private:
  struct context_deleter {
    void operator()(xmlXPathContext* context) const noexcept { xmlXPathFreeContext(context); }
  };
  struct object_deleter {
    void operator()(xmlXPathObject* object) const noexcept { xmlXPathFreeObject(object); }
  };
  // The nodes are valid as long as the object.
  std::unique_ptr<xmlXPathObject, object_deleter> evaluate(xmlXPathCompExpr* compiled,
                                                           xmlNode* from);
  void add_nil_holders(const compiled_path::alternative& path, xmlNode* from,
                       std::vector<found_value>& out);

  const document& doc_;
  std::unique_ptr<xmlXPathContext, context_deleter> context_;
};

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_LIBXML2_HPP
