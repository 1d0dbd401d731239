// SPDX-License-Identifier: MIT
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::blank;
using test::drive;
using test::drive_every_way;
using test::drive_whole;
using test::feed_memory;
using test::outcome;
using test::repeat;
using test::to_utf16be;
using test::to_utf16le;

TEST(gate, hands_on_all_text_before_a_bad_byte) {
  const std::string long_text = repeat("<a>text \u00E9</a>\n", 5000);
  for (const std::string_view bad : {"\xFF", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80",
                                     "\xF4\x90\x80\x80", "\xC3(", "\xE2\x82("}) {
    const std::string document = "<r>\u65E5" + std::string(bad) + "</r>";
    EXPECT_EQ(drive_every_way(document), (outcome{"<r>\u65E5", errc::encoding_malformed, 6}));
    EXPECT_EQ(drive_every_way(long_text + document, {}, {1000, 32768, 65536}),
              (outcome{long_text + "<r>\u65E5", errc::encoding_malformed, long_text.size() + 6}));
  }
}

TEST(gate, tells_a_cut_character_from_a_bad_one) {
  for (const std::string_view cut :
       {"\xC3", "\xE2\x82", "\xE2", "\xF0\x9F\x98", "\xF0\x9F", "\xF0"}) {
    EXPECT_EQ(drive_every_way("<a>\u00E9" + std::string(cut)),
              (outcome{"<a>\u00E9", errc::encoding_truncated, 5}));
  }
  const std::string le = "\xFF\xFE";
  const std::string good = le + to_utf16le(u"<a>");
  EXPECT_EQ(drive_every_way(good + "x"), (outcome{"<a>", errc::encoding_truncated, 8}));
  EXPECT_EQ(drive_every_way(good + to_utf16le(u"\xD83D")),
            (outcome{"<a>", errc::encoding_truncated, 8}));
  EXPECT_EQ(drive_every_way(good + to_utf16le(u"\xD83D") + "x"),
            (outcome{"<a>", errc::encoding_truncated, 8}));
  EXPECT_EQ(drive_every_way(good + to_utf16le(u"\xD83Dx")),
            (outcome{"<a>", errc::encoding_malformed, 8}));
  EXPECT_EQ(drive_every_way(good + to_utf16le(u"\xDE00\xD83D")),
            (outcome{"<a>", errc::encoding_malformed, 8}));
  const std::string latin = "<?xml version='1.0' encoding='windows-1252'?>";
  EXPECT_EQ(
      drive_every_way(latin + "<a>\x80\x81"),
      (outcome{blank(latin.size()) + "<a>\u20AC", errc::encoding_malformed, latin.size() + 4}));
}

TEST(gate, bounds_the_document) {
  const std::string document = "<?xml version='1.0'?><a>\u00E9</a>";
  options o;
  for (std::size_t limit = 1; limit < document.size(); ++limit) {
    o.limits.document_bytes = limit;
    const outcome got = drive_every_way(document, o);
    EXPECT_EQ(got.code, errc::limit_document) << limit;
    EXPECT_EQ(got.offset, limit);
  }
  for (const std::size_t limit : {document.size(), document.size() + 1}) {
    o.limits.document_bytes = limit;
    EXPECT_EQ(drive_every_way(document, o).code, errc::ok) << limit;
  }
  o.limits.document_bytes = 5;
  EXPECT_EQ(drive_every_way("\xEF\xBB\xBF<a><b>", o), (outcome{"<a", errc::limit_document, 5}));
  EXPECT_EQ(drive_every_way("<a>\u65E5", o), (outcome{"<a>", errc::limit_document, 5}));
  gate g;
  drive(g, {document}, o, feed_memory::stable);
  EXPECT_EQ(g.failure().limit, 5U);
}

TEST(gate, views_stable_utf8_memory) {
  for (const std::string_view head :
       {"", "\xEF\xBB\xBF", "<?xml version='1.0'?>", "<!--c--><?p?> <!DOCTYPE a SYSTEM 'b'>",
        "<?xml-stylesheet?>"}) {
    const std::string document = std::string(head) + repeat("<a>\u65E5\u672C text</a>", 20'000);
    gate g;
    g.start({});
    g.feed(document, true);
    g.finish();
    std::uint64_t viewed = 0;
    std::size_t blocks = 0;
    while (g.next() == gate_status::block) {
      const bool is_view =
          g.text().data() >= document.data() && g.text().data() < document.data() + document.size();
      viewed += is_view ? g.text().size() : 0;
      ++blocks;
      if (!is_view) {
        EXPECT_EQ(g.text(), blank(g.text().size()));
      } else {
        EXPECT_EQ(g.text().data() - document.data(),
                  static_cast<std::ptrdiff_t>(g.input_offset(g.text_offset())));
      }
      EXPECT_LE(g.text().size(), gate::block_bytes);
    }
    EXPECT_GE(viewed, document.size() - head.size());
    EXPECT_LE(blocks, document.size() / (gate::block_bytes - 4) + 4);
    EXPECT_FALSE(g.is_transcoding());
  }
}

// A parser would take a second XML declaration, or a byte order mark, for that of the document if
// it came first.
TEST(gate, hands_on_a_blank_behind_the_xml_declaration_where_one_is_needed) {
  const std::string declaration = "<?xml version='1.0'?>";
  for (const std::string_view rest : {"<?xml version='1.0'?><a/>", "<?p?><a/>", "\uFEFF<a/>",
                                      "x<a/>", "<a/>", "<!----><a/>", " <a/>", "\n\uFEFF<a/>"}) {
    const std::string document = declaration + std::string(rest);
    gate g;
    g.start({});
    g.feed(document, true);
    g.finish();
    ASSERT_EQ(g.next(), gate_status::block);
    const bool has_blank = rest.starts_with("<?") || rest.starts_with("\uFEFF") || rest[0] == 'x';
    EXPECT_EQ(g.text_offset(), declaration.size() - (has_blank ? 1 : 0)) << rest;
    EXPECT_EQ(g.text().front(), has_blank ? ' ' : rest.front());
    EXPECT_EQ(g.input_offset(g.text_offset()), g.text_offset());
  }
}

// A short document that is at hand as a whole is one block, and the last one, whatever the gate has
// read before.
TEST(gate, hands_on_short_documents_at_once) {
  const std::string plain = "<?xml version='1.0'?>";
  const std::string utf8 = "<?xml version='1.0' encoding='utf-8'?>\n";
  const std::string latin = "<?xml version='1.0' encoding='ISO-8859-1'?>";
  gate g;
  for (const std::string& head : {std::string(), plain, utf8, plain, latin, utf8, latin, plain}) {
    for (int turn = 0; turn < 2; ++turn) {
      const std::string document = head + "<a>\u00E9</a>";
      g.start({});
      g.feed(document, true);
      g.finish();
      ASSERT_EQ(g.next(), gate_status::block) << head;
      const bool is_latin = head == latin;
      EXPECT_EQ(g.text(), (head == utf8 ? "\n" : "") +
                              std::string(is_latin ? "<a>\u00C3\u00A9</a>" : "<a>\u00E9</a>"));
      EXPECT_EQ(g.is_text_stable(), !is_latin);
      EXPECT_TRUE(is_latin || g.is_last_block());
      EXPECT_EQ(g.input_offset(g.text_offset() + 3), g.text_offset() + 3);
      EXPECT_EQ(g.next(), gate_status::finished);
    }
  }
}

TEST(gate, never_cuts_a_sequence_at_the_end_of_a_block) {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    for (const std::string_view character : {"\u00E9", "\u65E5", "\U0001F600"}) {
      const std::string document = std::string(shift, 'x') + repeat(character, 30'000);
      EXPECT_EQ(drive_every_way(document, {}, {1, 4095, 32'768, 65'537}).text, document);
    }
  }
}

TEST(gate, retains_stable_memory_without_copies) {
  const std::string document = repeat("<a>text</a>", 20'000);
  gate g;
  g.start({});
  g.feed(document, true);
  g.finish();
  ASSERT_EQ(g.next(), gate_status::block);
  g.retain_from(5);
  while (g.next() == gate_status::block) {
    const std::uint64_t end = g.text_offset() + g.text().size();
    EXPECT_EQ(g.retained(5, end).data(), document.data() + 5);
    EXPECT_EQ(g.retained(4, end), "");
    EXPECT_EQ(g.retained(5, end + 1), "");
  }
  EXPECT_EQ(g.retained(5, document.size()), std::string_view(document).substr(5));
}

TEST(gate, starts_again_at_any_time) {
  gate g;
  const std::string document = "<?xml version='1.0' encoding='KOI8-R'?><!DOCTYPE a><a>\xC1</a>";
  const outcome whole = drive_whole(document);
  for (std::size_t length = 0; length <= document.size(); ++length) {
    g.start({});
    g.feed(std::string_view(document).substr(0, length), false);
    for (int steps = 0; steps < 3; ++steps) {
      if (g.next() != gate_status::block) break;
    }
    EXPECT_EQ(drive(g, {document}, {}, feed_memory::stable), whole);
  }
}

TEST(gate, ends_where_it_is_told) {
  gate g;
  g.start({});
  EXPECT_EQ(g.next(), gate_status::need_input);
  EXPECT_EQ(g.next(), gate_status::need_input);
  g.feed("", false);
  EXPECT_EQ(g.next(), gate_status::need_input);
  g.feed("<a/>", true);
  EXPECT_EQ(g.next(), gate_status::block);
  EXPECT_EQ(g.next(), gate_status::need_input);
  EXPECT_EQ(g.text(), "");
  g.finish();
  EXPECT_EQ(g.next(), gate_status::finished);
  EXPECT_EQ(g.next(), gate_status::finished);
  EXPECT_EQ(g.text(), "");
}

TEST(gate, knows_the_last_block_of_a_finished_document) {
  const std::string body = "<a>" + repeat("text ", 20'000) + "</a>";
  for (const std::string& document : {body, "<?xml version='1.0'?>" + body}) {
    gate g;
    g.start({});
    g.feed(document, true);
    g.finish();
    std::string last;
    while (g.next() == gate_status::block)
      last += g.is_last_block() ? '1' : '0';
    EXPECT_EQ(last.find('1'), last.size() - 1) << last;
  }
}

// drive() checks that nothing but the end follows a last block; here there is none.
TEST(gate, has_no_last_block_as_long_as_something_may_follow) {
  options o;
  o.limits.document_bytes = 8;
  for (const std::string_view document : {"<a></a>\xC3", "<a></a>\xFF", "<a></a><", "<!--c-->"}) {
    gate g;
    g.start(o);
    g.feed(document, true);
    EXPECT_EQ(g.next(), gate_status::block);
    EXPECT_FALSE(g.is_last_block()) << "finish() was not called";
    const std::string longer = std::string(document) + "<b/>";
    g.start(o);
    g.feed(longer, true);
    g.finish();
    EXPECT_EQ(g.next(), gate_status::block);
    EXPECT_FALSE(g.is_last_block()) << "a failure follows";
  }
}

// Texts of random pieces of markup, so that pieces meet what no table thought of.
TEST(gate, gives_the_same_for_every_cut_of_random_documents) {
  constexpr std::string_view parts[] = {"<?xml version='1.0'",
                                        " encoding='latin1'",
                                        " standalone='no'",
                                        "?>",
                                        "<?p",
                                        "<!--",
                                        "-->",
                                        "-",
                                        "<!DOCTYPE",
                                        " ",
                                        "\n",
                                        "a",
                                        " SYSTEM ",
                                        "PUBLIC",
                                        "'s'",
                                        "\"",
                                        ">",
                                        "[",
                                        "]",
                                        "<",
                                        "!",
                                        "?",
                                        "\xEF\xBB\xBF",
                                        "\xEF\xBF\xBE",
                                        "\u00E9",
                                        "\xC3",
                                        "\xFF",
                                        "<a/>",
                                        "\xFF\xFE"};
  std::minstd_rand random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string document;
    for (std::uint64_t i = random() % 9; i-- > 0;)
      document += parts[random() % std::size(parts)];
    options o;
    if (random() % 4 == 0) o.limits.token_bytes = 1 + random() % 30;
    if (random() % 4 == 0) o.limits.document_bytes = 1 + random() % 30;
    if (random() % 4 == 0) o.dtd = dtd::forbid;
    const bool is_wide = random() % 4 == 0;
    if (is_wide) document = to_utf16be(std::u16string(document.begin(), document.end()));
    drive_every_way(document, o, {1, 2, 3});
    ASSERT_FALSE(testing::Test::HasFailure()) << testing::PrintToString(document);
  }
}

}  // namespace
}  // namespace xylem::input
