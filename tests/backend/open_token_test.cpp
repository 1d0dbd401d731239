// SPDX-License-Identifier: MIT
#include "backend/open_token.hpp"

#include <cstddef>
#include <random>
#include <string>
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

// How many of the bytes it takes, one at a time, to say that the token is over; one more than there
// are if it is not.
std::size_t end_in_single_bytes(std::string_view beginning, std::string_view bytes) {
  open_token token;
  token.start(beginning);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (token.follow(bytes.substr(i, 1))) return i + 1;
  }
  return bytes.size() + 1;
}

TEST(open_token, ends_where_it_does_in_single_bytes) {
  constexpr std::string_view beginnings[] = {"<!--",  "<!-- -", "<![CDATA[", "<![CDATA[x]", "<?pi",
                                             "<?pi?", "<a b",   "<a b='",    "<a b=\"x",    "&ent"};
  constexpr std::string_view bytes = "-]?>;<'\"axxxxxxxx ";
  std::mt19937 random(3);
  int ended = 0;
  for (const std::string_view beginning : beginnings) {
    for (int round = 0; round < 3000; ++round) {
      std::string text(1 + random() % 40, ' ');
      for (char& c : text)
        c = bytes[random() % bytes.size()];
      const std::size_t end = end_in_single_bytes(beginning, text);
      ended += end <= text.size() ? 1 : 0;
      // Two pieces.
      const std::size_t cut = random() % (text.size() + 1);
      open_token token;
      token.start(beginning);
      ASSERT_EQ(token.follow(text.substr(0, cut)), end <= cut) << beginning << text << ' ' << cut;
      ASSERT_EQ(token.follow(text.substr(cut)), end <= text.size()) << beginning << text;
    }
  }
  EXPECT_GT(ended, 5'000);
}

}  // namespace
}  // namespace xylem::backend_stage
