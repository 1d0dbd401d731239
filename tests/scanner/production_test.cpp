// SPDX-License-Identifier: MIT
#include "scanner/production.hpp"

#include <functional>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace xylem::scanner {

void PrintTo(const extent& e, std::ostream* out) {
  constexpr const char* names[] = {"whole", "cut", "wrong"};
  *out << names[static_cast<int>(e.what)] << " at " << e.at << ' ' << name(e.code);
}
static bool operator==(const extent& a, const extent& b) {
  return a.what == b.what && a.at == b.at && a.code == b.code;
}

namespace {

using scan = std::function<extent(std::string_view)>;

constexpr auto portable = name_profile::portable;

extent tag(std::string_view text) {
  start_tag found;
  return scan_start_tag(text, 0, {}, found);
}
extent closing(std::string_view text) {
  std::string_view found;
  return scan_end_tag(text, 0, portable, found);
}
extent comment(std::string_view text) {
  return scan_comment(text, 0);
}
extent target(std::string_view text) {
  instruction found;
  return scan_instruction(text, 0, portable, found);
}
extent section(std::string_view text) {
  return scan_cdata(text, 0);
}
extent reference(std::string_view text) {
  return scan_reference(text, 0, {});
}
extent data(std::string_view text) {
  return scan_character_data(text, 0);
}

struct production_case {
  scan production;
  std::string text;
  extent expected;
};

// What is wrong with a text shows in each of its beginnings that reach so far, and in no shorter
// one; what is whole is cut in each shorter one.
void check(const production_case& c) {
  EXPECT_EQ(c.production(c.text), c.expected) << c.text;
  const std::size_t needed = c.expected.known;
  for (std::size_t length = 1; length < c.text.size(); ++length) {
    const std::string_view beginning = std::string_view(c.text).substr(0, length);
    if ((static_cast<unsigned char>(c.text[length]) & 0xC0U) == 0x80) continue;
    const extent e = c.production(beginning);
    const bool is_told = e.what != verdict::cut;
    EXPECT_EQ(is_told, length >= needed) << beginning;
    if (is_told) {
      EXPECT_EQ(e, c.expected) << beginning;
    }
  }
}

TEST(productions, tell_where_they_end) {
  const production_case cases[] = {
      {tag, "<a>x", whole(3)},
      {tag, "<a/>x", whole(4)},
      {tag, "<a >x", whole(4)},
      {tag, "<a\t\r\n/>x", whole(7)},
      {tag, "<p:a b='1' p:c = \"x>'\" d='&lt;&#9;'/>x", whole(37)},
      {tag, "<\xC3\xA9 \xE4\xB8\x80='\xF0\x9F\x8C\xB3'>", whole(15)},
      {tag, "<_.-1>", whole(6)},
      {closing, "</a>x", whole(4)},
      {closing, "</p:a \n>x", whole(8)},
      {comment, "<!---->x", whole(7)},
      {comment, "<!-- <a> & - \xC3\xA9 -->x", whole(19)},
      {target, "<?a?>x", whole(5)},
      {target, "<?a ?>x", whole(6)},
      {target, "<?xml-stylesheet ? > ?\?>x", whole(24)},
      {section, "<![CDATA[]]>x", whole(12)},
      {section, "<![CDATA[]] >& <a> ]]]>x", whole(23)},
      {reference, "&amp;x", whole(5)},
      {reference, "&#65;x", whole(5)},
      {reference, "&#x10FFFF;x", whole(10)},
      {reference, "&#000000000000000000000065;x", whole(27)},
  };
  for (const production_case& c : cases)
    check(c);
}

TEST(productions, tell_the_first_byte_that_cannot_be) {
  const errc name = errc::qualified_name_malformed;
  const errc unknown = errc::entity_undefined;
  const errc character = errc::character_reference_malformed;
  const production_case cases[] = {
      {tag, "<1/>", wrong(1)},
      {tag, "< a/>", wrong(1)},
      {tag, "<a b/>", wrong(4)},
      {tag, "<a b=c/>", wrong(5)},
      {tag, "<a b='1'c='2'/>", wrong(8)},
      {tag, "<a b='<'/>", wrong(6)},
      {tag, "<a b='\x01'/>", wrong(6)},
      {tag, "<a b='&#;'/>", wrong(8)},
      {tag, "<a b='&x;'/>", wrong(6, unknown, 9)},
      {tag, "<a/ >", wrong(3)},
      {tag, "<a=''>", wrong(2)},
      {tag, "<a &lt;>", wrong(3)},
      {tag, "<:a/>", wrong(1, name)},
      {tag, "<a:/>", wrong(3, name)},
      {tag, "<a:b:c/>", wrong(4, name)},
      {tag, "<a:1/>", wrong(3, name)},
      {tag, "<a xmlns:=''/>", wrong(9, name)},
      {tag, "<\xC8\xA1/>", wrong(1, errc::name_not_portable)},
      {tag, "<a\xC8\xA1/>", wrong(2, errc::name_not_portable)},
      {tag, "<\xC2\xB7/>", wrong(1)},  // inside a name only
      {tag, "<a\xEF\xBF\xBF/>", wrong(2)},
      {closing, "</ a>", wrong(2)},
      {closing, "</a b>", wrong(4)},
      {comment, "<!-x", wrong(3)},
      {comment, "<!-- -- -->", wrong(7)},
      {comment, "<!--->x--->", wrong(9)},
      {comment, "<!-- \xEF\xBF\xBE -->", wrong(5)},
      {comment, std::string("<!-- \0 -->", 10), wrong(5)},
      {target, "<?>", wrong(2)},
      {target, "<?a:b ?>", wrong(3, name)},
      {target, "<?a+?>", wrong(3)},
      {target, "<?a?b?>", wrong(4)},
      {target, "<?xml ?>", wrong(0, errc::xml_declaration_misplaced, 6)},
      {target, "<?XmL ?>", wrong(5)},
      {target, "<?a \x02?>", wrong(4)},
      {section, "<![cdata[]]>", wrong(3)},
      {section, "<![CDATA[\x1F]]>", wrong(9)},
      {reference, "&;", wrong(1)},
      {reference, "& ", wrong(1)},
      {reference, "&#;", wrong(2)},
      {reference, "&#x;", wrong(3)},
      {reference, "&#X41;", wrong(2)},
      {reference, "&#6A;", wrong(3)},
      {reference, "&#x6G;", wrong(4)},
      {reference, "&amp ;", wrong(4)},
      {reference, "&a:b;", wrong(2, name)},
      {reference, "&nbsp;x", wrong(0, unknown, 6)},
      {reference, "&#0;x", wrong(0, character, 4)},
      {reference, "&#xD800;x", wrong(0, character, 8)},
      {reference, "&#xFFFE;x", wrong(0, character, 8)},
      {reference, "&#4294967361;x", wrong(0, character, 13)},
      {reference, "&#18446744073709551681;x", wrong(0, character, 23)},
  };
  for (const production_case& c : cases)
    check(c);
}

TEST(character_data, ends_before_markup_and_with_the_text) {
  EXPECT_EQ(data("a]b]] >\xC3\xA9<"), whole(9));
  EXPECT_EQ(data("a&"), whole(1));
  EXPECT_EQ(data("abc"), whole(3));
  EXPECT_EQ(data("a]]"), cut("a]]"));
  EXPECT_EQ(data("a]]>"), wrong(3));
  EXPECT_EQ(data("a]]]>"), wrong(4));
  EXPECT_EQ(data("a\x08"), wrong(1));
  EXPECT_EQ(data("\x7F\xC2\x85\t\r\n"), whole(6));
}

TEST(start_tags, show_names_and_values_as_written) {
  start_tag found;
  const std::string_view text = "<p:a b='x y' q:c=\"\n\" d='&lt;'/>";
  ASSERT_EQ(scan_start_tag(text, 0, {}, found), whole(text.size()));
  EXPECT_EQ(found.name.prefix, "p");
  EXPECT_EQ(found.name.local, "a");
  EXPECT_EQ(found.name.written, "p:a");
  EXPECT_TRUE(found.is_empty_element);
  ASSERT_EQ(found.attributes.size(), 3U);
  EXPECT_EQ(found.attributes[0].value, "x y");
  EXPECT_TRUE(found.attributes[0].is_literal);
  EXPECT_EQ(found.attributes[1].name.prefix, "q");
  EXPECT_EQ(found.attributes[1].value, "\n");
  EXPECT_FALSE(found.attributes[1].is_literal);
  EXPECT_EQ(found.attributes[2].value, "&lt;");
  EXPECT_FALSE(found.attributes[2].is_literal);
  found.most_kept = 1;
  ASSERT_EQ(scan_start_tag(text, 0, {}, found), whole(text.size()));
  EXPECT_EQ(found.attributes.size(), 1U);
  EXPECT_EQ(found.attribute_count, 3U);
}

TEST(references, to_known_entities_are_whole) {
  const dialect in{portable, [](std::string_view name) { return name == "uuml"; }};
  EXPECT_EQ(scan_reference("&uuml;x", 0, in), whole(6));
  EXPECT_EQ(scan_reference("&uml;x", 0, in), wrong(0, errc::entity_undefined, 5));
  attribute found;
  EXPECT_EQ(scan_attribute("a='&uuml;'", 0, in, found), whole(10));
}

TEST(names, of_the_fifth_edition_are_known_to_its_profile) {
  qualified_name found;
  const std::string_view text = "\xC8\xA1:\xF0\x90\x80\x80 ";  // U+0221, U+10000
  EXPECT_EQ(scan_qname(text, 0, name_profile::xml10e5, found), whole(7));
  EXPECT_EQ(found.local, "\xF0\x90\x80\x80");
  EXPECT_EQ(scan_qname(text, 0, portable, found), wrong(0, errc::name_not_portable));
}

}  // namespace
}  // namespace xylem::scanner
