// SPDX-License-Identifier: MIT
#include "tests/docs/markdown.hpp"

#include <gtest/gtest.h>

namespace xylem::docs {
namespace {

TEST(markdown, finds_blocks_with_language_mark_and_line) {
  const page p = parse(
      "# Title\n\n<!-- example: a.cpp -->\n```cpp\nint a;\n\nint b;\n```\ntext\n```\nplain\n```\n");
  ASSERT_EQ(p.blocks.size(), 2U);
  EXPECT_EQ(p.blocks[0].language, "cpp");
  EXPECT_EQ(p.blocks[0].mark, "example: a.cpp");
  EXPECT_EQ(p.blocks[0].text, "int a;\n\nint b;\n");
  EXPECT_EQ(p.blocks[0].line, 4U);
  EXPECT_EQ(p.blocks[1].language, "");
  EXPECT_EQ(p.blocks[1].mark, "");
  EXPECT_EQ(p.blocks[1].text, "plain\n");
  EXPECT_TRUE(p.is_closed);
}

TEST(markdown, a_mark_holds_for_the_next_block_only) {
  const page p = parse("<!-- output: a -->\n\n```\nx\n```\n```\ny\n```\n");
  ASSERT_EQ(p.blocks.size(), 2U);
  EXPECT_EQ(p.blocks[0].mark, "output: a");
  EXPECT_EQ(p.blocks[1].mark, "");
}

TEST(markdown, text_between_mark_and_block_takes_the_mark_away) {
  const page p = parse("<!-- output: a -->\ntext\n```\nx\n```\n");
  ASSERT_EQ(p.blocks.size(), 1U);
  EXPECT_EQ(p.blocks[0].mark, "");
}

TEST(markdown, notices_an_open_fence) {
  EXPECT_FALSE(parse("```cpp\nint a;\n").is_closed);
}

TEST(markdown, finds_spans_and_links_outside_of_blocks) {
  const page p =
      parse("See `a()` in\n`lib/a.cpp`.\n```\n`no` [no](no)\n```\n[A](a.md), `[x](y)`\n");
  ASSERT_EQ(p.spans.size(), 3U);
  EXPECT_EQ(p.spans[0].text, "a()");
  EXPECT_EQ(p.spans[1].text, "lib/a.cpp");
  EXPECT_EQ(p.spans[1].before, " in ");
  ASSERT_EQ(p.links.size(), 1U);
  EXPECT_EQ(p.links[0], "a.md");
}

}  // namespace
}  // namespace xylem::docs
