// SPDX-License-Identifier: MIT
// The documents of the W3C XML Conformance Test Suite through the gate: the same text and the same
// failure in any pieces. Whether the answers are right is tested elsewhere.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "conformance/extent.hpp"
#include "gate_driver.hpp"

namespace xylem::input {
namespace {

std::filesystem::path data_folder() {
  if (const char* const folder = std::getenv("XYLEM_TEST_DATA")) return folder;
#ifdef XYLEM_TEST_DATA
  return XYLEM_TEST_DATA;
#else
  return "../shared/data";
#endif
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(conformance_pieces, give_the_same_answer) {
  const std::filesystem::path suite = data_folder() / "conformance" / "xmlconf";
  if (!std::filesystem::exists(suite)) GTEST_SKIP() << "no W3C suite at " << suite;
  const std::vector<std::size_t> sizes = conformance::is_instrumented
                                             ? std::vector<std::size_t>{1, 7}
                                             : std::vector<std::size_t>{1, 2, 3, 7, 64};
  std::size_t documents = 0;
  std::size_t refused = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(suite)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".xml") continue;
    const std::string document = bytes_of(entry.path());
    const bool is_short = document.size() <= 100'000;
    const test::outcome got =
        test::drive_every_way(document, {}, is_short ? sizes : std::vector<std::size_t>{1});
    ASSERT_FALSE(testing::Test::HasFailure()) << entry.path();
    ++documents;
    refused += got.code == errc::ok ? 0U : 1U;
  }
  EXPECT_GT(documents, 2000U);
  EXPECT_GT(refused, 1000U) << "most documents of the suite have an internal subset";
}

}  // namespace
}  // namespace xylem::input
