// SPDX-License-Identifier: MIT
//
// Documents without records, with too many, and what the summary says of them.

#include <string>
#include <string_view>

#include "door.hpp"

namespace {

using namespace xylem;
using namespace xylem::engine_tests;

struct row {
  std::string_view v;
};

constexpr auto plain = projection<row>("/r/i", field<&row::v>("v"));
constexpr auto bound = projection<row>("/p:r/p:i", ns("p", "urn:p"), field<&row::v>("p:v"));
constexpr auto anywhere = projection<row>("/r/i", any_namespace, field<&row::v>("v"));

template <class D>
summary summary_of(const D& declared, std::string_view document) {
  auto from = read(declared, memory(document));
  while (from.next().value() != nullptr) {
  }
  return from.summary();
}

TEST(outcome, no_record_names_the_root) {
  const summary s = summary_of(plain, "<other><i><v/></i></other>");
  EXPECT_TRUE(s.is_complete);
  EXPECT_EQ(s.records, 0U);
  EXPECT_EQ(s.hint, "no element matched '/r/i': the root element is 'other'");
}

TEST(outcome, no_record_for_a_namespace_that_the_path_does_not_name) {
  const std::string hint = summary_of(plain, "<r xmlns='urn:x'><i><v/></i></r>").hint;
  EXPECT_NE(hint.find("'r' is in namespace 'urn:x'"), std::string::npos) << hint;
  EXPECT_NE(hint.find("xylem::any_namespace"), std::string::npos) << hint;
}

TEST(outcome, no_record_for_a_namespace_that_the_document_does_not_have) {
  const std::string hint = summary_of(bound, "<r><i><v/></i></r>").hint;
  EXPECT_NE(hint.find("'r' has no namespace in this document"), std::string::npos) << hint;
}

TEST(outcome, records_have_no_hint) {
  EXPECT_EQ(summary_of(plain, "<r><i><v/></i></r>").hint, "");
  EXPECT_EQ(summary_of(anywhere, "<r xmlns='urn:x'><i><v/></i></r>").records, 1U);
}

TEST(outcome, an_incomplete_document_has_no_hint_and_is_not_complete) {
  auto from = read(plain, memory("<other>"));
  EXPECT_FALSE(from.next());
  EXPECT_FALSE(from.summary().is_complete);
  EXPECT_EQ(from.summary().hint, "");
}

TEST(outcome, an_extractor_wants_exactly_one_record) {
  extractor get(plain);
  EXPECT_EQ(get("<r/>").error().code, errc::record_absent);
  EXPECT_EQ(get("<r><i><v>1</v></i><i><v>2</v></i></r>").error().code, errc::record_not_unique);
  EXPECT_EQ((*get("<r><i><v>3</v></i></r>").value()).v, "3");
  EXPECT_EQ(get("<r><i><v>1</v></i>").error().code, errc::document_truncated);
  EXPECT_EQ((*get("<r><i><v>4</v></i></r>").value()).v, "4");
}

TEST(outcome, an_extractor_reads_message_after_message_alike) {
  extractor get(plain);
  for (int i = 0; i < 1000; ++i) {
    const std::string number = std::to_string(i);
    const std::string message = "<r><i><v>" + number + "</v></i></r>";
    const auto good = get(message);
    ASSERT_TRUE(good);
    ASSERT_EQ((*good)->v, number);
    ASSERT_EQ(get("<r><i><v>" + number + "</w></i></r>").error().code, errc::tag_mismatch);
    ASSERT_EQ(get("<r><i/></r>").error().code, errc::field_missing);
  }
}

}  // namespace
