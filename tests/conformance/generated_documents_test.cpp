// SPDX-License-Identifier: MIT
//
// Generated documents, most of them damaged: every backend gives the same, however they are cut. A
// failure prints the document's number and the shortest part of it that still fails.

#include <array>
#include <cstdint>
#include <iostream>
#include <set>
#include <string>

#include <xylem/backend.hpp>

#include <gtest/gtest.h>

#include "conformance/agreement.hpp"
#include "conformance/document_generator.hpp"
#include "conformance/document_mutator.hpp"
#include "conformance/extent.hpp"
#include "conformance/minimal_document.hpp"

namespace {

using namespace xylem::conformance;

constexpr std::uint64_t shards = 8;

// As many as take about the same time whatever the number of backends.
std::uint64_t documents_of_a_shard() {
  if (const std::uint64_t factor = long_tests_factor(); factor != 0) return factor * 300'000;
  return (is_instrumented ? 10'000 : 120'000) / (xylem::backends().size() + 1);
}

class GeneratedDocuments : public testing::TestWithParam<std::uint64_t> {};

TEST_P(GeneratedDocuments, AreReadAlikeByAll) {
  agreement readers({.record = "//*", .names = generated_names()});
  constexpr std::array<std::size_t, 8> chunk_sizes = {1, 7, 2, 3, 1, 13, 64, 4096};
  const std::uint64_t count = documents_of_a_shard();
  std::uint64_t accepted = 0;
  std::uint64_t compared = 0;
  std::uint64_t rows = 0;
  std::uint64_t differences = 0;
  std::set<xylem::errc> codes;
  for (std::uint64_t i = 0; i < count && differences < 3; ++i) {
    const std::uint64_t number = GetParam() + i * shards;
    const std::string document = generated_document(number);
    const std::array<std::size_t, 2> sizes = {whole, chunk_sizes[i % chunk_sizes.size()]};
    const auto differs = readers.disagreement(document, sizes);
    if (differs) {
      ++differences;
      const std::string minimal = minimal_document(document, [&](std::string_view shorter) {
        return readers.disagreement(shorter, sizes).has_value();
      });
      ADD_FAILURE() << "generated document " << number << ": " << *differs
                    << "\nminimal: " << escaped(minimal) << ": "
                    << readers.disagreement(minimal, sizes).value_or("");
      continue;
    }
    codes.insert(readers.first().code);
    EXPECT_NE(class_of(readers.first().code), xylem::error_class::internal)
        << "generated document " << number;
    rows += row_count(readers.first().rows);
    if (readers.first().is_accepted()) ++accepted;
    if (readers.was_compared_with_expat()) ++compared;
  }
  std::cout << count << " documents, " << accepted << " of them accepted, " << codes.size()
            << " codes, " << rows << " rows; " << compared << " compared with expat itself\n";
  if (differences != 0) return;
  // They are of many kinds.
  EXPECT_GT(accepted, count / 4);
  EXPECT_GT(count - accepted, count / 4);
  EXPECT_GT(compared, count * 8 / 10);
  EXPECT_GT(rows, count);
  EXPECT_GE(codes.size(), is_instrumented ? 15U : 18U);
}

INSTANTIATE_TEST_SUITE_P(Shards, GeneratedDocuments, testing::Range<std::uint64_t>(0, shards));

}  // namespace
