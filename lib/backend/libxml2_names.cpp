// SPDX-License-Identifier: MIT
#include "backend/libxml2_names.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

#include <libxml/dict.h>

namespace xylem::backend_stage {

namespace {

constexpr std::size_t bytes_per_name = 64;  // beside its text

std::size_t bytes_of(xmlDict* names) noexcept {
  return xmlDictGetUsage(names) + static_cast<std::size_t>(xmlDictSize(names)) * bytes_per_name;
}

// From 2.12 on the table grows with what it holds, and the parser remembers names otherwise. What
// is linked decides, not what this was compiled with.
bool is_exchangeable() noexcept {
  static const bool is_old = std::atoi(xmlParserVersion) < 21200;
  return LIBXML_VERSION < 21200 && is_old;
}

struct release {
  void operator()(xmlDict* names) const noexcept { xmlDictFree(names); }
};

// What the parser remembers of names; `use` takes each as a reference.
template <class Use>
void each_name(xmlParserCtxt& context, Use use) {
  use(context.str_xml);
  use(context.str_xmlns);
  use(context.str_xml_ns);
  use(context.name);
  for (int i = 0; i < context.nameNr; ++i)
    use(context.nameTab[i]);
  for (int i = 0; i < context.nsNr; ++i)
    use(context.nsTab[i]);
}

// The node behind `n` in document order, attributes left out.
xmlNode* next_in_tree(xmlNode* n) noexcept {
  if (n->children != nullptr) return n->children;
  while (n != nullptr && n->next == nullptr) {
    n = n->parent;
    if (n != nullptr && n->type == XML_DOCUMENT_NODE) return nullptr;
  }
  return n == nullptr ? nullptr : n->next;
}

// What the tree that is being built holds of the dictionary: names, and short texts.
template <class Use>
void each_name_in_tree(xmlDoc& document, const Use& use_if_owned) {
  for (xmlNode* n = document.children; n != nullptr; n = next_in_tree(n)) {
    use_if_owned(n->name);
    if (n->type != XML_ELEMENT_NODE) {
      use_if_owned(const_cast<const xmlChar*&>(n->content));  // NOLINT(*-const-cast): only read
      continue;
    }
    for (xmlAttr* a = n->properties; a != nullptr; a = a->next) {
      use_if_owned(a->name);
      for (xmlNode* text = a->children; text != nullptr; text = text->next)
        use_if_owned(const_cast<const xmlChar*&>(text->content));  // NOLINT(*-const-cast)
    }
  }
}

// All that points into the dictionary.
template <class Use>
void each_owned(xmlParserCtxt& context, Use use) {
  each_name(context, [&](const xmlChar*& name) {
    if (name != nullptr) use(name);
  });
  if (context.myDoc == nullptr || context.myDoc->dict != context.dict) return;
  each_name_in_tree(*context.myDoc, [&](const xmlChar*& name) {
    if (name != nullptr && xmlDictOwns(context.dict, name) == 1) use(name);
  });
}

}  // namespace

bool libxml2_names::are_many(const xmlParserCtxt& context) noexcept {
  return bytes_of(context.dict) > most_bytes;
}

std::size_t libxml2_names::bytes(const xmlParserCtxt& context) const noexcept {
  std::size_t sum = bytes_of(context.dict);
  for (const retired& r : retired_)
    sum += bytes_of(r.names);
  return sum;
}

void libxml2_names::start_document() noexcept {
  for (const retired& r : retired_)
    xmlDictFree(r.names);
  retired_.clear();
  lowest_ = 0;
  enough_ = most_bytes;
}

bool libxml2_names::renew(xmlParserCtxt& context, std::uint64_t depth) {
  if (bytes_of(context.dict) <= enough_ || !is_exchangeable()) return false;
  const std::unique_ptr<xmlDict, release> made(xmlDictCreate());
  if (made == nullptr) throw std::bad_alloc();
  xmlDict* const fresh = made.get();
  xmlDictSetLimit(fresh, 0);
  each_owned(context, [fresh](const xmlChar*& name) {
    if (xmlDictLookup(fresh, name, -1) == nullptr) throw std::bad_alloc();
  });
  retired_.reserve(retired_.size() + 1);
  // From here on nothing fails: the new dictionary has all names.
  each_owned(context, [fresh](const xmlChar*& name) { name = xmlDictLookup(fresh, name, -1); });
  xmlDict* const old = context.dict;
  if (context.myDoc != nullptr && context.myDoc->dict == old) {
    context.myDoc->dict = fresh;
    xmlDictReference(fresh);
    xmlDictFree(old);  // the tree's share
  }
  context.dict = fresh;
  xmlDictReference(fresh);
  std::erase_if(retired_, [this](const retired& r) {
    if (lowest_ > r.depth) return false;
    xmlDictFree(r.names);
    return true;
  });
  if (depth > lowest_) {
    retired_.push_back({old, lowest_});
  } else {
    xmlDictFree(old);
  }
  lowest_ = depth;
  enough_ = std::max(most_bytes, 2 * bytes_of(fresh));
  return true;
}

}  // namespace xylem::backend_stage
