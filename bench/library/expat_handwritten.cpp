// SPDX-License-Identifier: MIT
// SAX handlers on expat, reused from document to document.

#include <cstddef>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

#include <expat.h>

#include "bench/library/article_handler.hpp"
#include "bench/library/map_handler.hpp"
#include "bench/library/order_handler.hpp"

namespace xylem::bench {

extern const library expat_library;
extern const library expat_namespaces_library;

namespace {

// XML_Parse counts in int; slices also keep expat's own buffer small.
constexpr std::size_t slice_bytes = std::size_t{1} << 18U;

using parser_owner = std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)>;

void parse(XML_Parser parser, std::string_view document) {
  bool is_final = false;
  while (!is_final) {
    const std::string_view slice = document.substr(0, slice_bytes);
    document.remove_prefix(slice.size());
    is_final = document.empty();
    if (XML_Parse(parser, slice.data(), static_cast<int>(slice.size()), is_final ? 1 : 0) ==
        XML_STATUS_OK) {
      continue;
    }
    throw std::runtime_error(std::string("expat: ") + XML_ErrorString(XML_GetErrorCode(parser)) +
                             " at byte " + std::to_string(XML_GetCurrentByteIndex(parser)));
  }
}

template <class Handler>
answer run(parser_owner parser, document_list documents, const record_callback& callback) {
  if (!parser) throw std::bad_alloc();
  Handler handler(callback);
  for (const std::string_view document : documents) {
    XML_ParserReset(parser.get(), nullptr);
    XML_SetUserData(parser.get(), &handler);
    XML_SetElementHandler(
        parser.get(),
        [](void* user, const XML_Char* name, const XML_Char** attributes) {
          static_cast<Handler*>(user)->start(name, [attributes](std::string_view wanted) {
            const XML_Char** at = attributes;
            while (*at != nullptr && wanted != *at)
              at += 2;
            return *at == nullptr ? field_text() : field_text(at[1]);
          });
        },
        [](void* user, const XML_Char*) { static_cast<Handler*>(user)->end(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* user, const XML_Char* text, int length) {
      static_cast<Handler*>(user)->text({text, static_cast<std::size_t>(length)});
    });
    parse(parser.get(), document);
  }
  return handler.result();
}

template <class Handler>
answer run_plain(document_list documents, const record_callback& callback) {
  return run<Handler>({XML_ParserCreate(nullptr), XML_ParserFree}, documents, callback);
}

template <class Handler>
answer run_namespaces(document_list documents, const record_callback& callback) {
  return run<Handler>({XML_ParserCreateNS(nullptr, '\n'), XML_ParserFree}, documents, callback);
}

}  // namespace

constinit const library expat_library{
    .name = "expat",
    .description = "hand-written SAX handlers, XML_ParserCreate",
    .run = {run_plain<order_handler>, run_plain<map_handler>, run_plain<article_handler>},
};

constinit const library expat_namespaces_library{
    .name = "expat_namespaces",
    .description = "the same handlers, XML_ParserCreateNS",
    .run = {run_namespaces<order_handler>, run_namespaces<map_handler>,
            run_namespaces<article_handler>},
};

}  // namespace xylem::bench
