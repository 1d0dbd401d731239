// SPDX-License-Identifier: MIT
//
// Which real documents are read: all that libxml2 finds well-formed, but for those that a policy
// refuses, and none else.

#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <xylem/error.hpp>

#include <gtest/gtest.h>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_files.hpp"
#include "conformance/xpath_oracle_handwritten.hpp"
#include "conformance/xpath_oracle_schema.hpp"

namespace {

using namespace xylem::oracle;
using xylem::errc;

errc verdict(const std::string& document) {
  xylem::schema_declaration declared;
  declared.record = "/*";
  declared.fields = {listed("text()")};
  const outcome read = read_by_xylem(declared, document);
  // A complete document has one root element.
  EXPECT_EQ(read.rows.size(), read.failure == errc::ok ? 1U : read.rows.size());
  return read.failure;
}

// What Xylem must answer. `errc::ok` stands for itself, everything else for "refused, by this
// code"; `document_truncated` for any error of well-formedness.
errc expected_verdict(const document& doc) {
  if (doc.has_internal_subset()) return errc::dtd_forbidden;
  if (!doc.is_well_formed()) return errc::document_truncated;
  // Only an external subset, which is never opened, could declare these entities.
  if (doc.has_unresolved_references()) return errc::entity_undefined;
  return errc::ok;
}

bool is_well_formedness_error(errc code) {
  using xylem::error_class;
  const error_class kind = xylem::class_of(code);
  return kind == error_class::syntax || kind == error_class::namespaces ||
         kind == error_class::truncated || kind == error_class::entity ||
         kind == error_class::encoding;
}

TEST(Verdict, IsThatOfLibxml2) {
  XYLEM_REQUIRE_TEST_DATA();
  std::map<errc, std::vector<std::filesystem::path>> by_code;
  std::set<std::string> folders_read;
  for (const std::filesystem::path& file : data_files()) {
    const document doc(read_document(data_folder() / file));
    const errc wanted = expected_verdict(doc);
    const errc given = verdict(doc.bytes());
    by_code[given].push_back(file);
    if (given == errc::ok) {
      auto part = file.begin();
      const std::string top = part->string();
      folders_read.insert(top + "/" + (++part)->string());
    }
    if (wanted == errc::document_truncated) {
      EXPECT_TRUE(is_well_formedness_error(given)) << file << ": " << xylem::name(given);
    } else {
      EXPECT_EQ(given, wanted) << file << ": " << xylem::name(given);
    }
  }
  for (const auto& [code, files] : by_code) {
    std::cout << files.size() << " files: " << (code == errc::ok ? "read" : xylem::name(code))
              << '\n';
    if (code == errc::ok) continue;
    for (const std::filesystem::path& file : files)
      std::cout << "    " << file.generic_string() << '\n';
  }
  // The documents are of many kinds, and nearly all of them are read.
  const std::size_t all = data_files().size();
  EXPECT_GE(all, 400U);
  EXPECT_GE(by_code[errc::ok].size(), all * 9 / 10);
  EXPECT_EQ(by_code[errc::dtd_forbidden].size(), 1U);
  EXPECT_GE(folders_read.size(), 19U);
}

TEST(Verdict, CompressedDocumentsAreComplete) {
  XYLEM_REQUIRE_TEST_DATA();
  std::size_t found = 0;
  for (const std::filesystem::path& file : data_files()) {
    if (file.extension() != ".gz" && file.extension() != ".bz2") continue;
    ++found;
    EXPECT_GT(read_document(data_folder() / file).size(),
              2 * std::filesystem::file_size(data_folder() / file))
        << file;
  }
  EXPECT_GE(found, 5U);
}

}  // namespace
