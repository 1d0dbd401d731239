// SPDX-License-Identifier: MIT
// A SAX handler on expat, reused from document to document.

#include <cstddef>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>

#include <expat.h>

#include "bench/library/order_handler.hpp"

namespace xylem::bench {

answer run_expat(document_list documents, const order_callback& callback);
answer run_expat_namespaces(document_list documents, const order_callback& callback);

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

answer run(parser_owner parser, document_list documents, const order_callback& callback) {
  if (!parser) throw std::bad_alloc();
  order_handler handler(callback);
  for (const std::string_view document : documents) {
    XML_ParserReset(parser.get(), nullptr);
    XML_SetUserData(parser.get(), &handler);
    XML_SetElementHandler(
        parser.get(),
        [](void* user, const XML_Char* name, const XML_Char**) {
          static_cast<order_handler*>(user)->start(name);
        },
        [](void* user, const XML_Char*) { static_cast<order_handler*>(user)->end(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* user, const XML_Char* text, int length) {
      static_cast<order_handler*>(user)->text({text, static_cast<std::size_t>(length)});
    });
    parse(parser.get(), document);
  }
  return handler.result();
}

}  // namespace

answer run_expat(document_list documents, const order_callback& callback) {
  return run({XML_ParserCreate(nullptr), XML_ParserFree}, documents, callback);
}

answer run_expat_namespaces(document_list documents, const order_callback& callback) {
  return run({XML_ParserCreateNS(nullptr, '\n'), XML_ParserFree}, documents, callback);
}

}  // namespace xylem::bench
