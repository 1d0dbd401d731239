// SPDX-License-Identifier: MIT
#include "input/doctype.hpp"

#include <string>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::blank;
using test::drive_every_way;
using test::outcome;

std::string blanked(std::string text) {
  for (char& c : text) {
    if (c != '\n' && c != '\r') c = ' ';
  }
  return text;
}

options with_forbidden_dtd() {
  options o;
  o.dtd = dtd::forbid;
  return o;
}

constexpr std::string_view accepted[] = {
    "<!DOCTYPE a>",
    "<!DOCTYPE a >",
    "<!DOCTYPE\n\ta\r\n>",
    "<!DOCTYPE _:a-.9>",
    "<!DOCTYPE \u65E5\u672C>",
    "<!DOCTYPE SYSTEM>",
    "<!DOCTYPE PUBLIC >",
    "<!DOCTYPE a SYSTEM \"\">",
    "<!DOCTYPE a SYSTEM ''>",
    "<!DOCTYPE a SYSTEM \"a'>[]<!--\u00E9\uFFFD-->.dtd\">",
    "<!DOCTYPE a SYSTEM\n'file:///etc/hostname'\t>",
    "<!DOCTYPE a\nPUBLIC\n\"\"\n''>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0//EN\" \"http://www.w3.org/xhtml1.dtd\" >",
    "<!DOCTYPE a PUBLIC 'azAZ09 -()+,./:=?;!*#@$_%\r\n' 's'>",
    "<!DOCTYPE a PUBLIC \"it's\" 's'>",
};

TEST(doctype, is_blanked_with_its_line_ends_kept) {
  for (const std::string_view declaration : accepted) {
    const std::string document = "<?xml version='1.0'?>\n" + std::string(declaration) + "<a/>";
    EXPECT_EQ(drive_every_way(document),
              (outcome{blank(21) + "\n" + blanked(std::string(declaration)) + "<a/>", errc::ok,
                       error::no_offset}))
        << declaration;
  }
}

TEST(doctype, is_forbidden_at_its_start_on_request) {
  for (const std::string_view declaration : accepted) {
    EXPECT_EQ(
        drive_every_way("<!-- -->\n" + std::string(declaration) + "<a/>", with_forbidden_dtd()),
        (outcome{"<!-- -->\n", errc::dtd_forbidden, 9}))
        << declaration;
  }
  EXPECT_EQ(drive_every_way("<!DOCTYPE", with_forbidden_dtd()),
            (outcome{"", errc::dtd_forbidden, 0}));
  EXPECT_EQ(drive_every_way("\xFE\xFF" + test::to_utf16be(u" <!DOCTYPE a>"), with_forbidden_dtd()),
            (outcome{" ", errc::dtd_forbidden, 4}));
}

TEST(doctype, is_forbidden_with_an_internal_subset) {
  for (const std::string_view declaration :
       {"<!DOCTYPE a[", "<!DOCTYPE a [", "<!DOCTYPE a SYSTEM 's'[", "<!DOCTYPE a SYSTEM 's' [",
        "<!DOCTYPE a PUBLIC 'p' 's'\n["}) {
    for (const std::string_view rest : {"]><a/>", "", "<!ENTITY lol 'lol'>]>", "\xFF\xFF"}) {
      EXPECT_EQ(
          drive_every_way("<?p?> " + std::string(declaration) + std::string(rest)),
          (outcome{"<?p?> " + blanked(std::string(declaration.substr(0, declaration.size() - 1))),
                   errc::dtd_forbidden, 6}))
          << declaration << rest;
    }
  }
}

// '^' stands before the offending byte.
TEST(doctype, names_the_offending_byte) {
  constexpr std::string_view cases[] = {
      "<!DOCTYPE^>",
      "<!DOCTYPE^a>",
      "<!DOCTYPE^[]>",
      "<!DOCTYPE ^>",
      "<!DOCTYPE ^[]>",
      "<!DOCTYPE ^1a>",
      "<!DOCTYPE ^-a>",
      "<!DOCTYPE ^.a>",
      "<!DOCTYPE ^'a'>",
      "<!DOCTYPE ^<a>",
      "<!DOCTYPE a^/>",
      "<!DOCTYPE a^\"s\">",
      "<!DOCTYPE a^]>",
      "<!DOCTYPE a ^b>",
      "<!DOCTYPE a ^s>",
      "<!DOCTYPE a ^'s'>",
      "<!DOCTYPE a S^>",
      "<!DOCTYPE a SYSTE^ 's'>",
      "<!DOCTYPE a S^ystem 's'>",
      "<!DOCTYPE a SYSTEM^'s'>",
      "<!DOCTYPE a SYSTEM^>",
      "<!DOCTYPE a SYSTEM ^>",
      "<!DOCTYPE a SYSTEM ^s>",
      "<!DOCTYPE a SYSTEM 's'^'t'>",
      "<!DOCTYPE a SYSTEM 's' ^'t'>",
      "<!DOCTYPE a SYSTEM 's' ^b>",
      "<!DOCTYPE a SYSTEM 's' ^SYSTEM 't'>",
      "<!DOCTYPE a PUBLIC^'p' 's'>",
      "<!DOCTYPE a PUBLIC ^p>",
      "<!DOCTYPE a PUBLIC 'p'^>",
      "<!DOCTYPE a PUBLIC 'p' ^>",
      "<!DOCTYPE a PUBLIC 'p' ^[]>",
      "<!DOCTYPE a PUBLIC 'p'^'s'>",
      "<!DOCTYPE a PUBLIC 'p'^\"s\">",
      "<!DOCTYPE a PUBLIC 'it'^s' 's'>",
      "<!DOCTYPE a PUBLIC 'a^\tb' 's'>",
      "<!DOCTYPE a PUBLIC 'a^\"b' 's'>",
      "<!DOCTYPE a PUBLIC 'a^&b' 's'>",
      "<!DOCTYPE a PUBLIC 'a^<b' 's'>",
      "<!DOCTYPE a PUBLIC 'a^[b' 's'>",
      "<!DOCTYPE a PUBLIC 'a^\u00E9' 's'>",
      "<!DOCTYPE a PUBLIC 'p' 's' ^-->",
      // [2] Char holds in literals and names as everywhere.
      "<!DOCTYPE a SYSTEM 'a^\001b'>",
      "<!DOCTYPE a SYSTEM 'a^\037b'>",
      "<!DOCTYPE a SYSTEM 'a^\uFFFEb'>",
      "<!DOCTYPE a SYSTEM 'a^\uFFFFb'>",
      "<!DOCTYPE a^\uFFFE>",
      "<!DOCTYPE ^\uFFFF>",
      "<!DOCTYPE a^\x02>",
  };
  for (const std::string_view marked : cases) {
    for (const std::string_view before : {"", "\n<!-- - -- -->"}) {
      std::string document = std::string(before) + std::string(marked);
      const std::size_t at = document.find('^');
      document.erase(at, 1);
      const std::string skipped = blanked(document.substr(before.size(), at - before.size()));
      EXPECT_EQ(drive_every_way(document),
                (outcome{std::string(before) + skipped, errc::doctype_malformed, at}))
          << document;
    }
  }
}

TEST(doctype, accepts_noncharacters_beyond_the_basic_plane) {
  EXPECT_EQ(drive_every_way("<!DOCTYPE a SYSTEM '\U0001FFFE\U0010FFFF\uFFFD'>").code, errc::ok);
}

TEST(doctype, counts_offsets_in_the_input_of_other_encodings) {
  const std::u16string text = u"<!--\u65E5\U0001F600--><!DOCTYPE \u00E9 x>";
  const std::size_t bad = text.find(u'x');
  const outcome got = drive_every_way("\xFF\xFE" + test::to_utf16le(text));
  EXPECT_EQ(got.code, errc::doctype_malformed);
  EXPECT_EQ(got.offset, 2 + 2 * bad);
  const std::u16string subset = u"<!--\u65E5\U0001F600--><!DOCTYPE \u00E9[]>";
  const outcome forbidden = drive_every_way("\xFF\xFE" + test::to_utf16le(subset));
  EXPECT_EQ(forbidden.code, errc::dtd_forbidden);
  EXPECT_EQ(forbidden.offset, 2 + 2 * subset.find(u"<!DOC"));
}

TEST(doctype, that_does_not_end_is_a_truncated_document) {
  const std::string declaration = "<!DOCTYPE a PUBLIC 'p' 's'>";
  for (std::size_t length = 9; length < declaration.size(); ++length) {
    EXPECT_EQ(drive_every_way(declaration.substr(0, length)),
              (outcome{blank(length), errc::document_truncated, length}));
  }
  // Before the keyword is complete it is no DOCTYPE.
  for (std::size_t length = 0; length < 9; ++length) {
    EXPECT_EQ(drive_every_way(declaration.substr(0, length)),
              (outcome{declaration.substr(0, length), errc::ok, error::no_offset}));
  }
  EXPECT_EQ(drive_every_way("<!DOCTYPE a SYSTEM '\xC3"),
            (outcome{blank(20), errc::encoding_truncated, 20}));
  EXPECT_EQ(drive_every_way("<!DOCTYPE a SYSTEM '\xFF'>"),
            (outcome{blank(20), errc::encoding_malformed, 20}));
  EXPECT_EQ(drive_every_way("<!DOCTY\xFF>"), (outcome{"<!DOCTY", errc::encoding_malformed, 7}));
}

TEST(doctype, is_bounded_by_the_limit_of_a_token) {
  const std::string declaration = "<!DOCTYPE a SYSTEM 'abcdefghijklmnopq'>";
  options o;
  o.limits.token_bytes = declaration.size();
  EXPECT_EQ(drive_every_way("\n" + declaration + "<a/>", o).code, errc::ok);
  o.limits.token_bytes = declaration.size() - 1;
  EXPECT_EQ(drive_every_way("\n" + declaration + "<a/>", o),
            (outcome{"\n" + blank(declaration.size() - 1), errc::limit_token, 1}));
  o.limits.token_bytes = 1;
  EXPECT_EQ(drive_every_way("\n<!DOCTYPE a>", o), (outcome{"\n" + blank(9), errc::limit_token, 1}));
}

TEST(doctype, may_be_long_and_come_in_any_pieces) {
  const std::string name(100'000, 'n');
  const std::string system(100'000, 's');
  const std::string declaration = "<!DOCTYPE " + name + " SYSTEM '" + system + "'>";
  EXPECT_EQ(drive_every_way(declaration + "<a/>", {}, {1, 4095, 32768, 40000}),
            (outcome{blank(declaration.size()) + "<a/>", errc::ok, error::no_offset}));
}

TEST(doctype, is_only_one) {
  const std::string second = "<!DOCTYPE b><!DOCTYPE c[";
  EXPECT_EQ(drive_every_way("<!DOCTYPE a>" + second),
            (outcome{blank(12), errc::doctype_repeated, 12}));
  EXPECT_EQ(drive_every_way("<!DOCTYPE a> <!--c--> " + second),
            (outcome{blank(12) + " <!--c--> ", errc::doctype_repeated, 22}));
}

}  // namespace
}  // namespace xylem::input
