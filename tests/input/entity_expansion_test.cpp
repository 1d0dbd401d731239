// SPDX-License-Identifier: MIT
//
// What a gate hands on for references to entities that the caller knows, and where that lies in the
// input. tests/input/entity_oracle_test.cpp compares what it means with expat.
#include "input/entity_expansion.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "rewritten_document.hpp"

namespace xylem::input {
namespace {

using test::drive_whole;
using test::expect_rewritten;
using test::feed_memory;
using test::outcome;
using test::retention;
using test::rewritten_document;
using test::split_evenly;

options with(entity_map map) {
  options o;
  o.entities = std::move(map);
  return o;
}

// The text handed on, which must not depend on the pieces. (Not drive(): what is retained is not
// what is handed on.)
outcome hand_on(std::string_view document, const options& o) {
  outcome whole;
  for (const std::size_t size : {1000U, 1U, 2U, 3U, 5U}) {
    gate g;
    g.start(o);
    outcome result;
    std::size_t fed = 0;
    bool is_over = false;
    bool was_last = false;
    while (!is_over) {
      const gate_status status = g.next();
      EXPECT_TRUE(!was_last || status == gate_status::finished) << "a last block had a successor";
      switch (status) {
        case gate_status::block:
          was_last = g.is_last_block();
          EXPECT_FALSE(g.text().empty());
          EXPECT_EQ(g.text_offset(), result.text.size());
          result.text += g.text();
          break;
        case gate_status::need_input:
          if (fed >= document.size()) g.finish();
          g.feed(document.substr(std::min(fed, document.size()), size), true);
          fed += size;
          // What is the end is known early, or it is no last block.
          if (fed >= document.size()) g.finish();
          break;
        case gate_status::failed:
          result.code = g.failure().code;
          result.offset = g.failure().byte_offset;
          is_over = true;
          break;
        case gate_status::finished:
          is_over = true;
          break;
      }
    }
    if (size == 1000U) whole = result;
    EXPECT_EQ(result, whole) << "in pieces of " << size;
  }
  return whole;
}

const entity_map map = {{"e", "\u00E9"},    {"none", ""},     {"long", "several words"},
                        {"m", "<&>'\"]]>"}, {"s", "\t\r\n "}, {"lt", "never"}};

TEST(entity_expansion, replaces_known_references_in_content_and_values) {
  const auto text = [](std::string_view document) { return hand_on(document, with(map)).text; };
  EXPECT_EQ(text("<a>&e;&none;x&long;&e;</a>"), "<a>\u00E9<!---->xseveral words\u00E9</a>");
  EXPECT_EQ(text("<a b='&none;'/>"), "<a b=''/>");
  EXPECT_EQ(text("<a b='&e;' c=\"&long;\"/>"), "<a b='\u00E9' c=\"several words\"/>");
  EXPECT_EQ(text("<a>&m;</a>"), "<a>&#60;&#38;&#62;&#39;&#34;&#93;&#93;&#62;</a>");
  EXPECT_EQ(text("<a b='&m;'/>"), "<a b='&#60;&#38;>&#39;&#34;]]>'/>");
  EXPECT_EQ(text("<a b='&s;'>&s;</a>"), "<a b='&#9;&#13;&#10; '>\t&#13;\n </a>");
}

TEST(entity_expansion, leaves_everything_else_as_it_is) {
  for (const std::string_view document :
       {"<a>&x; &E; &ee; &e &lt;&amp;&#233; &; & &e</a>",
        "<a><!--&e;--><?p &e;?><![CDATA[&e;]]></a>", "<a b='&x;' c='&e'/>", "&e;<a/>&e;",
        "<a/><!--&e;-->", "<a>&longe;&lon;&longlong;</a>", "<a>&e", "<a>&", "<a b='&lon",
        "<a>&verylongindeed", "<a>&e\u00E9;&longe\u00E9\u00E9"}) {
    EXPECT_EQ(hand_on(document, with(map)).text, document);
    EXPECT_EQ(hand_on(document, {}).text, document);
  }
}

// "&&e;" with the text "amp;" for e would become a reference that nobody wrote.
TEST(entity_expansion, replaces_nothing_behind_a_reference_without_end) {
  for (const std::string_view document :
       {"<a>&&e;</a>", "<a>&lt&e;</a>", "<a>&#9&e;</a>", "<a>&#x&long;</a>", "<a b='&&e;'/>",
        "<a>&#&none;97;</a>", "<a>&verylongindeed&e;</a>", "<a>& &e;</a>"}) {
    EXPECT_EQ(hand_on(document, with(map)).text, document);
  }
}

TEST(entity_expansion, keeps_a_record_s_end_from_waiting) {
  gate g;
  g.start(with(map));
  g.feed("<a>&e;</a>", false);
  ASSERT_EQ(g.next(), gate_status::block);
  EXPECT_EQ(g.text(), "<a>\u00E9</a>");
  EXPECT_EQ(g.next(), gate_status::need_input);
  g.feed("<!--", false);
  ASSERT_EQ(g.next(), gate_status::block);
}

TEST(entity_expansion, copies_only_blocks_with_references) {
  const std::string document = "<a>" + std::string(3 * gate::block_bytes, 'x') + "&none;" +
                               std::string(90'000, 'y') + "</a>";
  gate g;
  g.start(with(map));
  g.feed(document, true);
  g.finish();
  std::size_t copied = 0;
  while (g.next() == gate_status::block) {
    if (g.text().data() < document.data() || g.text().data() >= document.data() + document.size()) {
      copied += g.text().size();
    }
  }
  EXPECT_LE(copied, gate::block_bytes);
}

TEST(entity_expansion, shows_references_as_written_in_retained_text) {
  gate g;
  g.start(with(map));
  g.feed("<a c='&none;'><b>&e;</b>&none;</a>", true);
  ASSERT_EQ(g.next(), gate_status::block);
  ASSERT_EQ(g.text(), "<a c=''><b>\u00E9</b><!----></a>");
  g.retain_from(0);
  EXPECT_EQ(g.retained(8, 17), "<b>&e;</b>");
  EXPECT_EQ(g.input_offset(6), 12U) << "the quote behind what has become nothing";
  EXPECT_EQ(g.input_end(6), 6U);
  EXPECT_EQ(g.input_offset(8), 14U);
  EXPECT_EQ(g.input_offset(11), 17U);
  EXPECT_EQ(g.input_offset(12), 17U) << "inside what has replaced the reference";
  EXPECT_EQ(g.input_offset(13), 20U);
  EXPECT_EQ(g.input_end(17), 24U);
  EXPECT_EQ(g.input_offset(24), 30U);
}

TEST(entity_expansion, refuses_a_map_that_cannot_be_used) {
  gate g;
  g.start(with({{"a:b", "x"}}));
  ASSERT_EQ(g.next(), gate_status::failed);
  EXPECT_EQ(g.failure().code, errc::options_entity_malformed);
  EXPECT_EQ(g.failure().found.view(), "a:b");
}

TEST(entity_expansion, splits_a_text_longer_than_a_block) {
  std::string text;
  while (text.size() < 5 * gate::block_bytes)
    text += "\u65E5<";
  const options o = with({{"t", text}});
  rewritten_document d;
  d.same("<a>x");
  std::string escaped;
  for (std::size_t i = 0; i < text.size(); i += 4)
    escaped += "\u65E5&#60;";
  d.replaced("&t;", escaped);
  d.same("y</a>");
  for (const std::size_t size : {1U, 2U, 1000U}) {
    expect_rewritten(d, size, retention::none, o, line_end_form::as_written);
    expect_rewritten(d, size, retention::text, o, line_end_form::as_written, 50'000);
  }
}

rewritten_document make_document(bool is_utf16, bool normalises, std::size_t pieces,
                                 unsigned seed) {
  rewritten_document d;
  d.is_utf16 = is_utf16;
  if (is_utf16) d.raw = "\xFF\xFE";
  std::minstd_rand random(seed);
  d.same("<a>");
  for (std::size_t i = 0; i < pieces; ++i) {
    switch (random() % 10) {
      case 0:
        d.replaced("&e;", "\u00E9");
        break;
      case 1:
        d.replaced("&none;", "<!---->");
        break;
      case 6:
        d.same("<b c='");
        d.replaced("&none;", "");
        d.same("'/>");
        break;
      case 2:
        d.same("<b c='");
        d.replaced("&long;", "several words");
        d.same("'/>");
        break;
      case 3:
        if (normalises) {
          d.input_of_text.push_back(d.raw.size());
          d.text += '\n';
          d.replaced("\r\n", "");
        }
        break;
      case 4:
        d.replaced("&m;", "&#60;&#38;&#62;&#39;&#34;&#93;&#93;&#62;");
        break;
      case 5:
        d.same("<!--&e;-->&x;&amp;");
        break;
      default:
        d.same(std::string(random() % (i == 0 ? 70'000 : 30), 'y'));
        break;
    }
  }
  d.same("</a>");
  return d;
}

TEST(entity_expansion, maps_back_to_the_input_exactly) {
  for (const bool is_utf16 : {false, true}) {
    for (const bool normalises : {false, true}) {
      const rewritten_document d = make_document(is_utf16, normalises, 1000, 17);
      const line_end_form form = normalises ? line_end_form::line_feed : line_end_form::as_written;
      for (const std::size_t size : {1U, 2U, 3U, 7U, 64U, 4096U, 10'000'000U}) {
        for (const retention kept : {retention::none, retention::places, retention::text}) {
          // The beginning of a reference cut over blocks is told by retained text alone.
          if (is_utf16 && kept == retention::none) continue;
          expect_rewritten(d, size, kept, with(map), form);
          if (HasFatalFailure()) return;
        }
      }
    }
  }
}

}  // namespace
}  // namespace xylem::input
