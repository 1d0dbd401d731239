// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_FILES_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_FILES_HPP

// The real documents: where they are, and their bytes.

#include <filesystem>
#include <string>
#include <vector>

namespace xylem::oracle {

// The folder of real documents: environment variable XYLEM_TEST_DATA, else what the build was
// configured with. Empty when there is none.
[[nodiscard]] std::filesystem::path data_folder();

// All documents below idoc/ and business/, relative to data_folder(), in a fixed order.
[[nodiscard]] std::vector<std::filesystem::path> data_files();

// The bytes of a document; .gz and .bz2 files are decompressed. Throws std::runtime_error.
[[nodiscard]] std::string read_document(const std::filesystem::path& file);

}  // namespace xylem::oracle

// Ends a test that needs the real documents when they are not there.
#define XYLEM_REQUIRE_TEST_DATA()                                                   \
  if (xylem::oracle::data_folder().empty())                                         \
  GTEST_SKIP()                                                                      \
      << "THE REAL DOCUMENTS ARE MISSING: nothing is compared with XPath. Set the " \
         "environment variable XYLEM_TEST_DATA to the folder that holds idoc/ and business/"

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_FILES_HPP
