// SPDX-License-Identifier: MIT
// SAX2 handlers on libxml2's push parser, reused from document to document.

#include <cstddef>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

#include <libxml/parser.h>

#include "bench/library/article_handler.hpp"
#include "bench/library/map_handler.hpp"
#include "bench/library/order_handler.hpp"

namespace xylem::bench {

extern const library libxml2_sax_library;

namespace {

// xmlParseChunk counts in int; slices also keep libxml2's own buffer small.
constexpr std::size_t slice_bytes = std::size_t{1} << 16U;

std::string_view view(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

// Five pointers for each attribute: local name, prefix, URI, begin and end of the value.
field_text attribute_named(std::string_view wanted, int count, const xmlChar** attributes) {
  for (int i = 0; i < count; ++i, attributes += 5) {
    if (view(attributes[0]) != wanted) continue;
    return std::string_view(reinterpret_cast<const char*>(attributes[3]),
                            static_cast<std::size_t>(attributes[4] - attributes[3]));
  }
  return std::nullopt;
}

template <class Handler>
void on_text(void* user, const xmlChar* text, int length) {
  static_cast<Handler*>(user)->text(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

template <class Handler>
xmlSAXHandler handlers() {
  xmlSAXHandler made{};
  made.initialized = XML_SAX2_MAGIC;
  made.startElementNs = [](void* user, const xmlChar* local, const xmlChar*, const xmlChar*, int,
                           const xmlChar**, int count, int, const xmlChar** attributes) {
    static_cast<Handler*>(user)->start(view(local), [=](std::string_view wanted) {
      return attribute_named(wanted, count, attributes);
    });
  };
  made.endElementNs = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    static_cast<Handler*>(user)->end();
  };
  made.characters = on_text<Handler>;
  made.ignorableWhitespace = on_text<Handler>;
  made.cdataBlock = on_text<Handler>;
  return made;
}

void parse(xmlParserCtxt* parser, std::string_view document) {
  bool is_final = false;
  while (!is_final) {
    const std::string_view slice = document.substr(0, slice_bytes);
    document.remove_prefix(slice.size());
    is_final = document.empty();
    if (xmlParseChunk(parser, slice.data(), static_cast<int>(slice.size()), is_final ? 1 : 0) ==
        XML_ERR_OK) {
      continue;
    }
    const xmlError* const error = xmlCtxtGetLastError(parser);
    throw std::runtime_error(std::string("libxml2: ") +
                             (error != nullptr ? error->message : "no document"));
  }
}

template <class Handler>
answer run(document_list documents, const record_callback& callback) {
  Handler handler(callback);
  xmlSAXHandler sax = handlers<Handler>();
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
      xmlCreatePushParserCtxt(&sax, &handler, nullptr, 0, nullptr), xmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  for (const std::string_view document : documents) {
    xmlCtxtResetPush(parser.get(), nullptr, 0, nullptr, nullptr);
    xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOENT);
    parse(parser.get(), document);
  }
  return handler.result();
}

}  // namespace

constinit const library libxml2_sax_library{
    .name = "libxml2_sax",
    .description = "the same handlers on libxml2's push parser, SAX2",
    .run = {run<order_handler>, run<map_handler>, run<article_handler>},
};

}  // namespace xylem::bench
