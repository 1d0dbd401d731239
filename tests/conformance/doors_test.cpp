// SPDX-License-Identifier: MIT
//
// What comes in through the other doors is what XPath gives too: pushed in small chunks, and one
// message at a time.

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_expected.hpp"
#include "conformance/xpath_oracle_files.hpp"
#include "conformance/xpath_oracle_generator.hpp"
#include "conformance/xpath_oracle_handwritten.hpp"
#include "conformance/xpath_oracle_schema.hpp"

namespace {

using namespace xylem::oracle;
using xylem::errc;

constexpr std::size_t max_document_bytes = 40'000;
constexpr std::size_t chunk_bytes = 7;
constexpr std::size_t random_projections = 3;

struct tally {
  std::size_t documents = 0;
  std::size_t projections = 0;
  std::size_t messages = 0;  // with exactly one record
};

// An extractor refuses what is not exactly one record. A message that also has an error may end
// with either.
outcome expected_message(const outcome& expected) {
  if (expected.rows.size() == 1) return expected;
  return {{}, expected.rows.empty() ? errc::record_absent : errc::record_not_unique};
}

void compare(const xylem::schema_declaration& declared, const document& doc,
             const std::filesystem::path& file, tally& counts) {
  const outcome expected = expect_by_xpath(declared, doc);
  const auto check = [&](std::string_view door, const outcome& wanted, const outcome& actual) {
    const auto differs = difference(declared, wanted, actual);
    EXPECT_FALSE(differs) << file << ", through " << door << ":\n"
                          << describe(declared) << *differs;
  };
  check("read", expected, read_by_xylem(declared, doc.bytes()));
  check("feed", expected, feed_to_xylem(declared, doc.bytes(), chunk_bytes));
  ++counts.projections;
  if (expected.failure != errc::ok) return;
  check("extractor", expected_message(expected), extract_by_xylem(declared, doc.bytes()));
  if (expected.rows.size() == 1) ++counts.messages;
}

TEST(Doors, GiveWhatXPathGives) {
  XYLEM_REQUIRE_TEST_DATA();
  tally counts;
  const std::vector<handwritten> written = handwritten_projections();
  for (const std::filesystem::path& file : data_files()) {
    const document doc(read_document(data_folder() / file));
    if (!doc.is_well_formed() || doc.has_internal_subset()) continue;
    if (doc.bytes().size() > max_document_bytes) continue;
    ++counts.documents;
    projection_generator generate(doc, "doors " + file.generic_string());
    for (std::size_t i = 0; i < random_projections; ++i)
      compare(generate.next(), doc, file, counts);
    for (const handwritten& projection : written) {
      if (fits(projection, doc)) compare(projection.declaration, doc, file, counts);
    }
  }
  std::cout << counts.documents << " documents, " << counts.projections << " projections, "
            << counts.messages << " messages of one record\n";
  EXPECT_GE(counts.documents, 350U);
  EXPECT_GE(counts.messages, 200U);
}

}  // namespace
