// SPDX-License-Identifier: MIT
#include "backend/open_token.hpp"

#include <cstddef>
#include <string_view>

#include <gtest/gtest.h>

namespace xylem::backend_stage {
namespace {

// After how many bytes the token is over; npos if it is not. The first four are needed to begin.
std::size_t length_of(std::string_view token) {
  open_token t;
  t.start(token.substr(0, 4));
  for (std::size_t i = 4; i < token.size(); ++i) {
    if (t.follow(token.substr(i, 1))) return i + 1;
  }
  return std::string_view::npos;
}

// Over with its last byte and not before, however it comes.
void expect_over_at_end(std::string_view token) {
  EXPECT_EQ(length_of(token), token.size()) << token;
  for (std::size_t first = 4; first < token.size(); ++first) {
    open_token t;
    t.start(token.substr(0, first));
    EXPECT_TRUE(t.follow(token.substr(first))) << token << " after " << first;
  }
}

TEST(open_token, ends_where_the_token_does) {
  expect_over_at_end("<!-- a > - > -->");
  expect_over_at_end("<!---->");
  expect_over_at_end("<?p > ? > \?\?>");
  expect_over_at_end("<name>");
  expect_over_at_end("<name a='>' b=\"'>\" c='\"'>");
  expect_over_at_end("<name a='/>' />");
  expect_over_at_end("</name  >");
  expect_over_at_end("&#000065;");
  expect_over_at_end("&name;");
}

TEST(open_token, is_over_when_it_cannot_be_well_formed) {
  EXPECT_EQ(length_of("<!-- -- "), 8U);
  EXPECT_EQ(length_of("<name a='<"), 10U);
  EXPECT_EQ(length_of("<name <"), 7U);
}

// What is not followed is never held back.
TEST(open_token, of_another_kind_may_end_anywhere) {
  for (const std::string_view token : {"<![CDATA[", "<!DOCTYPE", "]]>    ", "text   "}) {
    EXPECT_EQ(length_of(token), 5U) << token;
  }
}

TEST(open_token, may_be_used_again) {
  open_token t;
  t.start("<a b='");
  EXPECT_FALSE(t.follow("'"));
  EXPECT_TRUE(t.follow(">"));
  EXPECT_TRUE(t.follow("x"));
  t.start("<!-- ");
  EXPECT_FALSE(t.follow(">'"));
  EXPECT_FALSE(t.follow("--"));
  EXPECT_TRUE(t.follow(">"));
}

}  // namespace
}  // namespace xylem::backend_stage
