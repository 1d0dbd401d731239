// SPDX-License-Identifier: MIT
// The one list of rivals. A new one is a new file, a row here and a line in bench/CMakeLists.txt.

#include <algorithm>
#include <array>
#include <cstddef>

#include "bench/library/library.hpp"

namespace xylem::bench {

answer run_expat(document_list documents, const order_callback& callback);
answer run_expat_namespaces(document_list documents, const order_callback& callback);
answer run_libxml2_reader(document_list documents, const order_callback& callback);
answer run_libxml2_sax(document_list documents, const order_callback& callback);
answer run_libxml2_dom_maps(document_list documents, const order_callback& callback);
answer run_xylem_expat(document_list documents, const order_callback& callback);
answer run_xylem_scanner(document_list documents, const order_callback& callback);
answer run_xylem_libxml2(document_list documents, const order_callback& callback);
answer run_xylem_libxml2_sax(document_list documents, const order_callback& callback);

namespace {

constexpr std::array<library, 9> table{{
    {"xylem_scanner", "Xylem, scanner backend", run_xylem_scanner, "expat"},
    {"xylem_expat", "Xylem, expat backend", run_xylem_expat, "expat"},
    {"xylem_libxml2_sax", "Xylem, libxml2_sax backend", run_xylem_libxml2_sax, "libxml2_sax"},
    {"xylem_libxml2", "Xylem, libxml2 backend", run_xylem_libxml2, "libxml2_reader"},
    {"expat", "hand-written SAX handler, XML_ParserCreate", run_expat},
    {"expat_namespaces", "the same handler, XML_ParserCreateNS", run_expat_namespaces},
    {"libxml2_sax", "the same handler on libxml2's push parser, SAX2", run_libxml2_sax},
    {"libxml2_reader", "the same handler behind xmlTextReaderRead", run_libxml2_reader},
    {"libxml2_dom_maps", "libxml2 DOM, converted whole into nested maps", run_libxml2_dom_maps},
}};

}  // namespace

std::span<const library> libraries() {
  return table;
}

const library* find_library(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [name](const library& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

answer right_answer(std::uint64_t count, const order_options& options) {
  const order_callback no_callback;
  answer_builder answer(no_callback);
  for (std::uint64_t index = 0; index < count; ++index) {
    const expected_order expected = expect_order(index, options);
    order_fields fields;
    std::copy(expected.fields.begin(), expected.fields.end(), fields.begin());
    answer.add(fields);
  }
  return answer.result();
}

}  // namespace xylem::bench
