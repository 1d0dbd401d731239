// SPDX-License-Identifier: MIT
//
// libxml2's documents with the events that its own tests recorded: every backend gives the
// elements, texts and attributes of the events.

#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/backend.hpp>

#include <gtest/gtest.h>

#include "conformance/backend_reading.hpp"
#include "conformance/raw_expat.hpp"
#include "conformance/sax2_trace.hpp"
#include "conformance/xpath_oracle_files.hpp"

namespace {

using namespace xylem::conformance;
namespace fs = std::filesystem;

std::vector<std::string_view> cells_of(std::string_view& rows) {
  std::vector<std::string_view> out;
  while (rows.front() != row_end) {
    const std::size_t end = rows.find(cell_end);
    out.push_back(rows.substr(0, end));
    rows.remove_prefix(end + 1);
  }
  rows.remove_prefix(1);
  return out;
}

class Sax2Traces : public testing::TestWithParam<std::size_t> {
 protected:
  // One row of "//*" without string values. Values with references are traced as they are written.
  static void expect_row(const std::vector<std::string_view>& cells, const traced_element& element,
                         const document_names& names, bool has_references) {
    std::size_t at = 0;
    EXPECT_EQ(cells[at].starts_with('='), element.has_text) << element.name;
    if (element.has_text) {
      EXPECT_TRUE(element.text.is_of(cells[at].substr(1))) << element.name << ": " << cells[at];
    }
    for (const std::string& name : names.attributes) {
      ++at;
      const auto traced = element.attributes.find(name);
      EXPECT_EQ(cells[at].starts_with('='), traced != element.attributes.end()) << name;
      if (traced == element.attributes.end() || has_references) continue;
      EXPECT_TRUE(traced->second.is_of(cells[at].substr(1))) << name << ": " << cells[at];
    }
    for (const std::string& name : names.elements) {
      ++at;
      const auto traced = element.children.find(name);
      const std::size_t count = traced == element.children.end() ? 0 : traced->second;
      EXPECT_EQ(cells[at], std::to_string(count)) << name << " in " << element.name;
    }
  }
};

TEST_P(Sax2Traces, TellWhatIsRead) {
  XYLEM_REQUIRE_TEST_DATA();
  const fs::path folder = xylem::oracle::data_folder() / "peers" / "libxml2" / "GNOME__libxml2";
  const xylem::backend_info& which = xylem::backends()[GetParam()];
  raw_expat expat;
  std::size_t compared = 0;
  std::size_t refused = 0;
  std::size_t elements = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder / "result")) {
    const fs::path document_file = folder / "test" / entry.path().stem();
    if (entry.path().extension() != ".sax2" || !fs::exists(document_file)) continue;
    SCOPED_TRACE(document_file.filename());
    const std::string document = xylem::oracle::read_document(document_file);
    whole_document wanted;
    wanted.values = string_values::left_out;
    expat.collect(document, wanted.names, 64);
    backend_reading reading(schema_of(declaration_of(wanted)), which);
    const answer& given = reading.feed(document);
    if (!given.is_accepted()) {
      ++refused;
      continue;
    }
    const std::vector<traced_element> traced =
        read_sax2_trace(xylem::oracle::read_document(entry.path()));
    ASSERT_EQ(row_count(given.rows), traced.size());
    std::string_view rows = given.rows;
    const bool has_references = document.find('&') != std::string::npos;
    for (const traced_element& element : traced)
      expect_row(cells_of(rows), element, wanted.names, has_references);
    ++compared;
    elements += traced.size();
  }
  std::cout << which.name << ": " << compared << " traces, " << elements << " elements equal; "
            << refused << " documents are refused\n";
  EXPECT_GE(compared, 38U);
  EXPECT_GE(elements, 5000U);
}

INSTANTIATE_TEST_SUITE_P(Backends, Sax2Traces,
                         testing::Range<std::size_t>(0, xylem::backends().size()),
                         [](const auto& i) {
                           return std::string(xylem::backends()[i.param].name);
                         });

}  // namespace
