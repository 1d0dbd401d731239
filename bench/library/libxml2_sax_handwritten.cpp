// SPDX-License-Identifier: MIT
// A SAX2 handler on libxml2's push parser, reused from document to document.

#include <cstddef>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

#include <libxml/parser.h>

#include "bench/library/order_handler.hpp"

namespace xylem::bench {

answer run_libxml2_sax(document_list documents, const order_callback& callback);

namespace {

// xmlParseChunk counts in int; slices also keep libxml2's own buffer small.
constexpr std::size_t slice_bytes = std::size_t{1} << 16U;

std::string_view view(const xmlChar* text) {
  return reinterpret_cast<const char*>(text);
}

void on_text(void* user, const xmlChar* text, int length) {
  static_cast<order_handler*>(user)->text(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

xmlSAXHandler handlers() {
  xmlSAXHandler made{};
  made.initialized = XML_SAX2_MAGIC;
  made.startElementNs = [](void* user, const xmlChar* local, const xmlChar*, const xmlChar*, int,
                           const xmlChar**, int, int, const xmlChar**) {
    static_cast<order_handler*>(user)->start(view(local));
  };
  made.endElementNs = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    static_cast<order_handler*>(user)->end();
  };
  made.characters = on_text;
  made.ignorableWhitespace = on_text;
  made.cdataBlock = on_text;
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

}  // namespace

answer run_libxml2_sax(document_list documents, const order_callback& callback) {
  order_handler handler(callback);
  xmlSAXHandler sax = handlers();
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

}  // namespace xylem::bench
