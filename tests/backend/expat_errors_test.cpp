// SPDX-License-Identifier: MIT
#include "backend/expat_errors.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace xylem::backend_stage {
namespace {

constexpr std::size_t none = std::string_view::npos;

TEST(code_of, tells_classes_apart) {
  EXPECT_EQ(code_of(XML_ERROR_TAG_MISMATCH), errc::tag_mismatch);
  EXPECT_EQ(code_of(XML_ERROR_UNCLOSED_CDATA_SECTION), errc::document_truncated);
  EXPECT_EQ(code_of(XML_ERROR_UNBOUND_PREFIX), errc::prefix_undeclared);
  EXPECT_EQ(code_of(XML_ERROR_PARAM_ENTITY_REF), errc::token_malformed) << "\"%a;<a/>\"";
  EXPECT_EQ(code_of(XML_ERROR_UNEXPECTED_STATE), errc::backend_failure);
}

TEST(stray_text_begin, is_where_the_text_begins) {
  EXPECT_EQ(stray_text_begin("<a/> \n oops", 9), 7U);
  EXPECT_EQ(stray_text_begin("oops<a/>", 0), 0U);
  EXPECT_EQ(stray_text_begin("<a/> <", 5), none) << "markup, not text";
  EXPECT_EQ(stray_text_begin("<a/>  ", 4), none) << "white space may stand there";
}

TEST(is_colon_of_name, holds_in_names_alone) {
  EXPECT_TRUE(is_colon_of_name("<a:b:c/>", 4));
  EXPECT_TRUE(is_colon_of_name("</a:b:c>", 5));
  EXPECT_TRUE(is_colon_of_name("<?a:b ?>", 3));
  EXPECT_TRUE(is_colon_of_name("<a b:c:d=''/>", 6));
  EXPECT_FALSE(is_colon_of_name("<a>b:c</a>", 4));
  EXPECT_FALSE(is_colon_of_name("<a b='c:d'/>", 7));
  EXPECT_FALSE(is_colon_of_name("<a/>", 1));
}

TEST(token_around, is_the_tag_or_reference_at_hand) {
  const text_range tag = token_around("<r><a b='1' b='2'/></r>", 12, false);
  EXPECT_EQ(tag.begin, 3U);
  EXPECT_EQ(tag.length, 16U);
  const text_range reference = token_around("<r>x&nbsp;y</r>", 4, false);
  EXPECT_EQ(reference.begin, 4U);
  EXPECT_EQ(reference.length, 6U);
  const text_range inside = token_around("<r><a b==''/></r>", 8, true);
  EXPECT_EQ(inside.begin, 3U);
  EXPECT_EQ(inside.length, 5U);
  EXPECT_EQ(token_around("plain", 2, false).length, 0U);
}

}  // namespace
}  // namespace xylem::backend_stage
