// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_document.hpp"

#include <stdexcept>
#include <utility>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xpath.h>

namespace xylem::oracle {

namespace {

xmlParserInputPtr refuse_entity(const char*, const char*, xmlParserCtxtPtr) {
  return nullptr;
}

void prepare_libxml2() {
  static const bool is_ready = [] {
    LIBXML_TEST_VERSION
    xmlInitParser();
    xmlSetExternalEntityLoader(&refuse_entity);
    return true;
  }();
  static_cast<void>(is_ready);
}

// XML 1.0 section 2.11, on bytes. libxml2 2.9.14 leaves CR LF in CDATA sections as it is; done in
// front of it, line ends are right everywhere. UTF-16 is left alone.
std::string with_line_feeds(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  const bool is_utf16 = bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE");
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r' || is_utf16) {
      out += bytes[i];
    } else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

// Whether the document type declaration has a '[' outside its literals.
bool finds_internal_subset(std::string_view bytes) {
  std::size_t at = bytes.find("<!DOCTYPE");
  if (at == std::string_view::npos) return false;
  for (; at < bytes.size() && bytes[at] != '>'; ++at) {
    if (bytes[at] == '[') return true;
    if (bytes[at] != '"' && bytes[at] != '\'') continue;
    at = bytes.find(bytes[at], at + 1);
    if (at == std::string_view::npos) return false;
  }
  return false;
}

struct context_deleter {
  void operator()(xmlParserCtxt* context) const noexcept { xmlFreeParserCtxt(context); }
};

}  // namespace

document::document(std::string bytes) : bytes_(std::move(bytes)) {
  prepare_libxml2();
  has_internal_subset_ = finds_internal_subset(bytes_);
  const std::string text = with_line_feeds(bytes_);
  const std::unique_ptr<xmlParserCtxt, context_deleter> context(xmlNewParserCtxt());
  if (context == nullptr) throw std::runtime_error("libxml2 has no parser context");
  constexpr int how =
      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_OLD10 | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  tree_.reset(xmlCtxtReadMemory(context.get(), text.data(), static_cast<int>(text.size()), nullptr,
                                nullptr, how));
  if (context->wellFormed == 0 || context->nsWellFormed == 0) tree_.reset();
  if (tree_ != nullptr) number_tags();
}

void document::number_tags() {
  // Makes comparing nodes O(1) for libxml2, which sorts node sets.
  xmlXPathOrderDocElems(tree_.get());
  std::uint64_t next = 0;
  xmlNode* const root = xmlDocGetRootElement(tree_.get());
  std::vector<std::size_t> open;
  const auto leave = [&] {
    orders_[open.back()].end = ++next;
    open.pop_back();
  };
  for (xmlNode* node = root; node != nullptr;) {
    if (node->type == XML_ENTITY_REF_NODE) has_unresolved_references_ = true;
    if (node->type == XML_ELEMENT_NODE) {
      open.push_back(elements_.size());
      elements_.push_back(node);
      orders_.push_back({++next, 0});
      for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
        for (const xmlNode* part = a->children; part != nullptr; part = part->next) {
          if (part->type == XML_ENTITY_REF_NODE) has_unresolved_references_ = true;
        }
      }
      if (node->children != nullptr) {
        node = node->children;
        continue;
      }
      leave();
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      leave();
    }
    node = node == root ? nullptr : node->next;
  }
  for (std::size_t i = 0; i < elements_.size(); ++i)
    elements_[i]->_private = &orders_[i];
}

std::string string_value(xmlNode* node) {
  xmlChar* const text = xmlXPathCastNodeToString(node);
  std::string out(text_of(text));
  xmlFree(text);
  return out;
}

}  // namespace xylem::oracle
