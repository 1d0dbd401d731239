// SPDX-License-Identifier: MIT
//
// Projections as people write them, over all real documents of their formats: Xylem gives what
// XPath gives.

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_expected.hpp"
#include "conformance/xpath_oracle_files.hpp"
#include "conformance/xpath_oracle_handwritten.hpp"
#include "conformance/xpath_oracle_schema.hpp"

namespace {

using namespace xylem::oracle;

bool is_used(const cell_outcome& cell) {
  const bool has_rows = std::ranges::any_of(
      cell.rows, [](const row_outcome& row) { return std::ranges::any_of(row.cells, is_used); });
  const auto says_something = [](const std::string& text) { return !text.empty() && text != "0"; };
  return has_rows || std::ranges::any_of(cell.texts, says_something);
}

using use_counts = std::map<const xylem::schema_field*, std::size_t>;

// How often each field, nested ones included, had a value.
void count_uses(const std::vector<xylem::schema_field>& fields, const row_outcome& row,
                use_counts& counts) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (is_used(row.cells[i])) ++counts[&fields[i]];
    for (const row_outcome& inner : row.cells[i].rows)
      count_uses(fields[i].fields, inner, counts);
  }
}

// No field is there in vain.
void expect_used(const std::vector<xylem::schema_field>& fields, use_counts& counts,
                 std::string_view format) {
  for (const xylem::schema_field& f : fields) {
    EXPECT_NE(counts[&f], 0U) << format << ": no document has a value for " << f.path;
    expect_used(f.fields, counts, format);
  }
}

struct tally {
  std::size_t documents = 0;
  std::size_t rows = 0;
  use_counts uses;
};

void compare(const handwritten& projection, const document& doc, const std::string& file,
             tally& counts) {
  const xylem::schema_declaration& declared = projection.declaration;
  const outcome expected = expect_by_xpath(declared, doc);
  const outcome actual = read_by_xylem(declared, doc.bytes());
  const auto differs = difference(declared, expected, actual);
  EXPECT_FALSE(differs) << file << ", " << projection.format << ":\n"
                        << describe(declared) << *differs;
  EXPECT_EQ(expected.failure, xylem::errc::ok) << file << ", " << projection.format;
  ++counts.documents;
  counts.rows += expected.rows.size();
  for (const row_outcome& row : expected.rows)
    count_uses(declared.fields, row, counts.uses);
}

TEST(HandwrittenProjections, GiveWhatXPathGives) {
  XYLEM_REQUIRE_TEST_DATA();
  const std::vector<handwritten> projections = handwritten_projections();
  std::vector<tally> counts(projections.size());
  for (const std::filesystem::path& file : data_files()) {
    const document doc(read_document(data_folder() / file));
    if (!doc.is_well_formed() || doc.has_internal_subset()) continue;
    for (std::size_t i = 0; i < projections.size(); ++i) {
      if (fits(projections[i], doc)) compare(projections[i], doc, file.generic_string(), counts[i]);
    }
  }
  for (std::size_t i = 0; i < projections.size(); ++i) {
    const handwritten& p = projections[i];
    std::cout << p.format << ": " << counts[i].documents << " documents, " << counts[i].rows
              << " records\n";
    EXPECT_GE(counts[i].documents, p.min_documents) << p.format;
    expect_used(p.declaration.fields, counts[i].uses, p.format);
  }
}

}  // namespace
