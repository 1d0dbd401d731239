// SPDX-License-Identifier: MIT
//
// Every real document, with random projections made of its own paths: Xylem gives what XPath gives.

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>

#include <gtest/gtest.h>

#include "conformance/extent.hpp"
#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_expected.hpp"
#include "conformance/xpath_oracle_files.hpp"
#include "conformance/xpath_oracle_generator.hpp"
#include "conformance/xpath_oracle_schema.hpp"

namespace {

using namespace xylem::oracle;
using xylem::conformance::is_instrumented;

constexpr std::size_t shard_count = 8;
// Read with all projections of a document.
constexpr std::size_t elements_per_document = is_instrumented ? 50'000 : 600'000;
constexpr std::size_t min_projections = is_instrumented ? 1 : 4;
constexpr std::size_t max_projections = 24;

struct tally {
  std::size_t documents = 0;
  std::size_t projections = 0;
  std::size_t rows = 0;
  std::size_t values = 0;
  std::size_t failures_agreed = 0;

  void add(const row_outcome& row) {
    ++rows;
    for (const cell_outcome& cell : row.cells) {
      values += cell.texts.size();
      for (const row_outcome& inner : cell.rows)
        add(inner);
    }
  }
};

class RandomProjections : public testing::TestWithParam<std::size_t> {};

void compare(const document& doc, const std::filesystem::path& file, tally& counts) {
  projection_generator generate(doc, file.generic_string());
  const std::size_t projections =
      std::clamp(elements_per_document / doc.elements().size(), min_projections, max_projections);
  for (std::size_t i = 0; i < projections; ++i) {
    const xylem::schema_declaration declared = generate.next();
    const outcome expected = expect_by_xpath(declared, doc);
    const outcome actual = read_by_xylem(declared, doc.bytes());
    const auto differs = difference(declared, expected, actual);
    EXPECT_FALSE(differs) << file << ", projection " << i << ":\n"
                          << describe(declared) << *differs;
    ++counts.projections;
    if (expected.failure != xylem::errc::ok) ++counts.failures_agreed;
    for (const row_outcome& row : expected.rows)
      counts.add(row);
  }
  ++counts.documents;
}

TEST_P(RandomProjections, GiveWhatXPathGives) {
  XYLEM_REQUIRE_TEST_DATA();
  const std::vector<std::filesystem::path> files = data_files();
  tally counts;
  for (std::size_t i = GetParam(); i < files.size(); i += shard_count) {
    const document doc(read_document(data_folder() / files[i]));
    // Whether they are refused rightly is asked in verdict_test.cpp.
    if (!doc.is_well_formed() || doc.has_internal_subset()) continue;
    compare(doc, files[i], counts);
  }
  std::cout << counts.documents << " documents, " << counts.projections << " projections, "
            << counts.rows << " rows, " << counts.values << " values equal; "
            << counts.failures_agreed << " projections rightly end in an error\n";
  EXPECT_GE(counts.documents, files.size() * 8 / 10 / shard_count);
  // Most projections find something, and few end early.
  EXPECT_GE(counts.values, counts.projections * 20);
  EXPECT_LE(counts.failures_agreed * 5, counts.projections);
}

INSTANTIATE_TEST_SUITE_P(Shards, RandomProjections, testing::Range<std::size_t>(0, shard_count));

}  // namespace
