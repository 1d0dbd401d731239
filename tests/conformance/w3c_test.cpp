// SPDX-License-Identifier: MIT
//
// The W3C suite, every case on every backend at several chunk sizes: the verdict that the rules and
// the list expect, rows that expat called directly gives as well, and rows equal to the canonical
// output where the suite has one.

#include <array>
#include <iostream>
#include <map>
#include <set>
#include <string>

#include <xylem/backend.hpp>

#include <gtest/gtest.h>

#include "conformance/backend_reading.hpp"
#include "conformance/w3c_expectations.hpp"
#include "conformance/w3c_suite.hpp"
#include "conformance/xpath_oracle_files.hpp"

namespace {

using namespace xylem::conformance;
using xylem::errc;

constexpr std::array<std::size_t, 4> chunk_sizes = {whole, 1, 7, 4096};
constexpr std::size_t names_of_each_kind = 64;

// The number of cases in each group; a change has to be explained in docs/conformance.md.
constexpr std::array<std::size_t, w3c_group_names.size()> cases_in_group = {
    138, 297, 1843, 143, 29, 13, 10, 2, 45, 55, 5, 5};
constexpr std::size_t canonical_outputs = 33;

// Of backends(), for the names of tests.
const xylem::backend_info& backend_at(std::size_t index) {
  return xylem::backends()[index];
}

class W3cSuite : public testing::TestWithParam<std::size_t> {
 protected:
  // The answer whole; at all chunk sizes it has to be the same.
  answer read(const whole_document& wanted, const std::string& document, xylem::options how = {}) {
    backend_reading reading(schema_of(declaration_of(wanted)), backend_at(GetParam()),
                            std::move(how));
    const answer first = reading.pull(document);
    for (const std::size_t size : chunk_sizes) {
      const auto differs = difference(first, reading.feed(document, size));
      EXPECT_FALSE(differs) << (size == whole ? "fed whole"
                                              : "in chunks of " + std::to_string(size))
                            << ": " << *differs;
    }
    return first;
  }

  // Rows against another document that holds the same: the canonical form. `wanted` has the names
  // of the document itself: attributes that its external subset adds are not its own.
  void expect_rows_of(const std::string& canonical, const whole_document& wanted,
                      const answer& given) {
    const expat_answer seen = expat_.rows(canonical, wanted);
    ASSERT_TRUE(seen.is_accepted());
    const auto differs = row_difference(seen.rows, given.rows);
    EXPECT_FALSE(differs) << *differs;
  }

  raw_expat expat_;
};

TEST_P(W3cSuite, IsAnsweredAsExpected) {
  if (w3c_folder().empty()) GTEST_SKIP() << "THE W3C SUITE IS MISSING: see XYLEM_TEST_DATA";
  const w3c_expectations expectations;
  std::array<std::size_t, w3c_group_names.size()> passed{};
  std::array<std::size_t, w3c_group_names.size()> cases{};
  std::size_t canonical = 0;
  std::size_t listed = 0;
  for (const w3c_case& c : w3c_cases()) {
    SCOPED_TRACE(c.id + ", " + c.document.generic_string());
    const std::string document = read_w3c_file(c.document);
    whole_document wanted;
    const expat_answer seen = expat_.collect(document, wanted.names, names_of_each_kind);
    const w3c_expectation expected = expectations.of(c, document, seen);
    const auto group = static_cast<std::size_t>(expected.group);
    const answer given = read(wanted, document);
    ++cases[group];
    listed += expectations.listed().count(c.id);
    const bool is_as_expected = satisfies(given.code, expected);
    EXPECT_TRUE(is_as_expected) << "expected: " << w3c_group_names[group] << "; answered: "
                                << (given.is_accepted() ? "accepted" : name(given.code));
    if (is_as_expected) ++passed[group];
    if (!given.is_accepted()) continue;
    if (seen.is_accepted()) {
      const auto differs = row_difference(expat_.rows(document, wanted).rows, given.rows);
      EXPECT_FALSE(differs) << *differs;
    }
    if (!c.canonical.empty()) {
      expect_rows_of(read_w3c_file(c.canonical), wanted, given);
      ++canonical;
    }
  }
  std::cout << backend_at(GetParam()).name << ' ' << backend_at(GetParam()).version << ":\n";
  for (std::size_t i = 0; i < cases.size(); ++i) {
    std::cout << "  " << passed[i] << " of " << cases[i] << "  " << w3c_group_names[i] << '\n';
    EXPECT_EQ(cases[i], cases_in_group[i]) << w3c_group_names[i];
  }
  std::cout << "  " << canonical << " equal to their canonical output\n";
  EXPECT_EQ(canonical, canonical_outputs);
  EXPECT_EQ(listed, expectations.listed().size()) << "the list names cases that do not exist";
}

// With dtd::forbid every document that comes to its DOCTYPE is refused there.
TEST_P(W3cSuite, IsForbiddenItsDoctypes) {
  if (w3c_folder().empty()) GTEST_SKIP() << "THE W3C SUITE IS MISSING: see XYLEM_TEST_DATA";
  xylem::options forbidding;
  forbidding.dtd = xylem::dtd::forbid;
  std::size_t forbidden = 0;
  for (const w3c_case& c : w3c_cases()) {
    const std::string document = read_w3c_file(c.document);
    // Its version comes first, and expat takes any.
    if (!expat_.check(document).has_doctype || c.id == "rmt-008") continue;
    SCOPED_TRACE(c.id + ", " + c.document.generic_string());
    const answer given = read({}, document, forbidding);
    EXPECT_EQ(given.code, errc::dtd_forbidden) << name(given.code);
    EXPECT_EQ(given.rows, "");
    ++forbidden;
  }
  EXPECT_GE(forbidden, 1900U);
}

// With dtd::text_entities an internal subset is read as far as it declares entities of plain text:
// then the document is answered as the suite says, with the rows that expat gives, which reads the
// whole of it.
TEST_P(W3cSuite, IsReadWithItsTextEntities) {
  if (w3c_folder().empty()) GTEST_SKIP() << "THE W3C SUITE IS MISSING: see XYLEM_TEST_DATA";
  xylem::options reading_entities;
  reading_entities.dtd = xylem::dtd::text_entities;
  std::size_t unsupported = 0;
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t canonical = 0;
  for (const w3c_case& c : w3c_cases()) {
    SCOPED_TRACE(c.id + ", " + c.document.generic_string());
    const std::string document = read_w3c_file(c.document);
    whole_document wanted;
    const expat_answer seen = expat_.collect(document, wanted.names, names_of_each_kind);
    if (!seen.has_internal_subset || c.id == "rmt-008") continue;
    const answer given = read(wanted, document, reading_entities);
    if (given.code == errc::dtd_unsupported) {
      ++unsupported;
    } else if (given.is_accepted()) {
      ++accepted;
      EXPECT_TRUE(seen.is_accepted()) << XML_ErrorString(seen.error);
      const auto differs = row_difference(expat_.rows(document, wanted).rows, given.rows);
      EXPECT_FALSE(differs) << *differs;
      // An external subset may give types to attributes; XML 1.1 has other line ends.
      if (c.canonical.empty() || seen.has_external_identifier || c.scope == "xml1.1") continue;
      expect_rows_of(read_w3c_file(c.canonical), wanted, given);
      ++canonical;
    } else {
      ++refused;
      const bool may_be_declared_elsewhere =
          given.code == errc::entity_undefined && seen.has_external_identifier;
      const bool is_over_limit = given.code == errc::limit_name;  // two of tests for long names
      EXPECT_TRUE(!seen.is_accepted() || may_be_declared_elsewhere || is_over_limit)
          << name(given.code);
    }
  }
  std::cout << backend_at(GetParam()).name << ": " << accepted << " accepted, " << canonical
            << " of them equal to their canonical output, " << refused << " refused, "
            << unsupported << " declare more than text entities\n";
  EXPECT_EQ(accepted, 252U);
  EXPECT_EQ(canonical, 119U);
  EXPECT_EQ(unsupported, 685U);
}

INSTANTIATE_TEST_SUITE_P(Backends, W3cSuite,
                         testing::Range<std::size_t>(0, xylem::backends().size()),
                         [](const auto& i) { return std::string(backend_at(i.param).name); });

}  // namespace
