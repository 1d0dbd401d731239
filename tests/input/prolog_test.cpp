// SPDX-License-Identifier: MIT
#include "input/prolog.hpp"

#include <string>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::blank;
using test::drive_every_way;
using test::outcome;

outcome ok(std::string text) {
  return {std::move(text), errc::ok, error::no_offset};
}

constexpr std::string_view doctype_text = "<!DOCTYPE a>";

// What may stand before a DOCTYPE, well-formed or for the backend to refuse.
TEST(prolog, finds_the_doctype_behind_what_may_stand_before_it) {
  for (const std::string_view before :
       {"", " ", "\r\n\t ", "<!---->", "<!-- a -->", "<!-- <!DOCTYPE b[ -->", "<!-- - -- -->",
        "<!----->", "<!--->-->", "<!-->-->", "<?p?>", "<?p ?>", "<?\?>", "<?p ? > ?\?>",
        "<?p <!DOCTYPE b>?>", "<?>?>", "<?xml version='1.0'?><?p?>",
        "<!-- \u65E5 --><?\u65E5 \u65E5?>", "<?p?><?q?><!--c--> <?r?>"}) {
    const std::string document = std::string(before) + std::string(doctype_text) + "<a/>";
    const std::string expected =
        (before.starts_with("<?xml") ? blank(21) + std::string(before.substr(21))
                                     : std::string(before)) +
        blank(doctype_text.size()) + "<a/>";
    EXPECT_EQ(drive_every_way(document), ok(expected)) << document;
  }
}

// Behind these nothing is a prolog any more, and the backend refuses what is wrong.
TEST(prolog, leaves_everything_behind_its_end_alone) {
  for (const std::string_view before : {"<a>",
                                        "x",
                                        "&",
                                        "\u00E9",
                                        "</a>",
                                        "<!ELEMENT",
                                        "<![CDATA[",
                                        "<!doctype b>",
                                        "<!D ",
                                        "<!DOCTYP>",
                                        "<!DOCTYPe a>",
                                        "< ",
                                        "<\u00E9",
                                        "<!",
                                        "<!-",
                                        "<!-x",
                                        "<!- -",
                                        "]",
                                        "<!--",
                                        "<?p",
                                        "<!-- --",
                                        "<?p ? ",
                                        "\xEF\xBB\xBE",
                                        "<<",
                                        "<<!DOCTYPE b>"}) {
    const std::string document = std::string(before) + std::string(doctype_text);
    EXPECT_EQ(drive_every_way(document), ok(document)) << document;
  }
}

TEST(prolog, gives_up_what_it_held_back_at_the_end) {
  for (const std::string_view document :
       {"<", "<!", "<!D", "<!DOCTYP", "<!-", "<!--", "<!-- -", "<?", "<?p", "<!--c--><", " <!DO"}) {
    EXPECT_EQ(drive_every_way(document), ok(std::string(document)));
    const std::string broken = std::string(document) + "\xFF";
    EXPECT_EQ(drive_every_way(broken),
              (outcome{std::string(document), errc::encoding_malformed, document.size()}));
    options o;
    o.limits.document_bytes = document.size();
    EXPECT_EQ(drive_every_way(std::string(document) + "DOCTYPE", o),
              (outcome{std::string(document), errc::limit_document, document.size()}));
  }
}

TEST(prolog, hands_on_a_long_comment_as_it_comes) {
  gate g;
  g.start({});
  g.feed("<!--", true);
  std::string text;
  while (g.next() == gate_status::block)
    text += g.text();
  for (int i = 0; i < 100; ++i) {
    g.feed("- <!DOCTYPE x", true);
    while (g.next() == gate_status::block)
      text += g.text();
    ASSERT_EQ(text.size(), 4 + 13 * (static_cast<std::size_t>(i) + 1));
  }
}

TEST(prolog, does_not_make_a_block_of_every_comment) {
  const std::string document = test::repeat("<!--c--><?p?>\n", 1000) + "<a/>";
  gate g;
  g.start({});
  g.feed(document, true);
  g.finish();
  int blocks = 0;
  while (g.next() == gate_status::block)
    ++blocks;
  EXPECT_EQ(blocks, 1);
}

}  // namespace
}  // namespace xylem::input
