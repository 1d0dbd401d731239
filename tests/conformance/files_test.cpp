// SPDX-License-Identifier: MIT
//
// Every real file, XML or not: all backends give the same verdict, the same class of error and the
// same rows, however the file is cut, and so does expat called directly.

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "conformance/agreement.hpp"
#include "conformance/extent.hpp"
#include "conformance/minimal_document.hpp"
#include "conformance/xpath_oracle_files.hpp"

namespace {

using namespace xylem::conformance;
namespace fs = std::filesystem;

constexpr std::size_t shards = 8;
constexpr std::size_t names_of_each_kind = 24;

// Larger files are read in single bytes, in sevens, with their string values only in a long run.
constexpr std::size_t most_in_single_bytes = 16U << 10U;
constexpr std::size_t most_in_sevens = 256U << 10U;
constexpr std::size_t most_string_values = 256U << 10U;
// Under a sanitizer, one of so many files, and none that is larger.
constexpr std::size_t sampling = is_instrumented ? 6 : 1;
constexpr std::size_t most_instrumented = 300U << 10U;

std::vector<fs::path> all_files() {
  const fs::path folder = xylem::oracle::data_folder();
  std::vector<fs::path> out;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) out.push_back(entry.path().lexically_relative(folder));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::size_t> chunk_sizes_for(std::size_t bytes) {
  std::vector<std::size_t> out = {whole, 4096};
  if (bytes <= most_in_sevens || wants_long_tests()) out.push_back(7);
  if (bytes <= most_in_single_bytes || wants_long_tests()) out.push_back(1);
  return out;
}

class Files : public testing::TestWithParam<std::size_t> {
 protected:
  void compare(const fs::path& file, const std::string& document, const whole_document& wanted) {
    agreement readers(wanted);
    const std::vector<std::size_t> sizes = chunk_sizes_for(document.size());
    const auto differs = readers.disagreement(document, sizes);
    ++readings_;
    rows_ += row_count(readers.first().rows);
    ++by_class_[name(class_of(readers.first().code))];
    // No document may reveal a mistake of the library.
    EXPECT_NE(class_of(readers.first().code), xylem::error_class::internal) << file;
    if (readers.was_compared_with_expat()) ++compared_;
    if (!differs) return;
    const std::string minimal = minimal_document(
        document,
        [&](std::string_view shorter) { return readers.disagreement(shorter, sizes).has_value(); },
        500);
    ADD_FAILURE() << file << ", rows " << wanted.record << ": " << *differs
                  << "\nminimal: " << escaped(minimal) << ": "
                  << readers.disagreement(minimal, sizes).value_or("");
  }

  raw_expat expat_;
  std::size_t readings_ = 0;
  std::size_t rows_ = 0;
  std::size_t compared_ = 0;
  std::map<std::string_view, std::size_t> by_class_;
};

TEST_P(Files, AreReadAlikeByAll) {
  XYLEM_REQUIRE_TEST_DATA();
  const std::size_t sample = wants_long_tests() ? 1 : sampling;
  const std::vector<fs::path> files = all_files();
  for (std::size_t i = GetParam(); i < files.size(); i += shards) {
    if (i / shards % sample != 0) continue;
    const std::string document =
        xylem::oracle::read_document(xylem::oracle::data_folder() / files[i]);
    if (is_instrumented && document.size() > most_instrumented) continue;
    whole_document wanted;
    expat_.collect(document, wanted.names, names_of_each_kind);
    if (document.size() > most_string_values) wanted.values = string_values::left_out;
    compare(files[i], document, wanted);
    // Records at one level, with all that is inside.
    compare(files[i], document, {.record = "/*/*", .names = wanted.names});
  }
  std::cout << readings_ << " readings, " << rows_ << " rows, " << compared_
            << " compared with expat itself";
  for (const auto& [kind, count] : by_class_)
    std::cout << "; " << (kind == "none" ? "accepted" : kind) << ' ' << count;
  std::cout << '\n';
  EXPECT_GE(readings_, 2 * files.size() / shards / sample - 8);
  EXPECT_GT(by_class_["none"], readings_ / 8);
  EXPECT_GT(compared_, readings_ / 8);
}

INSTANTIATE_TEST_SUITE_P(Shards, Files, testing::Range<std::size_t>(0, shards));

}  // namespace
