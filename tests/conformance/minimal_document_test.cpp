// SPDX-License-Identifier: MIT
#include "conformance/minimal_document.hpp"

#include <gtest/gtest.h>

#include "conformance/document_mutator.hpp"

namespace xylem::conformance {
namespace {

TEST(MinimalDocument, KeepsOnlyWhatShows) {
  const auto has_both = [](std::string_view text) {
    return text.find("<b") != std::string_view::npos && text.find(']') != std::string_view::npos;
  };
  EXPECT_EQ(minimal_document("<a><b>text</b>and ] more</a>", has_both), "<b]");
}

TEST(MinimalDocument, MayBeEmptyAndStaysWholeIfAllIsNeeded) {
  EXPECT_EQ(minimal_document("<a/>", [](std::string_view) { return true; }), "");
  EXPECT_EQ(minimal_document("<a/>", [](std::string_view text) { return text == "<a/>"; }), "<a/>");
}

TEST(MinimalDocument, StopsAsking) {
  std::size_t asked = 0;
  const auto count = [&](std::string_view) {
    ++asked;
    return false;
  };
  (void)minimal_document(std::string(1000, 'x'), count, 20);
  EXPECT_EQ(asked, 20U);
}

TEST(GeneratedDocument, IsTheSameForTheSameNumber) {
  std::size_t distinct = 0;
  for (std::uint64_t number = 0; number < 100; ++number) {
    EXPECT_EQ(generated_document(number), generated_document(number));
    if (generated_document(number) != generated_document(number + 1)) ++distinct;
  }
  EXPECT_GE(distinct, 99U);
}

}  // namespace
}  // namespace xylem::conformance
