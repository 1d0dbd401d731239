// SPDX-License-Identifier: MIT
#include "input/xml_declaration.hpp"

#include <string>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::drive_every_way;
using test::outcome;

TEST(xml_declaration, is_left_out) {
  for (const char* declaration :
       {"<?xml version=\"1.0\"?>", "<?xml version='1.0'?>", "<?xml\tversion='1.0'\r\n?>",
        "<?xml version = '1.0' ?>", "<?xml\n\nversion\r=\t'1.0'\n?>", "<?xml version='1.1'?>",
        "<?xml version='1.99999999999999999999'?>", "<?xml version='1.0' encoding='UTF-8'?>",
        "<?xml version='1.0' encoding = \"utf-8\" ?>", "<?xml version='1.0' standalone='yes'?>",
        "<?xml version=\"1.0\" standalone=\"no\"?>",
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>",
        "<?xml   version='1.0'   encoding='UTF-8'\nstandalone='no'   ?>"}) {
    EXPECT_EQ(drive_every_way(std::string(declaration) + "\n<a/>"),
              (outcome{test::blank(std::string_view(declaration).size()) + "\n<a/>", errc::ok,
                       error::no_offset}))
        << declaration;
  }
}

// '^' stands before the offending byte.
TEST(xml_declaration, names_the_offending_byte) {
  constexpr std::string_view cases[] = {
      "<?xml^?><a/>",
      "<?xml^=version='1.0'?>",
      "<?xml ^?><a/>",
      "<?xml ^Version='1.0'?>",
      "<?xml v^?>",
      "<?xml versio^m='1.0'?>",
      "<?xml version^?>",
      "<?xml version ^'1.0'?>",
      "<?xml version=^1.0?>",
      "<?xml version=^?>",
      "<?xml version='1.0^\"?>",
      "<?xml version='^'?>",
      "<?xml version='1.0^ '?>",
      "<?xml version='^ 1.0'?>",
      "<?xml version='^<'?>",
      "<?xml version='1.0'^encoding='UTF-8'?>",
      "<?xml version='1.0'^>",
      "<?xml version='1.0'?^ >",
      "<?xml version='1.0'?^?>",
      "<?xml version='1.0' ^version='1.0'?>",
      "<?xml version='1.0' ^Encoding='UTF-8'?>",
      "<?xml version='1.0' e^rror?>",
      "<?xml version='1.0' encoding='^'?>",
      "<?xml version='1.0' encoding='^8859'?>",
      "<?xml version='1.0' encoding='^-a'?>",
      "<?xml version='1.0' encoding='UTF^ 8'?>",
      "<?xml version='1.0' encoding='UTF-8^/'?>",
      "<?xml version='1.0' encoding='UTF^:8'?>",
      "<?xml version='1.0' encoding='UTF-8'^standalone='yes'?>",
      "<?xml version='1.0' encoding='UTF-8' ^encoding='UTF-8'?>",
      "<?xml version='1.0' standalone='yes' ^encoding='UTF-8'?>",
      "<?xml version='1.0' standalone='yes' ^standalone='yes'?>",
      "<?xml version='1.0' standalone='^Yes'?>",
      "<?xml version='1.0' standalone='ye^'?>",
      "<?xml version='1.0' standalone='yes^s'?>",
      "<?xml version='1.0' standalone='n^'?>",
      "<?xml version='1.0' standalone='no^ '?>",
      "<?xml version='1.0' standalone='^'?>",
      "<?xml version='1.0' standalone='^true'?>",
      "<?xml ^encoding='UTF-8'?>",
      "<?xml ^standalone='yes'?>",
      "<?xml ^encoding='UTF-8' version='1.0'?>",
      "<?xml version='1.0'^; ?>",
  };
  for (const std::string_view marked : cases) {
    std::string document(marked);
    const std::size_t at = document.find('^');
    document.erase(at, 1);
    EXPECT_EQ(drive_every_way(document),
              (outcome{test::blank(at), errc::xml_declaration_malformed, at}))
        << document;
  }
}

TEST(xml_declaration, refuses_other_versions_at_the_version_number) {
  for (const char* version : {"2.0", "1", "1.", "1.a", "1.0a", "01.0", "1..0", "1.0.0", "10",
                              "v1.0", "-1.0", "1:0", "_", "1.-1"}) {
    const std::string document = "<?xml version='" + std::string(version) + "'?><a/>";
    const outcome got = drive_every_way(document);
    EXPECT_EQ(got.code, errc::xml_version_unsupported) << version;
    EXPECT_EQ(got.offset, 15U) << version;
    EXPECT_EQ(got.text, std::string(15 + std::string_view(version).size(), ' '));
  }
}

TEST(xml_declaration, has_no_bytes_beyond_ascii) {
  EXPECT_EQ(drive_every_way("<?xml version='1.0'\xC2\xA0?>"),
            (outcome{std::string(19, ' '), errc::xml_declaration_malformed, 19}));
  EXPECT_EQ(drive_every_way("<?xml version='1.0' encoding='\xFF'?>"),
            (outcome{std::string(30, ' '), errc::xml_declaration_malformed, 30}));
  using namespace std::string_literals;
  EXPECT_EQ(drive_every_way("<?xml version='1.0'\0?>"s),
            (outcome{std::string(19, ' '), errc::xml_declaration_malformed, 19}));
}

TEST(xml_declaration, counts_offsets_in_the_input_of_other_encodings) {
  const std::string raw = "\xFF\xFE" + test::to_utf16le(u"<?xml version='1.0' wrong?><a/>");
  EXPECT_EQ(drive_every_way(raw),
            (outcome{std::string(20, ' '), errc::xml_declaration_malformed, 2 + 2 * 20}));
  const std::string version = "\xFE\xFF" + test::to_utf16be(u"<?xml version='3.0'?><a/>");
  EXPECT_EQ(drive_every_way(version),
            (outcome{std::string(18, ' '), errc::xml_version_unsupported, 2 + 2 * 15}));
  EXPECT_EQ(drive_every_way("\xEF\xBB\xBF<?xml version='1.0' wrong?><a/>"),
            (outcome{std::string(20, ' '), errc::xml_declaration_malformed, 3 + 20}));
}

TEST(xml_declaration, is_only_what_stands_at_the_start) {
  for (const char* document :
       {"<?xml-stylesheet href='a'?><a/>", "<?xmlx?><a/>", "<?xml:a?><a/>", "<?xml\u00E9?><a/>",
        "<?xm?><a/>", "<?xm ?>", "<?XML version='1.0'?><a/>", " <?xml version='1.0'?><a/>",
        "\n<?xml?>", "<a/><?xml version='1.0'?>", "<!--c--><?xml version='1.0'?><a/>", "<?", "<",
        "<?x", "<?xml", "x", "<a"}) {
    EXPECT_EQ(drive_every_way(document), (outcome{document, errc::ok, error::no_offset}))
        << document;
  }
}

TEST(xml_declaration, that_does_not_end_is_a_truncated_document) {
  const std::string declaration = "<?xml version='1.0' encoding='KOI8-R' standalone='yes'?>";
  for (std::size_t length = 6; length < declaration.size(); ++length) {
    EXPECT_EQ(drive_every_way(declaration.substr(0, length)),
              (outcome{std::string(length, ' '), errc::document_truncated, length}));
  }
  const std::string wide = "\xFF\xFE" + test::to_utf16le(u"<?xml version='1.0'");
  EXPECT_EQ(drive_every_way(wide),
            (outcome{std::string(19, ' '), errc::document_truncated, wide.size()}));
}

TEST(xml_declaration, is_bounded_by_the_limit_of_a_token) {
  const std::string declaration = "<?xml version='1.0'          ?>";
  options o;
  o.limits.token_bytes = declaration.size();
  EXPECT_EQ(drive_every_way(declaration + "<a/>", o).code, errc::ok);
  o.limits.token_bytes = declaration.size() - 1;
  EXPECT_EQ(drive_every_way(declaration + "<a/>", o),
            (outcome{std::string(declaration.size() - 1, ' '), errc::limit_token, 0}));
  EXPECT_EQ(
      drive_every_way("\xFE\xFF" + test::to_utf16be(u"<?xml version='1.0'          ?><a/>"), o),
      (outcome{std::string(declaration.size() - 1, ' '), errc::limit_token, 2}));

  gate g;
  g.start(o);
  g.feed(declaration, true);
  while (g.next() == gate_status::block) {
  }
  EXPECT_EQ(g.failure().limit, declaration.size() - 1);
}

// What is accepted by comparison is what was accepted before, and nothing else.
TEST(xml_declaration, is_not_taken_for_the_one_before) {
  gate g;
  const auto run = [&](std::string_view document, const options& o = {}) {
    return drive(g, {document}, o, test::feed_memory::stable);
  };
  const std::string latin = "<?xml version='1.0' encoding='latin1'?>";
  const std::string ascii = "<?xml version='1.0' encoding='ascii!'?>";
  const outcome once = run(latin + "\xE9");
  EXPECT_EQ(once.text, std::string(latin.size(), ' ') + "\u00E9");
  EXPECT_EQ(run(latin + "\xE9"), once);
  EXPECT_EQ(run(ascii).code, errc::xml_declaration_malformed);
  EXPECT_EQ(run(latin + "\xE9"), once);
  EXPECT_EQ(run(latin.substr(0, latin.size() - 1)).code, errc::document_truncated);
  EXPECT_EQ(run("<?xml version='1.0'?>\u00E9").text, std::string(21, ' ') + "\u00E9");
  EXPECT_EQ(run("<?xml version='1.0'?>\u00E9").text, std::string(21, ' ') + "\u00E9");
  options o;
  o.limits.token_bytes = 20;
  EXPECT_EQ(run("<?xml version='1.0'?>\u00E9", o).code, errc::limit_token);
  EXPECT_EQ(run(" <?xml version='1.0'?>").text, " <?xml version='1.0'?>");
  const std::string mark = "\xEF\xBB\xBF";
  EXPECT_EQ(run(latin + "\xE9"), once);
  EXPECT_EQ(run(mark + latin).code, errc::encoding_conflict);
  EXPECT_EQ(run(mark + latin).offset, 3U + 30U);
}

}  // namespace
}  // namespace xylem::input
