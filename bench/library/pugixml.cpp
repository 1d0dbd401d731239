// SPDX-License-Identifier: MIT
// pugixml in place, with the fewest flags that give right texts. CMake defines PUGIXML_HEADER_ONLY
// when it has pugixml's source, which is then built with this file's flags.

#include <stdexcept>
#include <string>

#include <pugixml.hpp>

#include "bench/library/tree_picker.hpp"

namespace xylem::bench {

extern const library pugixml_library;

namespace {

constexpr unsigned flags =
    pugi::parse_minimal | pugi::parse_cdata | pugi::parse_escapes | pugi::parse_embed_pcdata;

struct pugixml_tree {
  using node = pugi::xml_node;

  static node element(node at) {
    while (at && at.type() != pugi::node_element)
      at = at.next_sibling();
    return at;
  }
  static node first(node parent) { return element(parent.first_child()); }
  static node next(node at) { return element(at.next_sibling()); }
  static std::string_view name(node at) { return at.name(); }

  static field_text attribute(node at, std::string_view wanted) {
    const pugi::xml_attribute found = at.attribute(wanted.data());
    return found ? field_text(found.value()) : field_text();
  }

  // The first piece is embedded in the element unless it is a CDATA section.
  static std::string_view text(node at, std::string& joined) {
    node piece = at.first_child();
    if (!piece) return at.child_value();
    joined = at.value();
    for (; piece; piece = piece.next_sibling())
      joined += piece.value();
    return joined;
  }
};

template <template <class> class Picker>
answer run(document_list documents, const record_callback& callback) {
  Picker<pugixml_tree> picker(callback);
  pugi::xml_document tree;
  for (const std::string_view document : documents) {
    const pugi::xml_parse_result result =
        tree.load_buffer_inplace(writable(document), document.size(), flags, pugi::encoding_utf8);
    if (!result) throw std::runtime_error(std::string("pugixml: ") + result.description());
    picker.pick(tree.document_element());
  }
  return picker.result();
}

}  // namespace

constinit const library pugixml_library{
    .name = "pugixml",
#ifdef PUGIXML_HEADER_ONLY
    .description = "pugixml in place, its source built -O3 -march=native",
#else
    .description = "pugixml in place, Debian's library (built -O2)",
#endif
    .run = {run<order_picker>, run<map_picker>, run<article_picker>},
    .reads = input::xml_in_place,
    .unchecked = "two roots, duplicates, references, UTF-8, controls",
};

}  // namespace xylem::bench
