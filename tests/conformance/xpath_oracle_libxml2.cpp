// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_libxml2.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <stdexcept>

#include <libxml/xpathInternals.h>

namespace xylem::oracle {

namespace {

const xmlChar* xml_text(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

bool is_nil(const xmlNode* element) {
  for (xmlAttr* a = element->properties; a != nullptr; a = a->next) {
    if (text_of(a->name) != "nil") continue;
    if (uri_of(a) != "http://www.w3.org/2001/XMLSchema-instance") continue;
    const std::string value = string_value(reinterpret_cast<xmlNode*>(a));
    if (value == "true" || value == "1") return true;
  }
  return false;
}

std::size_t attribute_number(const xmlNode* attribute) {
  std::size_t number = 1;
  for (const xmlAttr* a = attribute->parent->properties; a->next != nullptr; a = a->next) {
    if (reinterpret_cast<const xmlNode*>(a) == attribute) break;
    ++number;
  }
  return number;
}

// The text nodes of one element become one value; with './/' those of its children lie between.
// XPath 1.0 section 5.7 has no empty text nodes; libxml2 makes one of <![CDATA[]]>.
void join_text_nodes(std::vector<found_value>& values) {
  std::ranges::stable_sort(values, {}, &found_value::place);
  std::vector<found_value> joined;
  for (found_value& v : values) {
    if (!joined.empty() && joined.back().place == v.place) {
      joined.back().text += v.text;
    } else {
      joined.push_back(std::move(v));
    }
  }
  std::erase_if(joined, [](const found_value& v) { return v.text.empty() && !v.is_nil; });
  values = std::move(joined);
}

std::shared_ptr<xmlXPathCompExpr> compile(const std::string& xpath) {
  std::shared_ptr<xmlXPathCompExpr> compiled(xmlXPathCompile(xml_text(xpath)),
                                             &xmlXPathFreeCompExpr);
  if (compiled == nullptr) throw std::runtime_error("not an XPath expression: " + xpath);
  return compiled;
}

std::span<xmlNode* const> nodes_of(const xmlXPathObject& found) {
  if (found.nodesetval == nullptr) return {};
  return {found.nodesetval->nodeTab, static_cast<std::size_t>(found.nodesetval->nodeNr)};
}

// When the first step with a predicate is above the value's element, that element's end.
std::uint64_t known_at(const xpath_alternative& path, const xmlNode* element,
                       std::uint64_t otherwise) {
  if (path.held_levels == xpath_alternative::not_held) return otherwise;
  for (std::size_t i = 0; i < path.held_levels; ++i)
    element = element->parent;
  return document::order(element).end;
}

}  // namespace

compiled_path::compiled_path(std::string_view path, path_names& names) {
  for (xpath_alternative& how : to_xpath(path, names)) {
    alternative& made = alternatives_.emplace_back();
    made.compiled = compile(how.xpath);
    constexpr std::string_view text_step = "/text()";
    if (how.xpath.ends_with(text_step)) {
      made.holders = compile(how.xpath.substr(0, how.xpath.size() - text_step.size()));
    } else if (how.xpath == text_step.substr(1)) {
      made.holders = compile(".");
    }
    made.how = std::move(how);
  }
}

evaluator::evaluator(const document& doc, const path_names& names)
    : doc_(doc), context_(xmlXPathNewContext(doc.tree())) {
  if (context_ == nullptr) throw std::runtime_error("libxml2 has no XPath context");
  for (const auto& [prefix, uri] : names.namespaces)
    xmlXPathRegisterNs(context_.get(), xml_text(prefix), xml_text(uri));
}

std::unique_ptr<xmlXPathObject, evaluator::object_deleter> evaluator::evaluate(
    xmlXPathCompExpr* compiled, xmlNode* from) {
  context_->node = from != nullptr ? from : reinterpret_cast<xmlNode*>(doc_.tree());
  std::unique_ptr<xmlXPathObject, object_deleter> found(
      xmlXPathCompiledEval(compiled, context_.get()));
  if (found == nullptr || found->type != XPATH_NODESET) {
    throw std::runtime_error("libxml2 does not evaluate an expression");
  }
  return found;
}

std::vector<xmlNode*> evaluator::elements(const compiled_path& path, xmlNode* from) {
  std::vector<xmlNode*> out;
  for (const compiled_path::alternative& alternative : path.alternatives()) {
    const auto found = evaluate(alternative.compiled.get(), from);
    std::ranges::copy(nodes_of(*found), std::back_inserter(out));
  }
  const auto start = [](const xmlNode* element) { return document::order(element).start; };
  std::ranges::sort(out, {}, start);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<found_value> evaluator::values(const compiled_path::alternative& path, xmlNode* from) {
  std::vector<found_value> out;
  const auto found = evaluate(path.compiled.get(), from);
  for (xmlNode* const node : nodes_of(*found)) {
    const xmlNode* const element = node->type == XML_ELEMENT_NODE ? node : node->parent;
    const tag_order& tags = document::order(element);
    switch (node->type) {
      case XML_ELEMENT_NODE:
        out.push_back({{tags.start, 0},
                       known_at(path.how, element, tags.end),
                       is_nil(node),
                       string_value(node)});
        break;
      case XML_ATTRIBUTE_NODE:
        out.push_back({{tags.start, attribute_number(node)},
                       known_at(path.how, element, tags.start),
                       false,
                       string_value(node)});
        break;
      case XML_TEXT_NODE:
      case XML_CDATA_SECTION_NODE:
        out.push_back({{tags.start, node_place::direct_text},
                       known_at(path.how, element, tags.end),
                       is_nil(element),
                       std::string(text_of(node->content))});
        break;
      default:
        throw std::runtime_error("an unexpected kind of node for " + path.how.xpath);
    }
  }
  if (path.holders != nullptr) {
    add_nil_holders(path, from, out);
    join_text_nodes(out);
  }
  return out;
}

void evaluator::add_nil_holders(const compiled_path::alternative& path, xmlNode* from,
                                std::vector<found_value>& out) {
  const auto found = evaluate(path.holders.get(), from);
  for (const xmlNode* const element : nodes_of(*found)) {
    const tag_order& tags = document::order(element);
    if (!is_nil(element)) continue;
    out.push_back(
        {{tags.start, node_place::direct_text}, known_at(path.how, element, tags.end), true, {}});
  }
}

}  // namespace xylem::oracle
