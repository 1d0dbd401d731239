// SPDX-License-Identifier: MIT
// The full-tree conversion: libxml2 builds its tree, all of it becomes nested maps as xmltodict
// makes them, and 20 fields are picked from these. The work that a projection leaves out.

#include <algorithm>
#include <climits>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include "bench/library/library.hpp"

namespace xylem::bench {

extern const library libxml2_dom_maps_library;

namespace {

// Elements of one name stand together, attributes under "@name".
struct tree {
  std::map<std::string, std::vector<tree>, std::less<>> children;
  std::string text;
};

std::string string_of(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

// Recursion is bounded: libxml2 refuses documents deeper than 256 elements.
tree convert(const xmlNode* element) {
  tree result;
  for (const xmlAttr* attribute = element->properties; attribute != nullptr;
       attribute = attribute->next) {
    tree& value = result.children["@" + string_of(attribute->name)].emplace_back();
    for (const xmlNode* part = attribute->children; part != nullptr; part = part->next) {
      value.text += string_of(part->content);
    }
  }
  bool has_elements = false;
  for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      result.children[string_of(child->name)].push_back(convert(child));
      has_elements = true;
    } else if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      result.text += string_of(child->content);
    }
  }
  if (has_elements && is_blank(result.text)) result.text.clear();
  return result;
}

const std::vector<tree>& all(const tree& parent, std::string_view name) {
  static const std::vector<tree> none;
  const auto found = parent.children.find(name);
  return found == parent.children.end() ? none : found->second;
}

std::optional<std::string_view> text_of(const tree& parent, std::string_view name) {
  const std::vector<tree>& found = all(parent, name);
  return found.empty() ? std::nullopt : std::optional<std::string_view>(found.front().text);
}

// segment/leaf
std::optional<std::string_view> pick(const tree& record, std::string_view segment,
                                     std::string_view leaf) {
  const std::vector<tree>& found = all(record, segment);
  return found.empty() ? std::nullopt : text_of(found.front(), leaf);
}

// segment[tag='value']/leaf
std::optional<std::string_view> pick(const tree& record, std::string_view segment,
                                     std::string_view tag, std::string_view value,
                                     std::string_view leaf) {
  for (const tree& found : all(record, segment)) {
    if (text_of(found, tag) == value) return text_of(found, leaf);
  }
  return std::nullopt;
}

order_fields pick_fields(const tree& record) {
  return {pick(record, "EDI_DC40", "DOCNUM"),
          pick(record, "EDI_DC40", "SNDPRN"),
          pick(record, "EDI_DC40", "CREDAT"),
          pick(record, "EDI_DC40", "CRETIM"),
          pick(record, "E1EDK01", "CURCY"),
          pick(record, "E1EDK01", "BELNR"),
          pick(record, "E1EDK01", "ZTERM"),
          pick(record, "E1EDK14", "QUALF", "008", "ORGID"),
          pick(record, "E1EDK03", "IDDAT", "012", "DATUM"),
          pick(record, "E1EDK03", "IDDAT", "002", "DATUM"),
          pick(record, "E1EDKA1", "PARVW", "AG", "PARTN"),
          pick(record, "E1EDKA1", "PARVW", "AG", "NAME1"),
          pick(record, "E1EDKA1", "PARVW", "WE", "PARTN"),
          pick(record, "E1EDKA1", "PARVW", "WE", "NAME1"),
          pick(record, "E1EDKA1", "PARVW", "WE", "ORT01"),
          pick(record, "E1EDKA1", "PARVW", "WE", "LAND1"),
          pick(record, "E1EDKA1", "PARVW", "RE", "PARTN"),
          pick(record, "E1EDK02", "QUALF", "001", "BELNR"),
          pick(record, "E1EDS01", "SUMID", "001", "SUMME"),
          pick(record, "E1EDS01", "SUMID", "002", "SUMME")};
}

tree read(std::string_view document) {
  if (document.size() > INT_MAX) throw std::runtime_error("libxml2: document over 2 GiB");
  constexpr int options =
      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> parsed(
      xmlReadMemory(document.data(), static_cast<int>(document.size()), nullptr, nullptr, options),
      xmlFreeDoc);
  if (!parsed) {
    const xmlError* error = xmlGetLastError();
    throw std::runtime_error(std::string("libxml2: ") +
                             (error != nullptr ? error->message : "no document"));
  }
  const xmlNode* root = xmlDocGetRootElement(parsed.get());
  tree result;
  result.children[string_of(root->name)].push_back(convert(root));
  return result;
}

answer run(document_list documents, const record_callback& callback) {
  answer_builder answer(callback);
  for (const std::string_view document : documents) {
    const tree everything = read(document);
    // The one root, ORDERS05 or another kind of IDoc.
    for (const auto& [name, roots] : everything.children) {
      for (const tree& record : all(roots.front(), "IDOC"))
        answer.add(pick_fields(record));
    }
  }
  return answer.result();
}

}  // namespace

constinit const library libxml2_dom_maps_library{
    .name = "libxml2_dom_maps",
    .description = "libxml2 DOM, converted whole into nested maps",
    .run = {run},
};

}  // namespace xylem::bench
