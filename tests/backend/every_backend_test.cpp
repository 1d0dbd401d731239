// SPDX-License-Identifier: MIT
//
// What every backend has in common: the same rows and the same verdict, however the text is cut.
// Line ends are line feeds here, as the parsers are promised.

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "parsing.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;
using strings = std::vector<std::string>;

constexpr std::size_t whole = ~std::size_t{0};

schema_declaration items() {
  return declare("/f/r", {list_field("@a"), list_field("v"), list_field("w/text()")});
}

class every_backend_test : public testing::TestWithParam<backend> {
 protected:
  parsing p{items(), {}, GetParam()};

  // The whole text, and every chunk size, and both ways to end.
  void expect_rows(const std::string& text, const strings& rows, errc code = errc::ok) {
    for (const ending how : {ending::alone, ending::with_text}) {
      for (std::size_t chunk = 1; chunk <= text.size() + 1; ++chunk) {
        const outcome o = p.run(text, chunk > text.size() ? whole : chunk, how);
        ASSERT_EQ(o.rows, rows) << "chunks of " << chunk << ": " << text;
        ASSERT_EQ(name(o.code), name(code)) << "chunks of " << chunk << ": " << text;
      }
    }
  }
};

INSTANTIATE_TEST_SUITE_P(all, every_backend_test, testing::ValuesIn(every_backend()), backend_name);

TEST_P(every_backend_test, events_become_rows_wherever_the_text_is_cut) {
  expect_rows(
      "<!-- before --><?pi before?>\n"
      "<f><r a='1 &amp; &#50;'><v>a<!-- no -->b<![CDATA[<c>&amp;]]>d&lt;&#x41;<x>e</x></v>"
      "<w>1<x>no</x>2<?pi no?></w></r>\n"
      "<r a=\"x\ty\nz\"><v/></r><q:r xmlns:q='urn:q'><v>no</v></q:r><r xmlns='urn:r'/>"
      "<!--<r><v>no</v></r>--><![CDATA[<r/>]]><r><v>]]&gt;</v>\xC3\xA9</r></f>\n<!-- after -->",
      {"([1 & 2|][ab<c>&amp;d<Ae|][12|])", "([x y z|][|][])", "([][]]>|][])"});
}

TEST_P(every_backend_test, tokens_may_hold_what_looks_like_others) {
  expect_rows(
      "<f><!-- > <r a='no'/> & --><?p <r/> > ?><r a='> ]]> -->' b=\"'>\"><v>a > b</v></r>"
      "<![CDATA[]] > ]] <![CDATA[ <r a='no'/>]]><r><v>"
      "<![CDATA[1]]]><![CDATA[]>]]><![CDATA[2]]></v></r></f>",
      {"([> ]]> -->|][a > b|][])", "([][1]]>2|][])"});
}

TEST_P(every_backend_test, a_root_alone_is_a_document) {
  parsing roots(declare("/f", {list_field("@a"), list_field(".")}), {}, GetParam());
  for (const std::size_t chunk : {whole, std::size_t{1}, std::size_t{3}}) {
    for (const char* text : {"<f a='1'/>", " <f a='1'></f> ", "<!-- --><f a='1'/><?p?>"})
      EXPECT_EQ(roots.run(text, chunk).rows, strings{"([1|][|])"}) << text;
    const outcome o = roots.run("<f a='1'/><f a='2'/>", chunk);
    EXPECT_EQ(o.rows, strings{"([1|][|])"});
    EXPECT_EQ(name(o.code), name(errc::content_after_root));
  }
}

TEST_P(every_backend_test, rows_before_an_error_are_delivered) {
  const char* const faults[] = {"</x>",
                                "<p:r/>",
                                "<r a='1' a='2'/>",
                                "&no;",
                                "&#0;",
                                "]]>",
                                "\x01",
                                "<r",
                                "<r a=>",
                                "<!-- -- -->",
                                "<?xml?>",
                                "<!DOCTYPE f>",
                                "<r a='<'/>",
                                "<r xmlns:p=''/>",
                                "<r xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>",
                                "<?a:b?>",
                                "<a:b:c/>",
                                "<!x",
                                "<![CDAT[",
                                "&",
                                "& ",
                                "&#x;",
                                "<>",
                                "< r/>",
                                "</>",
                                "<r/ >",
                                "<r a='1'b='2'/>"};
  for (const char* fault : faults) {
    for (const int good : {0, 1, 3, 40}) {
      std::string text = "<f>";
      for (int i = 0; i < good; ++i)
        text += "<r a='1'/>";
      text += fault;
      text += "<r a='no'/></f>";
      for (const std::size_t chunk : {whole, std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
        const outcome o = p.run(text, chunk);
        ASSERT_EQ(o.rows, strings(static_cast<std::size_t>(good), "([1|][][])")) << text;
        ASSERT_NE(o.code, errc::ok) << text;
        ASSERT_GE(o.offset + 1, 3 + 10U * static_cast<unsigned>(good)) << text << name(o.code);
        ASSERT_LE(o.offset, text.size()) << text;
      }
    }
  }
}

// Records are delivered by the text that completes them.
TEST_P(every_backend_test, nothing_is_kept_back) {
  p.machine().start();
  p.parser().start_document(0);
  const auto rows_after = [&](std::string_view text) {
    EXPECT_TRUE(p.parser().parse({text, false})) << text;
    p.machine().take_records();
    return p.machine().rows.size();
  };
  EXPECT_EQ(rows_after("<f>"), 0U);
  EXPECT_EQ(rows_after("<r a='1'/>"), 1U);
  EXPECT_EQ(rows_after("<r><v>1</v></r"), 1U);
  EXPECT_EQ(rows_after(">"), 2U);
  EXPECT_EQ(rows_after("\n<r>"), 2U);
  EXPECT_EQ(rows_after("</r>"), 3U);
  EXPECT_EQ(rows_after("<!-- --><r></r>"), 4U);
  EXPECT_EQ(rows_after("</f>"), 4U);
  EXPECT_TRUE(p.parser().parse({{}, true}));
}

TEST_P(every_backend_test, the_open_token_is_told) {
  p.machine().start();
  p.parser().start_document(0);
  const auto open_after = [&](std::string_view text) {
    EXPECT_TRUE(p.parser().parse({text, false})) << text;
    return p.parser().open_token_offset();
  };
  EXPECT_EQ(open_after("<f><r/>"), 7U);
  EXPECT_EQ(open_after("<r a='>"), 7U);
  EXPECT_EQ(open_after("'/>"), 17U);
  EXPECT_EQ(open_after("<!-- >"), 17U);
  EXPECT_EQ(open_after("--><v>"), 29U);
  EXPECT_EQ(open_after("<![CDATA[ <x> ]]"), 29U);
  EXPECT_EQ(open_after("></"), 46U);
}

// Longer than 10,000,000 bytes, where libxml2 draws its own line.
TEST_P(every_backend_test, texts_of_any_length_pass) {
  parsing lengths(declare("/f/r", {list_field("a"), list_field("x")}), {}, GetParam());
  const std::string line = "0123456789abcde\n";
  for (const std::string_view unit : {std::string_view(line), std::string_view("]"),
                                      std::string_view("&#65;"), std::string_view("\xC3\xA9")}) {
    std::string text = "<f><r><a>1</a><b>";
    while (text.size() < 12'000'000)
      text += unit;
    text += "</b><a>2</a></r></f>";
    const outcome o = lengths.run(text);
    EXPECT_EQ(name(o.code), name(errc::ok)) << o.offset;
    EXPECT_EQ(o.rows, strings{"([1|2|][])"});
  }
}

TEST_P(every_backend_test, long_values_come_whole) {
  limits bounds;
  bounds.field_text_bytes = 20'000'000;
  bounds.record_bytes = 50'000'000;
  bounds.memory_bytes = 100'000'000;
  parsing lengths(declare("/f/r", {list_field("v")}), bounds, GetParam());
  std::string value;
  while (value.size() < 11'000'000)
    value += "0123456789]]abcd\n";
  const outcome o = lengths.run("<f><r><v>" + value + "</v></r></f>");
  EXPECT_EQ(name(o.code), name(errc::ok));
  ASSERT_EQ(o.rows.size(), 1U);
  EXPECT_EQ(o.rows.front(), "([" + value + "|])");
}

// "]]>" is not allowed in text, wherever it is cut.
TEST_P(every_backend_test, the_end_of_a_section_is_found_at_every_place) {
  for (const std::size_t before :
       {0U, 1U, 290U, 298U, 511U, 4093U, 4094U, 4095U, 4096U, 32'765U, 32'766U, 32'767U, 32'768U}) {
    const std::string text =
        "<f><r><v>" + std::string(before, 'x') + "]]>" + std::string(600, 'y') + "</v></r></f>";
    for (const std::size_t chunk : {whole, std::size_t{1}, std::size_t{512}, std::size_t{4096}})
      EXPECT_NE(p.run(text, chunk).code, errc::ok) << before << ", " << chunk;
  }
}

TEST_P(every_backend_test, comes_back_from_every_error) {
  for (const char* bad : {"", "<", "<f><r a='1'/>", "<f xmlns:p='u'><r a='1'/><p:r></x>", "<f>&x;",
                          "<f>\x01", "<p:f/>", "<f/><f/>", "x", "<f><![CDATA[", "<f><!x"}) {
    for (const std::size_t chunk : {std::size_t{3}, whole}) {
      ASSERT_NE(p.run(bad, chunk).code, errc::ok) << bad;
      ASSERT_NE(p.run("<f><p:r/></f>", chunk).code, errc::ok) << bad;
      ASSERT_EQ(p.run("<f><r a='1'/></f>", chunk).rows, strings{"([1|][][])"}) << bad;
    }
  }
}

// Random damage: one verdict and the same rows from every backend, however the text is cut.
TEST(every_backend, random_damage_gives_one_answer) {
  std::vector<std::unique_ptr<parsing>> all;
  for (const backend b : every_backend())
    all.push_back(std::make_unique<parsing>(items(), limits(), b));
  std::mt19937 random(29);
  const std::string sound =
      "<f xmlns:p='u'><r a='1' p:b='&lt;'><v>t<![CDATA[x]]></v></r><!-- c --><p:r/><?i j?>"
      "<r><w>&#65;</w></r></f>";
  constexpr std::string_view pieces[] = {"<",         ">",    "&",  "'",  "/",    "]]>",
                                         "<r>",       "</r>", "--", "p:", "\x01", "?",
                                         "<![CDATA[", "=",    " ",  "?>", "x",    "<!"};
  int good = 0;
  for (int i = 0; i < 5'000; ++i) {
    std::string text = sound;
    for (auto changes = random() % 3; changes != 0; --changes) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text.insert(at, pieces[random() % std::size(pieces)]);
      } else {
        text.erase(at, 1 + random() % 4);
      }
    }
    const outcome expected = all.front()->run(text);
    if (expected.code == errc::ok) ++good;
    for (const auto& p : all) {
      SCOPED_TRACE(backend_stage::registry()[static_cast<std::size_t>(&p - all.data())].info.name);
      for (const std::size_t chunk : {std::size_t{1}, std::size_t{2}, std::size_t{7}, whole}) {
        const outcome o = p->run(text, chunk, i % 2 == 0 ? ending::alone : ending::with_text);
        ASSERT_EQ(o.code == errc::ok, expected.code == errc::ok)
            << name(o.code) << ", not " << name(expected.code) << ", " << chunk << ": " << text;
        ASSERT_EQ(o.rows, expected.rows)
            << name(o.code) << ", not " << name(expected.code) << ", " << chunk << ": " << text;
      }
    }
  }
  EXPECT_GT(good, 500);
  EXPECT_LT(good, 4'500);
}

}  // namespace
}  // namespace xylem::backend_tests
