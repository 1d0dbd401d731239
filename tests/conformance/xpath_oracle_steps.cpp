// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_steps.hpp"

#include <vector>

namespace xylem::oracle {

namespace {

constexpr std::size_t max_literal_bytes = 80;

std::string concat(std::string_view a, std::string_view b, std::string_view c = {},
                   std::string_view d = {}) {
  std::string out(a);
  ((out += b) += c) += d;
  return out;
}

// Empty when no literal can hold the value.
std::string literal(const std::string& value) {
  if (value.size() > max_literal_bytes) return {};
  if (value.find('\'') == std::string::npos) return concat("'", value, "'");
  if (value.find('"') == std::string::npos) return concat("\"", value, "\"");
  return {};
}

std::string_view prefix_of(const path_names& names, std::string_view uri) {
  for (const auto& [prefix, bound] : names.namespaces) {
    if (bound == uri) return prefix;
  }
  return {};
}

// Whether the text is "name", "prefix:name", ... for this element. Only for the forms that
// step_writer makes.
bool passes(const xmlNode* element, std::string_view test, const path_names& names) {
  const std::string_view local = text_of(element->name);
  const std::string_view uri = uri_of(element);
  if (test == "*") return true;
  if (test.starts_with("*:")) return test.substr(2) == local;
  if (test.starts_with("Q{")) return test == concat("Q{", uri, "}", local);
  const std::size_t colon = test.find(':');
  if (colon == std::string_view::npos) {
    return test == local && (names.matches_any_namespace || uri.empty());
  }
  if (prefix_of(names, uri) != test.substr(0, colon)) return false;
  return test.substr(colon + 1) == "*" || test.substr(colon + 1) == local;
}

std::size_t position_of(const xmlNode* element, std::string_view test, const path_names& names) {
  std::size_t position = 1;
  for (const xmlNode* n = element->prev; n != nullptr; n = n->prev) {
    if (n->type == XML_ELEMENT_NODE && passes(n, test, names)) ++position;
  }
  return position;
}

}  // namespace

std::string step_writer::exact_name(std::string_view uri, std::string_view local) {
  if (names_.matches_any_namespace && random_.chance(80)) return std::string(local);
  if (random_.chance(10)) return concat("Q{", uri, "}", local);
  if (uri.empty()) return std::string(local);
  const std::string_view prefix = prefix_of(names_, uri);
  return prefix.empty() ? concat("Q{", uri, "}", local) : concat(prefix, ":", local);
}

std::string step_writer::name_test(const xmlNode* element) {
  const std::string_view uri = uri_of(element);
  if (random_.chance(6)) return "*";
  const std::string_view prefix = prefix_of(names_, uri);
  if (!prefix.empty() && random_.chance(4)) return concat(prefix, ":*");
  if (random_.chance(10)) return concat("*:", text_of(element->name));
  return exact_name(uri, text_of(element->name));
}

std::string step_writer::attribute_name(const xmlAttr* attribute) {
  return exact_name(uri_of(attribute), text_of(attribute->name));
}

const xmlAttr* step_writer::attribute_of(const xmlNode* element) {
  std::vector<const xmlAttr*> all;
  for (const xmlAttr* a = element->properties; a != nullptr; a = a->next)
    all.push_back(a);
  return all.empty() ? nullptr : random_.one_of(all);
}

std::string step_writer::predicate(xmlNode* element, const std::string& test) {
  switch (random_.below(6)) {
    case 0:
      return concat("[", std::to_string(position_of(element, test, names_)), "]");
    case 1:
    case 2: {
      const xmlAttr* const attribute = attribute_of(element);
      if (attribute == nullptr) break;
      const std::string name = attribute_name(attribute);
      if (random_.chance(30)) return concat("[@", name, "]");
      const std::string value =
          literal(string_value(const_cast<xmlNode*>(reinterpret_cast<const xmlNode*>(attribute))));
      if (!value.empty()) return concat("[@", name, "=") + concat(value, "]");
      break;
    }
    default:
      break;
  }
  std::vector<xmlNode*> children;
  for (xmlNode* n = element->children; n != nullptr && children.size() < 100; n = n->next) {
    if (n->type == XML_ELEMENT_NODE) children.push_back(n);
  }
  if (children.empty()) return {};
  xmlNode* const child = random_.one_of(children);
  if (document::order(child).end - document::order(child).start > 50) return {};
  const std::string value = literal(string_value(child));
  if (value.empty()) return {};
  return concat("[", name_test(child), random_.chance(20) ? " = " : "=", value) + "]";
}

std::string step_writer::step(xmlNode* element, std::size_t predicate_percent) {
  std::string out = name_test(element);
  if (random_.chance(predicate_percent)) out += predicate(element, out);
  return out;
}

std::string step_writer::steps(std::span<xmlNode* const> elements, std::size_t predicate_percent) {
  std::string out;
  for (xmlNode* const element : elements) {
    if (!out.empty()) out += '/';
    out += step(element, predicate_percent);
  }
  return out;
}

}  // namespace xylem::oracle
