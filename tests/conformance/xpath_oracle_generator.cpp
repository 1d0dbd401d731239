// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_generator.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <utility>

#include "conformance/xpath_oracle_libxml2.hpp"
#include "conformance/xpath_oracle_steps.hpp"

namespace xylem::oracle {

namespace {

constexpr std::size_t fields_per_projection = 8;
constexpr std::size_t max_row_nesting = 2;

std::vector<xmlNode*> child_elements(const xmlNode* element) {
  std::vector<xmlNode*> out;
  for (xmlNode* n = element->children; n != nullptr; n = n->next) {
    if (n->type == XML_ELEMENT_NODE) out.push_back(n);
  }
  return out;
}

// The elements from the root element to `element`.
std::vector<xmlNode*> ancestors_and_self(xmlNode* element) {
  std::vector<xmlNode*> out;
  for (; element != nullptr && element->type == XML_ELEMENT_NODE; element = element->parent)
    out.push_back(element);
  std::ranges::reverse(out);
  return out;
}

std::uint64_t tags_inside(const xmlNode* element) {
  return document::order(element).end - document::order(element).start;
}

// Where '../' may stand. A row that waits for a predicate above it has taken its '../' values
// before anyone knows whether it is a row; a value that follows then is late for it, though XPath
// may leave the row out. So only rows that need not wait climb.
enum class climbs : std::uint8_t { nowhere, here, here_and_inside };

// Writes the fields of one scope as seen from one of its elements.
class field_writer {
 public:
  field_writer(const path_names& names, random_source& random)
      : random_(random), write_(names, random) {}

  std::vector<schema_field> fields(xmlNode* row, std::size_t count, std::size_t nesting,
                                   climbs where) {
    std::vector<schema_field> out;
    for (std::size_t i = 0; i < count; ++i)
      out.push_back(field(row, nesting, where));
    return out;
  }

 private:
  schema_field field(xmlNode* row, std::size_t nesting, climbs where) {
    schema_field out;
    out.name = "f" + std::to_string(next_name_++);
    out.repeat = repeat::list;
    out.is_optional = true;
    if (nesting < max_row_nesting && row->children != nullptr && random_.chance(12)) {
      nested_rows(row, nesting, where, out);
      if (!out.fields.empty()) return out;
    }
    const std::size_t alternatives = random_.chance(15) ? 2 + random_.below(2) : 1;
    bool has_climbed = false;
    for (std::size_t i = 0; i < alternatives; ++i) {
      if (i != 0) out.path += random_.chance(50) ? " | " : "|";
      out.path += alternative(row, where, has_climbed);
    }
    if (has_climbed) {
      out.unseen_is_missing = random_.chance(85);
    } else if (random_.chance(20)) {
      constexpr repeat policies[] = {repeat::first, repeat::last, repeat::count, repeat::join};
      out.repeat = policies[random_.below(std::size(policies))];
      if (out.repeat == repeat::count) out.type = value_type::uint64;
      if (out.repeat == repeat::join) out.separator = random_.chance(50) ? "|" : "";
    }
    return out;
  }

  void nested_rows(xmlNode* row, std::size_t nesting, climbs where, schema_field& out) {
    std::vector<xmlNode*> way;
    xmlNode* const inner = descend(row, way);
    if (inner == nullptr) return;
    climbs inside = where == climbs::here_and_inside ? where : climbs::nowhere;
    if (random_.chance(50)) {
      out.path = relative(way, 0);
    } else if (random_.chance(50)) {
      out.path = relative(way, 40);
      inside = climbs::nowhere;
    } else {
      way.pop_back();
      out.path = (way.empty() ? "" : write_.steps(way, 0) + "/") + write_.step(inner, 100);
      if (inside == climbs::here_and_inside) inside = climbs::here;
    }
    out.fields = fields(inner, 1 + random_.below(4), nesting + 1, inside);
  }

  std::string alternative(xmlNode* row, climbs where, bool& has_climbed) {
    if (random_.chance(4)) return ".";
    if (random_.chance(3)) return "text()";
    if (random_.chance(8)) {
      if (const xmlAttr* a = write_.attribute_of(row)) return "@" + write_.attribute_name(a);
    }
    if (random_.chance(2)) return "no-such-element";
    const std::size_t depth = ancestors_and_self(row).size();
    if (where != climbs::nowhere && depth > 1 && random_.chance(25)) {
      std::string path = climbing(row, depth);
      has_climbed = has_climbed || !path.empty();
      if (!path.empty()) return path;
    }
    std::vector<xmlNode*> way;
    if (descend(row, way) == nullptr) return ".";
    return with_target(relative(way, 35), way.back());
  }

  // A value of an enclosing element that stands before the row, where one is found. In some cases
  // any value will do: then records end in errors that are expected. Empty when there is none.
  std::string climbing(xmlNode* row, std::size_t depth) {
    const std::size_t levels = 1 + random_.below(std::min<std::size_t>(depth - 1, 4));
    std::string out;
    xmlNode* from = row;
    for (std::size_t i = 0; i < levels; ++i) {
      from = from->parent;
      out += "../";
    }
    if (random_.chance(25)) {
      if (const xmlAttr* a = write_.attribute_of(from)) {
        return out + "@" + write_.attribute_name(a);
      }
    }
    std::vector<xmlNode*> way;
    const bool takes_any = random_.chance(5);
    for (int tries = 0; tries < 12; ++tries) {
      descend(from, way);
      if (!takes_any && !stands_alone_before(way.back(), row)) continue;
      const std::size_t last = way.size() - 1;
      const std::string above = last == 0 ? "" : relative(std::span(way).first(last), 5) + "/";
      return with_target(out + above + write_.exact_step(way.back()), way.back());
    }
    return {};
  }

  static bool stands_alone_before(const xmlNode* element, const xmlNode* row) {
    if (document::order(element).end >= document::order(row).start) return false;
    return std::ranges::none_of(child_elements(element->parent), [&](const xmlNode* n) {
      return n != element && text_of(n->name) == text_of(element->name);
    });
  }

  // A random element below, and the way to it; null when there is none.
  xmlNode* descend(xmlNode* from, std::vector<xmlNode*>& way) {
    way.clear();
    for (xmlNode* at = from;;) {
      const std::vector<xmlNode*> children = child_elements(at);
      if (children.empty()) break;
      at = random_.one_of(children);
      way.push_back(at);
      if (random_.chance(25)) break;
    }
    return way.empty() ? nullptr : way.back();
  }

  std::string relative(std::span<xmlNode* const> way, std::size_t predicate_percent) {
    if (!random_.chance(20)) return write_.steps(way, predicate_percent);
    return ".//" + write_.steps(way.subspan(random_.below(way.size())), predicate_percent);
  }

  std::string with_target(std::string path, const xmlNode* element) {
    if (random_.chance(8)) return path + "/text()";
    if (!random_.chance(20)) return path;
    const xmlAttr* const a = write_.attribute_of(element);
    return a == nullptr ? path : path + "/@" + write_.attribute_name(a);
  }

  random_source& random_;
  step_writer write_;
  std::size_t next_name_ = 0;
};

}  // namespace

projection_generator::projection_generator(const document& doc, std::string_view seed)
    : doc_(doc), random_(seed) {
  bind_namespaces();
}

// Every namespace gets a prefix that is not the document's.
void projection_generator::bind_namespaces() {
  const auto bind = [&](std::string_view uri) {
    constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";
    if (uri.empty() || uri == xml_uri) return;
    const auto is_same = [&](const auto& bound) { return bound.second == uri; };
    if (std::ranges::any_of(namespaces_, is_same)) return;
    namespaces_.emplace_back("n" + std::to_string(namespaces_.size()), uri);
  };
  for (const xmlNode* element : doc_.elements()) {
    bind(uri_of(element));
    for (const xmlAttr* a = element->properties; a != nullptr; a = a->next)
      bind(uri_of(a));
  }
}

schema_declaration projection_generator::draft() {
  path_names names{namespaces_, random_.chance(12)};
  schema_declaration out;
  out.matches_any_namespace = names.matches_any_namespace;
  out.namespaces = namespaces_;
  step_writer write(names, random_);
  xmlNode* first = nullptr;
  const std::size_t alternatives = random_.chance(20) ? 2 : 1;
  for (std::size_t i = 0; i < alternatives; ++i) {
    xmlNode* record = random_.one_of(doc_.elements());
    // Leaves are most of a document, and dull records.
    for (int tries = 0; tries < 6 && child_elements(record).empty(); ++tries)
      record = record->parent == reinterpret_cast<xmlNode*>(doc_.tree()) ? record : record->parent;
    if (first == nullptr) first = record;
    const std::vector<xmlNode*> way = ancestors_and_self(record);
    std::span<xmlNode* const> steps(way);
    const bool is_anywhere = random_.chance(35);
    if (is_anywhere) steps = steps.subspan(random_.below(steps.size()));
    if (i != 0) out.record += " | ";
    out.record += (is_anywhere ? "//" : "/") + write.steps(steps, 0);
  }
  const climbs where = random_.chance(60) ? climbs::here_and_inside : climbs::nowhere;
  out.fields = field_writer(names, random_).fields(first, fields_per_projection, 0, where);
  return out;
}

schema_declaration projection_generator::next() {
  // Records inside records and wildcards can make the work grow as the square of the document.
  const std::uint64_t most_tags = 6 * doc_.elements().size() + 2'000;
  while (true) {
    schema_declaration out = draft();
    path_names names{out.namespaces, out.matches_any_namespace};
    const compiled_path record(out.record, names);
    std::uint64_t tags = 0;
    for (const xmlNode* element : evaluator(doc_, names).elements(record, nullptr))
      tags += tags_inside(element);
    if (tags <= most_tags) return out;
  }
}

}  // namespace xylem::oracle
