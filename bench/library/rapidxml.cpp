// SPDX-License-Identifier: MIT
// rapidxml in place. `rapidxml` gives right texts: pieces of text and CDATA sections become nodes.
// `rapidxml_fastest` is its parse_fastest: references stay as they are, CDATA sections are lost.

#include <stdexcept>
#include <string>

#include <rapidxml/rapidxml.hpp>

#include "bench/library/tree_picker.hpp"

namespace xylem::bench {

extern const library rapidxml_library;
extern const library rapidxml_fastest_library;

namespace {

constexpr int right_flags =
    rapidxml::parse_no_element_values | rapidxml::parse_no_string_terminators;

template <int Flags>
struct rapidxml_tree {
  using node = const rapidxml::xml_node<>*;

  static node element(node at) {
    while (at != nullptr && at->type() != rapidxml::node_element)
      at = at->next_sibling();
    return at;
  }
  static node first(node parent) { return element(parent->first_node()); }
  static node next(node at) { return element(at->next_sibling()); }
  static std::string_view name(node at) { return {at->name(), at->name_size()}; }
  static std::string_view value(node at) { return {at->value(), at->value_size()}; }

  static field_text attribute(node at, std::string_view wanted) {
    const auto* const found = at->first_attribute(wanted.data(), wanted.size());
    return found == nullptr ? field_text()
                            : field_text(std::string_view(found->value(), found->value_size()));
  }

  static std::string_view text(node at, std::string& joined) {
    if constexpr ((Flags & rapidxml::parse_no_data_nodes) != 0) return value(at);
    node piece = at->first_node();
    if (piece == nullptr) return {};
    if (piece->next_sibling() == nullptr) return value(piece);
    joined.clear();
    for (; piece != nullptr; piece = piece->next_sibling())
      joined += value(piece);
    return joined;
  }
};

template <int Flags, template <class> class Picker>
answer run(document_list documents, const record_callback& callback) {
  Picker<rapidxml_tree<Flags>> picker(callback);
  rapidxml::xml_document<> tree;
  for (const std::string_view document : documents) {
    try {
      tree.parse<Flags>(writable(document));
    } catch (const rapidxml::parse_error& error) {
      throw std::runtime_error(std::string("rapidxml: ") + error.what());
    }
    const auto* const root = rapidxml_tree<Flags>::first(&tree);
    if (root == nullptr) throw std::runtime_error("rapidxml: no root element");
    picker.pick(root);
  }
  return picker.result();
}

constexpr std::string_view unchecked = "nearly everything";

}  // namespace

constinit const library rapidxml_library{
    .name = "rapidxml",
    .description = "rapidxml in place, fastest flags that give right texts",
    .run = {run<right_flags, order_picker>, run<right_flags, map_picker>,
            run<right_flags, article_picker>},
    .reads = input::xml_in_place,
    .unchecked = unchecked,
};

constinit const library rapidxml_fastest_library{
    .name = "rapidxml_fastest",
    .description = "rapidxml in place, parse_fastest: references and CDATA sections as they are",
    .run = {run<rapidxml::parse_fastest, order_picker>, run<rapidxml::parse_fastest, map_picker>,
            run<rapidxml::parse_fastest, article_picker>},
    .reads = input::xml_in_place,
    .answers = trust::partly_wrong,
    .unchecked = unchecked,
};

}  // namespace xylem::bench
