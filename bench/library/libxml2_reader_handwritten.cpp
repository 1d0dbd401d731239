// SPDX-License-Identifier: MIT
// A loop over xmlTextReaderRead, as libxml2's documentation shows it; the reader is reused from
// document to document.

#include <climits>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

#include <libxml/xmlreader.h>

#include "bench/library/article_handler.hpp"
#include "bench/library/map_handler.hpp"
#include "bench/library/order_handler.hpp"

namespace xylem::bench {

extern const library libxml2_reader_library;

namespace {

constexpr int options = XML_PARSE_NONET | XML_PARSE_NOENT;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// `wanted` ends with a zero.
field_text attribute_named(std::string_view wanted, xmlTextReader* reader) {
  const auto* const name = reinterpret_cast<const xmlChar*>(wanted.data());
  if (xmlTextReaderMoveToAttribute(reader, name) != 1) return std::nullopt;
  return view(xmlTextReaderConstValue(reader));
}

template <class Handler>
void start(xmlTextReader* reader, Handler& handler) {
  const bool is_empty = xmlTextReaderIsEmptyElement(reader) == 1;
  handler.start(view(xmlTextReaderConstLocalName(reader)),
                [reader](std::string_view wanted) { return attribute_named(wanted, reader); });
  if (is_empty) handler.end();
}

template <class Handler>
void read(xmlTextReader* reader, Handler& handler) {
  int status = xmlTextReaderRead(reader);
  for (; status == 1; status = xmlTextReaderRead(reader)) {
    switch (xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT:
        start(reader, handler);
        break;
      case XML_READER_TYPE_END_ELEMENT:
        handler.end();
        break;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (handler.wants_text()) handler.text(view(xmlTextReaderConstValue(reader)));
        break;
      default:
        break;
    }
  }
  if (status < 0) throw std::runtime_error("libxml2: a document is not well-formed");
}

template <class Handler>
answer run(document_list documents, const record_callback& callback) {
  Handler handler(callback);
  std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(nullptr, xmlFreeTextReader);
  for (const std::string_view document : documents) {
    if (document.size() > INT_MAX) throw std::runtime_error("libxml2: document over 2 GiB");
    const int size = static_cast<int>(document.size());
    if (!reader) {
      reader.reset(xmlReaderForMemory(document.data(), size, nullptr, nullptr, options));
      if (!reader) throw std::bad_alloc();
    } else if (xmlReaderNewMemory(reader.get(), document.data(), size, nullptr, nullptr, options) !=
               0) {
      throw std::bad_alloc();
    }
    read(reader.get(), handler);
  }
  return handler.result();
}

}  // namespace

constinit const library libxml2_reader_library{
    .name = "libxml2_reader",
    .description = "the same handlers behind xmlTextReaderRead",
    .run = {run<order_handler>, run<map_handler>, run<article_handler>},
};

}  // namespace xylem::bench
