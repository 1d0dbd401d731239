// SPDX-License-Identifier: MIT
#include "input/line_ends.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rewritten_document.hpp"

namespace xylem::input {
namespace {

using test::expect_rewritten;
using test::retention;
using test::rewritten_document;

std::string handed_on(std::string_view document, std::size_t size, line_end_form form) {
  gate g;
  g.start({}, form);
  std::string text;
  for (;;) {
    switch (g.next()) {
      case gate_status::block:
        EXPECT_FALSE(g.text().empty());
        text += g.text();
        break;
      case gate_status::need_input:
        if (document.empty()) g.finish();
        g.feed(document.substr(0, size), true);
        document.remove_prefix(std::min(size, document.size()));
        break;
      default:
        return text;
    }
  }
}

// XML 1.0 section 2.11.
TEST(line_ends, become_line_feeds) {
  for (const std::size_t size : {1U, 2U, 3U, 100U}) {
    const auto normal = [&](std::string_view document) {
      return handed_on(document, size, line_end_form::line_feed);
    };
    EXPECT_EQ(normal("<a>1\r\n2\r3\n4</a>"), "<a>1\n2\n3\n4</a>");
    EXPECT_EQ(normal("<a>\r\r\n\r\n\n\r</a>"), "<a>\n\n\n\n\n</a>");
    EXPECT_EQ(normal("<a/>\r"), "<a/>\n");
    EXPECT_EQ(normal("<a/>\r\n"), "<a/>\n");
    EXPECT_EQ(normal("\r\n<a/>"), "\n<a/>");
    EXPECT_EQ(normal("<a b='\r\n'/>"), "<a b='\n'/>");
    EXPECT_EQ(normal("<a><![CDATA[\r\n]]><![CDATA[\n\r]]></a>"),
              "<a><![CDATA[\n]]><![CDATA[\n\n]]></a>");
    EXPECT_EQ(normal("<a>&#13;\n&#xD;</a>"), "<a>&#13;\n&#xD;</a>")
        << "references are no line ends";
    EXPECT_EQ(normal("<!DOCTYPE\r\na\r><a/>"), "         \n \n <a/>");
  }
}

TEST(line_ends, stay_as_they_are_for_other_parsers) {
  for (const std::size_t size : {1U, 3U, 100U}) {
    EXPECT_EQ(handed_on("<a>1\r\n2\r3\n4</a>\r", size, line_end_form::as_written),
              "<a>1\r\n2\r3\n4</a>\r");
  }
}

TEST(line_ends, leave_blocks_without_a_carriage_return_where_they_are) {
  const std::string document = "<a>" + std::string(2 * gate::block_bytes, 'x') + "\r\n" +
                               std::string(3 * gate::block_bytes, 'y') + "</a>";
  gate g;
  g.start({}, line_end_form::line_feed);
  g.feed(document, true);
  g.finish();
  std::size_t views = 0;
  std::size_t copies = 0;
  while (g.next() == gate_status::block) {
    const bool is_view =
        g.text().data() >= document.data() && g.text().data() < document.data() + document.size();
    ++(is_view ? views : copies);
  }
  EXPECT_EQ(copies, 1U);
  EXPECT_GE(views, 5U);
}

TEST(line_ends, are_shown_as_written_in_retained_text) {
  const std::string document = "<a>\r\n<b>1\r\n2</b>\r</a>";
  for (const bool is_stable : {true, false}) {
    gate g;
    g.start({}, line_end_form::line_feed);
    g.feed(document, is_stable);
    ASSERT_EQ(g.next(), gate_status::block);
    EXPECT_EQ(g.text(), "<a>\n<b>1\n2</b>\n</a>");
    g.retain_from(4);
    EXPECT_EQ(g.retained(4, 14), "<b>1\r\n2</b>");
    EXPECT_EQ(g.input_offset(4), 5U);
    EXPECT_EQ(g.input_end(14), 16U);
    EXPECT_TRUE(g.is_transcoding());
  }
}

rewritten_document make_document(bool is_utf16, std::size_t pieces, unsigned seed) {
  rewritten_document d;
  if (is_utf16) d.raw = "\xFF\xFE";
  d.is_utf16 = is_utf16;
  std::minstd_rand random(seed);
  d.same("<a>");
  for (std::size_t i = 0; i < pieces; ++i) {
    switch (random() % 6) {
      case 0:
        d.same("\n");
        break;
      case 1:
        // A CR is followed by something, lest the next piece begin with its LF.
        d.replaced("\r", "\n");
        d.same("x");
        break;
      case 2:
      case 3:
        d.input_of_text.push_back(d.raw.size());
        d.text += '\n';
        d.replaced("\r\n", "");
        break;
      default:
        d.same(std::string(random() % (i % 100 == 0 ? 5000 : 40), 'y'));
        break;
    }
  }
  d.same("</a>");
  return d;
}

TEST(line_ends, map_back_to_the_input_exactly) {
  for (const bool is_utf16 : {false, true}) {
    const rewritten_document d = make_document(is_utf16, 2000, 5);
    for (const std::size_t size : {1U, 2U, 3U, 7U, 64U, 4096U, 1'000'000U}) {
      for (const retention kept : {retention::none, retention::places, retention::text}) {
        expect_rewritten(d, size, kept, {}, line_end_form::line_feed);
        if (HasFatalFailure()) return;
      }
    }
  }
}

}  // namespace
}  // namespace xylem::input
