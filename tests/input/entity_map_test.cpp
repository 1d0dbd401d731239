// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include <xylem/entities.hpp>

#include <gtest/gtest.h>

namespace xylem {
namespace {

TEST(entity_map, is_empty_at_first) {
  const entity_map none;
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(none.size(), 0U);
  EXPECT_EQ(none.longest_name(), 0U);
  EXPECT_EQ(none.find("a"), std::nullopt);
  EXPECT_EQ(none.malformed(), nullptr);
  EXPECT_TRUE(entity_map({}).empty());
}

TEST(entity_map, finds_texts_by_name) {
  const entity_map map = {{"b", "2"}, {"a", ""}, {"\u00E9t\u00E9", "summer"}};
  EXPECT_EQ(map.size(), 3U);
  EXPECT_EQ(map.find("a"), "");
  EXPECT_EQ(map.find("b"), "2");
  EXPECT_EQ(map.find("\u00E9t\u00E9"), "summer");
  EXPECT_EQ(map.find("A"), std::nullopt);
  EXPECT_EQ(map.find(""), std::nullopt);
  EXPECT_EQ(map.find("aa"), std::nullopt);
  EXPECT_EQ(map.longest_name(), 5U);
  EXPECT_EQ(map.all().front().name, "a");
}

TEST(entity_map, owns_what_it_is_made_from_and_shares_it) {
  entity_map copy;
  {
    std::string name = "name";
    std::string text = "text";
    const std::vector<named_entity> list = {{name, text}};
    const entity_map map{std::span<const named_entity>(list)};
    copy = map;
    name = "xxxx";
    text = "yyyy";
  }
  EXPECT_EQ(copy.find("name"), "text");
}

TEST(entity_map, keeps_the_last_of_equal_names) {
  const entity_map map = {{"a", "1"}, {"b", "2"}, {"a", "3"}};
  EXPECT_EQ(map.size(), 2U);
  EXPECT_EQ(map.find("a"), "3");
  const entity_map more = map.with({{"b", "4"}, {"c", "5"}});
  EXPECT_EQ(more.find("a"), "3");
  EXPECT_EQ(more.find("b"), "4");
  EXPECT_EQ(more.find("c"), "5");
  EXPECT_EQ(map.find("b"), "2") << "the map itself is a value";
}

TEST(entity_map, knows_what_cannot_be_used) {
  for (const std::string_view name : {"", "1", "a b", "a:b", "&a", "a;", "\xC0\xBC", "-"}) {
    const entity_map map = {{"fine", ""}, {name, "x"}};
    ASSERT_NE(map.malformed(), nullptr) << name;
    EXPECT_EQ(map.malformed()->name, name);
  }
  const std::string longest(entity_map::most_name_bytes, 'n');
  EXPECT_EQ(entity_map({{longest, "x"}}).malformed(), nullptr);
  EXPECT_NE(entity_map({{longest + "n", "x"}}).malformed(), nullptr);
  using namespace std::string_view_literals;
  for (const std::string_view text :
       {"\0"sv, "\x01"sv, "\xFF"sv, "\xED\xA0\x80"sv, "\xEF\xBF\xBF"sv, "\xC3"sv, "x\x1F"sv}) {
    EXPECT_NE(entity_map({{"a", text}}).malformed(), nullptr);
  }
  EXPECT_EQ(entity_map({{"a.-1", "<&>\t\r\n\u00E9\U0010FFFF"}}).malformed(), nullptr);
}

// HTML 4.01 section 24; apos is not among them, and lt, gt, amp and quot are XML's own.
TEST(html_entities, are_those_of_html_4) {
  const entity_map& html = html_entities();
  EXPECT_EQ(html.size(), 248U);
  EXPECT_EQ(html.malformed(), nullptr);
  EXPECT_EQ(html.longest_name(), 8U);  // thetasym
  EXPECT_EQ(html.find("nbsp"), "\u00A0");
  EXPECT_EQ(html.find("uuml"), "\u00FC");
  EXPECT_EQ(html.find("Uuml"), "\u00DC");
  EXPECT_EQ(html.find("yuml"), "\u00FF");
  EXPECT_EQ(html.find("Yuml"), "\u0178");
  EXPECT_EQ(html.find("fnof"), "\u0192");
  EXPECT_EQ(html.find("euro"), "\u20AC");
  EXPECT_EQ(html.find("thetasym"), "\u03D1");
  EXPECT_EQ(html.find("lang"), "\u2329");
  EXPECT_EQ(html.find("diams"), "\u2666");
  EXPECT_EQ(html.find("zwj"), "\u200D");
  for (const std::string_view predefined : {"lt", "gt", "amp", "quot", "apos"}) {
    EXPECT_EQ(html.find(predefined), std::nullopt);
  }
  EXPECT_EQ(&html_entities(), &html);
}

// Section 24.2.1: the names of U+00A0 to U+00FF, in the order of the characters.
TEST(html_entities, cover_the_characters_of_iso_8859_1) {
  constexpr std::string_view names[] = {
      "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
      "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
      "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
      "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
      "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
      "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
      "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
      "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
      "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
      "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
      "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
  static_assert(std::size(names) == 0x60);
  for (unsigned i = 0; i < std::size(names); ++i) {
    const unsigned c = 0xA0 + i;
    const std::string utf8 = {static_cast<char>(0xC0U | (c >> 6U)),
                              static_cast<char>(0x80U | (c & 0x3FU))};
    EXPECT_EQ(html_entities().find(names[i]), utf8) << names[i];
  }
}

}  // namespace
}  // namespace xylem
