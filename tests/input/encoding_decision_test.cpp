// SPDX-License-Identifier: MIT
#include "input/encoding_decision.hpp"

#include <string>

#include <gtest/gtest.h>

#include "gate_driver.hpp"
#include "input/encoding.hpp"

namespace xylem::input {
namespace {

using test::blank;
using test::drive_every_way;
using test::outcome;
using test::to_utf16be;
using test::to_utf16le;

const std::string utf8_mark = "\xEF\xBB\xBF";
const std::string le_mark = "\xFF\xFE";
const std::string be_mark = "\xFE\xFF";

std::string declaration(std::string_view encoding) {
  return "<?xml version=\"1.0\" encoding=\"" + std::string(encoding) + "\"?>";
}
std::u16string wide(std::string_view ascii) {
  return {ascii.begin(), ascii.end()};
}
// Where the name stands in declaration().
constexpr std::uint64_t name_at = 30;

outcome ok(std::string text) {
  return {std::move(text), errc::ok, error::no_offset};
}

TEST(encoding_decision, takes_utf8_when_nothing_is_said) {
  EXPECT_EQ(drive_every_way("<a>\u00E9\u65E5\U0001F600</a>"), ok("<a>\u00E9\u65E5\U0001F600</a>"));
  const std::string plain = "<?xml version='1.0'?>";
  EXPECT_EQ(drive_every_way(plain + "<a>\u00E9</a>"), ok(blank(plain.size()) + "<a>\u00E9</a>"));
  EXPECT_EQ(drive_every_way(""), ok(""));
}

TEST(encoding_decision, strips_one_mark) {
  EXPECT_EQ(drive_every_way(utf8_mark + "<a/>"), ok("<a/>"));
  EXPECT_EQ(drive_every_way(le_mark + to_utf16le(u"<a>\u00E9</a>")), ok("<a>\u00E9</a>"));
  EXPECT_EQ(drive_every_way(be_mark + to_utf16be(u"<a>\u00E9</a>")), ok("<a>\u00E9</a>"));
  for (const std::string& mark : {utf8_mark, le_mark, be_mark}) {
    EXPECT_EQ(drive_every_way(mark), ok(""));
  }
}

TEST(encoding_decision, refuses_a_second_mark) {
  const auto repeated = [](std::uint64_t at) {
    return outcome{"", errc::encoding_repeated_bom, at};
  };
  EXPECT_EQ(drive_every_way(utf8_mark + utf8_mark + "<a/>"), repeated(3));
  EXPECT_EQ(drive_every_way(le_mark + le_mark + to_utf16le(u"<a/>")), repeated(2));
  EXPECT_EQ(drive_every_way(be_mark + be_mark + to_utf16be(u"<a/>")), repeated(2));
  EXPECT_EQ(drive_every_way(utf8_mark + "\xEF\xBB"), (outcome{"", errc::encoding_truncated, 3}));
  EXPECT_EQ(drive_every_way(utf8_mark + le_mark + "<a/>"),
            (outcome{"", errc::encoding_malformed, 3}));
  // Elsewhere it is a character like others.
  EXPECT_EQ(drive_every_way(utf8_mark + "<a>\uFEFF</a>"), ok("<a>\uFEFF</a>"));
  EXPECT_EQ(drive_every_way("<a>\uFEFF</a>"), ok("<a>\uFEFF</a>"));
  // Nor behind a '<' that may begin the XML declaration.
  EXPECT_EQ(drive_every_way(utf8_mark + "<\uFEFF/>"), ok("<\uFEFF/>"));
  EXPECT_EQ(drive_every_way("\xFF\xFE" + test::to_utf16le(u"<\uFEFF/>")), ok("<\uFEFF/>"));
}

TEST(encoding_decision, follows_the_declaration) {
  struct {
    const char* name;
    const char* raw;
    const char* text;
  } const cases[] = {
      {"UTF-8", "\u00E9", "\u00E9"},
      {"utf-8", "\u00E9", "\u00E9"},
      {"ISO-8859-1", "\xE9", "\u00E9"},
      {"latin1", "\xE9\x80", "\u00E9\u0080"},
      {"windows-1252", "\x80", "\u20AC"},
      {"CP1252", "\x80", "\u20AC"},
      {"US-ASCII", "e", "e"},
      {"ascii", "e", "e"},
      {"ISO-8859-15", "\xA4", "\u20AC"},
      {"koi8-r", "\xC1", "\u0430"},
      {"Shift_JIS", "\x93\xFA", "\u65E5"},
      {"GB18030", "\xC8\xD5\x81\x30\x81\x30", "\u65E5\u0080"},
      {"EUC-JP", "\xC6\xFC", "\u65E5"},
  };
  for (const auto& c : cases) {
    const std::string head = declaration(c.name);
    EXPECT_EQ(drive_every_way(head + "<a>" + c.raw + "</a>"),
              ok(blank(head.size()) + "<a>" + c.text + "</a>"))
        << c.name;
  }
}

TEST(encoding_decision, refuses_what_it_cannot_read) {
  for (const char* name : {"UTF-7", "UTF-32", "UCS-4", "IBM037", "no-such", "ISO-2022-JP", "HZ"}) {
    const std::string head = declaration(name);
    EXPECT_EQ(drive_every_way(head + "<a/>"),
              (outcome{blank(head.size()), errc::encoding_unsupported, name_at}))
        << name;
  }
  const std::string long_name(1000, 'x');
  const outcome got = drive_every_way(declaration(long_name) + "<a/>");
  EXPECT_EQ(got.code, errc::encoding_unsupported);
  EXPECT_EQ(got.offset, name_at);

  using namespace std::string_view_literals;
  for (const std::string_view head : {"\0\0\xFE\xFF\0\0\0<"sv, "\xFF\xFE\0\0<\0\0\0"sv,
                                      "\0\0\0<\0\0\0a"sv, "\x4C\x6F\xA7\x94"sv, "+/v8-"sv}) {
    EXPECT_EQ(drive_every_way(head), (outcome{"", errc::encoding_unsupported, 0}));
  }
}

TEST(encoding_decision, names_what_it_cannot_read) {
  gate g;
  g.start({});
  g.feed("<?xml version='1.0' encoding='EBCDIC-XY'?><a/>", true);
  while (g.next() == gate_status::block) {
  }
  EXPECT_EQ(g.failure().found.view(), "EBCDIC-XY");
}

TEST(encoding_decision, refuses_a_declaration_that_contradicts_the_mark) {
  for (const char* name : {"ISO-8859-1", "UTF-16", "US-ASCII", "no-such"}) {
    const std::string head = declaration(name);
    const std::string raw = std::string(utf8_mark).append(head).append("<a/>");
    EXPECT_EQ(drive_every_way(raw),
              (outcome{blank(head.size()), errc::encoding_conflict, 3 + name_at}))
        << name;
  }
  for (const char* name : {"UTF-8", "ISO-8859-1", "UTF-16BE", "no-such"}) {
    const std::string head = declaration(name);
    EXPECT_EQ(drive_every_way(le_mark + to_utf16le(wide(head).append(u"<a/>"))),
              (outcome{blank(head.size()), errc::encoding_conflict, 2 + 2 * name_at}))
        << name;
  }
  const std::string head = declaration("UTF-16LE");
  EXPECT_EQ(drive_every_way(be_mark + to_utf16be(wide(head + "<a/>"))),
            (outcome{blank(head.size()), errc::encoding_conflict, 2 + 2 * name_at}));
}

TEST(encoding_decision, accepts_a_declaration_that_agrees_with_the_mark) {
  for (const char* name : {"UTF-8", "utf8"}) {
    const std::string head = declaration(name);
    const std::string raw = std::string(utf8_mark).append(head).append("<a/>");
    EXPECT_EQ(drive_every_way(raw), ok(blank(head.size()) + "<a/>"));
  }
  for (const char* name : {"UTF-16", "utf-16", "UTF-16LE"}) {
    const std::string head = declaration(name);
    EXPECT_EQ(drive_every_way(le_mark + to_utf16le(wide(head).append(u"<a/>"))),
              ok(blank(head.size()) + "<a/>"));
  }
  const std::string head = declaration("UTF-16BE");
  EXPECT_EQ(drive_every_way(be_mark + to_utf16be(wide(head + "<a/>"))),
            ok(blank(head.size()) + "<a/>"));
  const std::string plain = "<?xml version='1.0'?>";
  EXPECT_EQ(drive_every_way(be_mark + to_utf16be(wide(plain + "<a/>"))),
            ok(blank(plain.size()) + "<a/>"));
}

TEST(encoding_decision, detects_utf16_without_a_mark_by_its_declaration) {
  for (const bool is_big_endian : {false, true}) {
    const auto raw = [&](const std::string& s) { return test::to_utf16(wide(s), is_big_endian); };
    for (const char* name : {"UTF-16", is_big_endian ? "UTF-16BE" : "UTF-16LE"}) {
      const std::string head = declaration(name);
      EXPECT_EQ(drive_every_way(raw(head + "<a/>")), ok(blank(head.size()) + "<a/>"));
    }
    for (const char* name : {"UTF-8", is_big_endian ? "UTF-16LE" : "UTF-16BE"}) {
      const std::string head = declaration(name);
      EXPECT_EQ(drive_every_way(raw(head + "<a/>")),
                (outcome{blank(head.size()), errc::encoding_conflict, 2 * name_at}));
    }
    // Without a name the document would be UTF-8.
    const std::string plain = "<?xml version='1.0'?>";
    EXPECT_EQ(drive_every_way(raw(plain + "<a/>")),
              (outcome{blank(plain.size()), errc::encoding_conflict, 0}));
    EXPECT_EQ(drive_every_way(raw("<?pi?><a/>")), (outcome{"", errc::encoding_conflict, 0}));
  }
}

TEST(encoding_decision, refuses_utf16_declared_in_single_bytes) {
  for (const char* name : {"UTF-16", "UTF-16LE", "UTF-16BE"}) {
    const std::string head = declaration(name);
    EXPECT_EQ(drive_every_way(head + "<a/>"),
              (outcome{blank(head.size()), errc::encoding_conflict, name_at}));
  }
}

options known(std::string encoding) {
  options o;
  o.encoding = std::move(encoding);
  return o;
}

TEST(encoding_decision, lets_the_caller_override_the_declaration) {
  for (const char* declared : {"UTF-8", "KOI8-R", "UTF-16", "no-such"}) {
    const std::string head = declaration(declared);
    EXPECT_EQ(drive_every_way(head + "<a>\xE9</a>", known("latin1")),
              ok(blank(head.size()) + "<a>\u00E9</a>"))
        << declared;
  }
  EXPECT_EQ(drive_every_way("<a>\xC1</a>", known("koi8-r")), ok("<a>\u0430</a>"));
  EXPECT_EQ(drive_every_way(to_utf16le(u"<a>\u00E9</a>"), known("UTF-16LE")), ok("<a>\u00E9</a>"));
  EXPECT_EQ(drive_every_way(to_utf16le(u"<a>\u00E9</a>"), known("UTF-16")), ok("<a>\u00E9</a>"));
  EXPECT_EQ(drive_every_way(to_utf16be(u"<a>\u00E9</a>"), known("UTF-16")), ok("<a>\u00E9</a>"));
}

TEST(encoding_decision, does_not_let_the_caller_override_a_mark) {
  EXPECT_EQ(drive_every_way(utf8_mark + "<a>\u00E9</a>", known("latin1")), ok("<a>\u00E9</a>"));
  EXPECT_EQ(drive_every_way(be_mark + to_utf16be(u"<a>\u00E9</a>"), known("UTF-16LE")),
            ok("<a>\u00E9</a>"));
  // The declaration stays overridden.
  const std::string head = declaration("KOI8-R");
  EXPECT_EQ(drive_every_way(utf8_mark + head + "<a/>", known("latin1")),
            ok(blank(head.size()) + "<a/>"));
}

TEST(encoding_decision, checks_a_declaration_that_is_overridden) {
  EXPECT_EQ(drive_every_way("<?xml version='1.0' encoding='?'?><a/>", known("latin1")),
            (outcome{blank(30), errc::xml_declaration_malformed, 30}));
}

TEST(encoding_decision, refuses_an_unknown_name_before_any_input) {
  for (const char* name : {"no-such", "UTF-8//IGNORE", "UTF-32", " ", "8859"}) {
    gate g;
    g.start(known(name));
    EXPECT_EQ(g.next(), gate_status::failed) << name;
    EXPECT_EQ(g.failure().code, errc::options_encoding_unknown);
    EXPECT_EQ(g.failure().byte_offset, error::no_offset);
    EXPECT_EQ(g.failure().found.view(), name);
  }
  EXPECT_EQ(drive_every_way("<a/>", known("no-such")).code, errc::options_encoding_unknown);
}

TEST(encoding_decision, remembers_nothing_of_the_name_before) {
  gate g;
  for (const char* name : {"UTF-16", "no-such", "latin1", "no-such", "KOI8-R", "no-such"}) {
    const errc expected =
        name == std::string("no-such") ? errc::options_encoding_unknown : errc::ok;
    const std::string document = name == std::string("UTF-16") ? to_utf16le(u"<a/>") : "<a/>";
    EXPECT_EQ(drive(g, {document}, known(name), test::feed_memory::stable).code, expected) << name;
  }
  EXPECT_EQ(drive(g, {"<a>\u00E9</a>"}, {}, test::feed_memory::stable), ok("<a>\u00E9</a>"));
}

TEST(encoding_decision, remembers_nothing_of_the_document_before) {
  gate g;
  const auto run = [&](const std::string& document) {
    return drive(g, {document}, {}, test::feed_memory::stable);
  };
  const std::string koi8 = declaration("KOI8-R");
  const std::string latin = declaration("latin1");
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(run(koi8 + "<a>\xC1</a>"), ok(blank(koi8.size()) + "<a>\u0430</a>"));
    EXPECT_EQ(run("<a>\u00E9</a>"), ok("<a>\u00E9</a>"));
    EXPECT_EQ(run(latin + "<a>\xE9</a>"), ok(blank(latin.size()) + "<a>\u00E9</a>"));
    EXPECT_EQ(run(le_mark + to_utf16le(u"<a/>")), ok("<a/>"));
    EXPECT_EQ(run("<a>\xFF</a>").code, errc::encoding_malformed);
  }
}

}  // namespace
}  // namespace xylem::input
