// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_DOCUMENT_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_DOCUMENT_HPP

// A document as libxml2's tree, with the order of its tags.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

namespace xylem::oracle {

// Ordinals of an element's start tag and end tag among all tags of the document, from 1.
struct tag_order {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
};

struct document_deleter {
  void operator()(xmlDoc* doc) const noexcept { xmlFreeDoc(doc); }
};

// Parsed without network, external entities or external DTD subsets, names as in the fourth edition
// of XML 1.0.
class document {
 public:
  explicit document(std::string bytes);

  // As handed in.
  [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }
  // Well-formed and namespace-well-formed.
  [[nodiscard]] bool is_well_formed() const noexcept { return tree_ != nullptr; }
  // Null unless well-formed, as are root() and elements().
  [[nodiscard]] xmlDoc* tree() const noexcept { return tree_.get(); }
  [[nodiscard]] xmlNode* root() const noexcept { return elements_.front(); }
  // In document order.
  [[nodiscard]] const std::vector<xmlNode*>& elements() const noexcept { return elements_; }

  [[nodiscard]] bool has_internal_subset() const noexcept { return has_internal_subset_; }
  // References to entities that no DTD at hand declares: not an error for XML 1.0 when there is an
  // external subset that was not read.
  [[nodiscard]] bool has_unresolved_references() const noexcept {
    return has_unresolved_references_;
  }

  [[nodiscard]] static const tag_order& order(const xmlNode* element) noexcept {
    return *static_cast<const tag_order*>(element->_private);
  }

 private:
  void number_tags();

  std::string bytes_;
  std::unique_ptr<xmlDoc, document_deleter> tree_;
  std::vector<xmlNode*> elements_;
  std::vector<tag_order> orders_;
  bool has_internal_subset_ = false;
  bool has_unresolved_references_ = false;
};

// A name or URI of the tree; empty when there is none.
[[nodiscard]] inline std::string_view text_of(const xmlChar* text) noexcept {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

// The namespace URI of an element or attribute.
template <class Node>
[[nodiscard]] std::string_view uri_of(const Node* node) noexcept {
  return node->ns == nullptr ? std::string_view() : text_of(node->ns->href);
}

// The XPath string value of an element or attribute.
[[nodiscard]] std::string string_value(xmlNode* node);

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_DOCUMENT_HPP
