// SPDX-License-Identifier: MIT
//
// What remains different between backends in an error's class, code and place, as the table that
// docs/conformance.md shows: malformed files, the W3C suite's cases that are not well-formed, and
// generated documents. Besides, how often the place is the very byte that is wrong.

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/backend.hpp>

#include <gtest/gtest.h>

#include "conformance/backend_reading.hpp"
#include "conformance/document_generator.hpp"
#include "conformance/document_mutator.hpp"
#include "conformance/extent.hpp"
#include "conformance/w3c_suite.hpp"
#include "conformance/whole_document.hpp"
#include "conformance/xpath_oracle_files.hpp"

namespace {

using namespace xylem::conformance;
using xylem::errc;
namespace fs = std::filesystem;

constexpr std::array<std::size_t, 3> chunk_sizes = {whole, 7, 1};

struct count_of_errors {
  std::uint64_t all = 0;
  // Every backend at every chunk size gives the same.
  std::uint64_t same_class = 0;
  std::uint64_t same_code = 0;
  std::uint64_t same_place = 0;
  // Of the place: the document ends there, it is the byte that no continuation could make right, or
  // the beginning of what holds that byte.
  std::uint64_t at_the_end = 0;
  std::uint64_t at_the_byte = 0;

  void add(const count_of_errors& other) {
    all += other.all;
    same_class += other.same_class;
    same_code += other.same_code;
    same_place += other.same_place;
    at_the_end += other.at_the_end;
    at_the_byte += other.at_the_byte;
  }
};

class comparison {
 public:
  comparison() {
    const xylem::schema declared =
        schema_of(declaration_of({.record = "//*", .names = generated_names()}));
    for (const xylem::backend_info& which : xylem::backends())
      backends_.emplace_back(declared, which);
  }

  void read(std::string_view document) {
    ++documents_;
    const answer first = backends_.front().feed(document);
    bool is_same_class = true;
    bool is_same_code = true;
    bool is_same_place = true;
    for (backend_reading& reading : backends_) {
      for (const std::size_t size : chunk_sizes) {
        const answer& given = reading.feed(document, size);
        is_same_class = is_same_class && class_of(given.code) == class_of(first.code);
        is_same_code = is_same_code && given.code == first.code;
        is_same_place = is_same_place && given.offset == first.offset;
      }
    }
    EXPECT_TRUE(is_same_class && is_same_code) << escaped(document);
    if (first.is_accepted()) return;
    count_of_errors& to = by_class_[name(class_of(first.code))];
    ++to.all;
    to.same_class += is_same_class ? 1 : 0;
    to.same_code += is_same_code ? 1 : 0;
    to.same_place += is_same_place ? 1 : 0;
    if (first.offset >= document.size()) {
      ++to.at_the_end;
    } else if (is_the_byte(document, first)) {
      ++to.at_the_byte;
    }
  }

  void print(std::string_view what) const {
    std::cout << what << ": " << documents_ << " documents\n"
              << "| class | errors | same class | same code | same place | at the byte | at the "
                 "beginning of what holds it | at the end |\n";
    count_of_errors sum;
    for (const auto& [name, count] : by_class_) {
      print_row(name, count);
      sum.add(count);
    }
    print_row("all", sum);
  }

  [[nodiscard]] count_of_errors sum() const {
    count_of_errors out;
    for (const auto& [name, count] : by_class_)
      out.add(count);
    return out;
  }

 private:
  // Cut off before the byte, the document is not wrong yet, or not in this way; cut off behind its
  // character, it is.
  bool is_the_byte(std::string_view document, const answer& error) {
    const answer before = backends_.front().feed(document.substr(0, error.offset));
    if (before.code == error.code && before.offset == error.offset) return false;
    for (std::size_t bytes = 1; bytes <= 4 && error.offset + bytes <= document.size(); ++bytes) {
      const answer& behind = backends_.front().feed(document.substr(0, error.offset + bytes));
      if (behind.code == error.code && behind.offset == error.offset) return true;
    }
    return false;
  }

  static void print_row(std::string_view name, const count_of_errors& c) {
    const auto share = [&](std::uint64_t part) {
      return static_cast<double>(part) * 100 / static_cast<double>(c.all);
    };
    std::cout << std::fixed << std::setprecision(4) << "| " << name << " | " << c.all << " | "
              << share(c.same_class) << " % | " << share(c.same_code) << " % | "
              << share(c.same_place) << " % | " << c.at_the_byte << " | "
              << c.all - c.at_the_byte - c.at_the_end << " | " << c.at_the_end << " |\n";
  }

  std::deque<backend_reading> backends_;
  std::map<std::string_view, count_of_errors> by_class_;
  std::uint64_t documents_ = 0;
};

// All of one class and code; all but one in 100,000 of one place.
void expect_the_same(const comparison& all) {
  const count_of_errors sum = all.sum();
  EXPECT_GT(sum.all, 100U);
  EXPECT_EQ(sum.same_class, sum.all);
  EXPECT_EQ(sum.same_code, sum.all);
  EXPECT_LE(sum.all - sum.same_place, sum.all / 100'000);
}

TEST(Differences, InMalformedFiles) {
  XYLEM_REQUIRE_TEST_DATA();
  comparison all;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(xylem::oracle::data_folder() / "malformed")) {
    if (entry.is_regular_file()) all.read(xylem::oracle::read_document(entry.path()));
  }
  all.print("malformed files");
  expect_the_same(all);
}

TEST(Differences, InCasesThatAreNotWellFormed) {
  if (w3c_folder().empty()) GTEST_SKIP() << "THE W3C SUITE IS MISSING: see XYLEM_TEST_DATA";
  comparison all;
  for (const w3c_case& c : w3c_cases()) {
    if (c.type == w3c_type::not_wf) all.read(read_w3c_file(c.document));
  }
  all.print("W3C cases that are not well-formed");
  expect_the_same(all);
}

TEST(Differences, InGeneratedDocuments) {
  // Others than those of generated_documents_test.cpp.
  constexpr std::uint64_t first = std::uint64_t{1} << 40U;
  const std::uint64_t count = wants_long_tests() ? 300'000 : is_instrumented ? 2'000 : 20'000;
  comparison all;
  for (std::uint64_t i = 0; i < count; ++i)
    all.read(generated_document(first + i));
  all.print("generated documents");
  expect_the_same(all);
}

}  // namespace
