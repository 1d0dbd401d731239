// SPDX-License-Identifier: MIT
//
// The reference backend: events, error codes with their places, and the same answer however the
// text is cut.

#include <random>
#include <string>

#include <expat.h>
#include <gtest/gtest.h>

#include "parsing.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;
using strings = std::vector<std::string>;

schema_declaration items() {
  return declare("/f/r", {list_field("@a"), list_field("v"), list_field("w/text()")});
}

outcome failed(errc code, std::uint64_t offset, strings rows = {}, std::uint64_t limit = 0) {
  return {code, offset, limit, std::move(rows)};
}

TEST(expat, counts_in_64_bits) {
  static_assert(sizeof(XML_Index) == 8);
}

// The whole text, and every chunk size, and both ways to end.
void expect_everywhere(parsing& p, const std::string& text, const outcome& expected,
                       std::size_t largest = 70) {
  for (const ending how : {ending::alone, ending::with_text}) {
    ASSERT_EQ(p.run(text, ~std::size_t{0}, how), expected) << text.substr(0, 200);
    for (std::size_t chunk = 1; chunk < std::min(text.size(), largest); ++chunk)
      ASSERT_EQ(p.run(text, chunk, how), expected)
          << "chunks of " << chunk << ": " << text.substr(0, 200);
  }
}

TEST(expat, events_become_rows_wherever_the_text_is_cut) {
  parsing p(items());
  const std::string text =
      "<!-- before --><?pi before?>\n"
      "<f><r a='1 &amp; &#50;'><v>a<!-- no -->b<![CDATA[<c>&amp;]]>d&lt;&#x41;<x>e</x></v>"
      "<w>1<x>no</x>2<?pi no?></w></r>\r\n"
      "<r a=\"x\ty\nz\"><v/></r><q:r xmlns:q='urn:q'><v>no</v></q:r><r xmlns='urn:r'/>"
      "<!--<r><v>no</v></r>--><![CDATA[<r/>]]><r><v>]]&gt;</v>\xC3\xA9</r></f>\n<!-- after -->";
  expect_everywhere(p, text,
                    {errc::ok,
                     error::no_offset,
                     0,
                     {"([1 & 2|][ab<c>&amp;d<Ae|][12|])", "([x y z|][|][])", "([][]]>|][])"}},
                    text.size());
}

struct error_case {
  std::string text;
  errc code;
  std::uint64_t offset;
  strings rows{};
};

const strings one_row = {"([1|][][])"};

const error_case error_cases[] = {
    {"", errc::document_empty, 0},
    {" \n", errc::document_empty, 2},
    {"<!-- c -->", errc::document_empty, 10},
    {"<", errc::document_truncated, 1},
    {"<!-- c", errc::document_truncated, 6},
    {"<?pi", errc::document_truncated, 4},
    {"<f", errc::document_truncated, 2},
    {"<f a='1", errc::document_truncated, 7},
    {"<f>", errc::document_truncated, 3},
    {"<f><r a='1'/>", errc::document_truncated, 13, one_row},
    {"<f><r a='1'/></f", errc::document_truncated, 16, one_row},
    {"<f><![CDATA[ x", errc::document_truncated, 14},
    {"<f>&am", errc::document_truncated, 6},
    {"<f>\xC3\xA9", errc::document_truncated, 5},

    {"x", errc::token_malformed, 0},
    {" \n xyz<f/>", errc::token_malformed, 3},
    {"<!-- > -->&amp;<f/>", errc::token_malformed, 10},
    {"'<f/>", errc::token_malformed, 0},
    {"%<f/>", errc::token_malformed, 0},
    {"]]><f/>", errc::token_malformed, 0},
    {"<f>x & y</f>", errc::token_malformed, 6},
    {"<f a=1/>", errc::token_malformed, 5},
    {"<f a='1'b='2'/>", errc::token_malformed, 8},
    {"<f a='<'/>", errc::token_malformed, 6},
    {"<f>]]></f>", errc::token_malformed, 5},
    {"<f><!-- -- --></f>", errc::token_malformed, 10},
    {"<f>\x01</f>", errc::token_malformed, 3},
    {"<f><r a='1'/>\x0B</f>", errc::token_malformed, 13, one_row},
    {"<1/>", errc::token_malformed, 1},
    {"<f a=:/>", errc::token_malformed, 5},
    {"<f a='1':b=''/>", errc::token_malformed, 8},
    {"<f a=':<'/>", errc::token_malformed, 7},
    {"<!-- --: --><f/>", errc::token_malformed, 7},
    {"<f><?xMl x?></f>", errc::token_malformed, 8},
    {"<f><!DOCTYPE f></f>", errc::token_malformed, 5},
    {std::string("<f>\0</f>", 8), errc::token_malformed, 3},

    {"<f></g>", errc::tag_mismatch, 3},
    {"<f><r a='1'/><r></f></r>", errc::tag_mismatch, 16, one_row},
    {"<f a='1' b='2' a='3'/>", errc::attribute_repeated, 15},
    {"<f/><g/>", errc::content_after_root, 4},
    {"<f/>x", errc::content_after_root, 4},
    {"<f></f >x<", errc::content_after_root, 8},
    {"<f/>\n 'x", errc::content_after_root, 6},
    {"<f/>&#65;", errc::content_after_root, 4},
    {"<f/>%", errc::content_after_root, 4},
    {"<f/><!-- c -->]]>", errc::content_after_root, 14},
    {"<f/><![CDATA[x]]>", errc::content_after_root, 4},
    {"<f/></f>", errc::token_malformed, 5},
    {"<f/><", errc::document_truncated, 5},
    {"<f/><!-- c", errc::document_truncated, 10},
    {"<f><r a='1'/></f><f/>", errc::content_after_root, 17, one_row},
    {"<f>&x;</f>", errc::entity_undefined, 3},
    {"<f a='&x;'/>", errc::entity_undefined, 6},
    {"<f>&#0;</f>", errc::character_reference_malformed, 3},
    {"<f>&#xD800;</f>", errc::character_reference_malformed, 3},
    {"<f>&#4294967361;</f>", errc::character_reference_malformed, 3},
    {"<f a='&#x110000;'/>", errc::character_reference_malformed, 6},
    {"<f><?xml version='1.0'?></f>", errc::xml_declaration_misplaced, 3},
    {" <?xml version='1.0'?><f/>", errc::xml_declaration_misplaced, 1},

    {"<p:f/>", errc::prefix_undeclared, 0},
    {"<f><r a='1'/><r p:a='1'/></f>", errc::prefix_undeclared, 13, one_row},
    {"<f xmlns:p=''/>", errc::prefix_undeclared_by_empty_name, 0},
    {"<f xmlns:xml='urn:x'/>", errc::prefix_reserved, 0},
    {"<f xmlns:xmlns='urn:x'/>", errc::prefix_reserved, 0},
    {"<f xmlns:p='http://www.w3.org/XML/1998/namespace'/>", errc::prefix_reserved, 0},
    {"<f xmlns='http://www.w3.org/2000/xmlns/'/>", errc::prefix_reserved, 0},
    {"<f xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>", errc::attribute_repeated, 0},
    {"<f><?p:i?></f>", errc::qualified_name_malformed, 6},
    {"<?p:i?><f/>", errc::qualified_name_malformed, 3},
    {"<f/><?a:b c?>", errc::qualified_name_malformed, 7},
    {"<f><a:b:c/></f>", errc::qualified_name_malformed, 7},
    {"<:f/>", errc::qualified_name_malformed, 1},
    {"<f:/>", errc::qualified_name_malformed, 3},
    {"<f:1/>", errc::qualified_name_malformed, 3},
    {"<f :a=''/>", errc::qualified_name_malformed, 3},
    {"<f a:=''/>", errc::qualified_name_malformed, 5},
    {"<f a:b:c=''/>", errc::qualified_name_malformed, 6},
};

TEST(expat, every_error_has_its_code_and_place) {
  parsing p(items());
  for (const error_case& c : error_cases)
    expect_everywhere(p, c.text, failed(c.code, c.offset, c.rows));
}

TEST(expat, the_colon_is_looked_for_in_targets_only) {
  parsing p(items());
  EXPECT_EQ(p.run("<f><?p i:j?><r a='1'/></f>").rows, one_row);
}

// The gate lets none through.
TEST(expat, reads_no_document_type_declaration) {
  parsing p(items());
  for (const std::string text : {"<!DOCTYPE f><f/>", "<!DOCTYPE f [<!ENTITY e 'x'>]><f>&e;</f>",
                                 "<!DOCTYPE f SYSTEM 'f.dtd'><f/>"}) {
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, ~std::size_t{0}})
      EXPECT_EQ(p.run(text, chunk).code, errc::token_malformed) << text;
  }
}

TEST(expat, comes_back_from_every_error) {
  parsing p(items());
  const std::string good = "<f><r a='1'/></f>";
  for (const error_case& c : error_cases) {
    for (const std::size_t chunk : {std::size_t{3}, ~std::size_t{0}}) {
      ASSERT_NE(p.run(c.text, chunk).code, errc::ok) << c.text;
      ASSERT_EQ(p.run(good, chunk), (outcome{errc::ok, error::no_offset, 0, one_row})) << c.text;
    }
  }
}

TEST(expat, nothing_is_reported_behind_an_error) {
  parsing p(items());
  (void)p.run("<f><r a='1'/></g>");
  EXPECT_FALSE(p.parser().parse({"<r a='2'/></f>", false}));
  EXPECT_FALSE(p.parser().parse({{}, true}));
  EXPECT_EQ(p.parser().failure().code, errc::tag_mismatch);
  p.machine().take_records();
  EXPECT_EQ(p.machine().rows, one_row);
}

// What is wrong with a random document does not depend on how it is cut.
TEST(expat, random_damage_gives_one_answer) {
  parsing p(items());
  std::mt19937 random(23);
  const std::string whole =
      "<f xmlns:p='u'><r a='1' p:b='&lt;'><v>t<![CDATA[x]]></v></r><!-- c --><p:r/><?i j?>"
      "<r><w>&#65;</w></r></f>";
  constexpr std::string_view pieces[] = {"<",         ">",    "&",  "'",  "/",    "]]>",
                                         "<r>",       "</r>", "--", "p:", "\x01", "\xC3\xA9",
                                         "<![CDATA[", "=",    " ",  "?>"};
  int good = 0;
  for (int i = 0; i < 3'000; ++i) {
    std::string text = whole;
    for (auto changes = random() % 3; changes != 0; --changes) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text.insert(at, pieces[random() % std::size(pieces)]);
      } else {
        text.erase(at, 1 + random() % 4);
      }
    }
    const outcome expected = p.run(text);
    if (expected.code == errc::ok) ++good;
    for (const std::size_t chunk : {1U, 2U, 3U, 7U, 20U}) {
      ASSERT_EQ(p.run(text, chunk), expected) << "chunks of " << chunk << ": " << text;
      ASSERT_EQ(p.run(text, chunk, ending::with_text), expected) << chunk << ": " << text;
    }
  }
  EXPECT_GT(good, 300);
  EXPECT_LT(good, 2'700);
}

}  // namespace
}  // namespace xylem::backend_tests
