// SPDX-License-Identifier: MIT
//
// The two backends on libxml2: what is special about the library, and must not show.

#include <array>
#include <string>

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "backend/libxml2_errors.hpp"
#include "engine/processor_time.hpp"
#include "parsing.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;
using strings = std::vector<std::string>;

constexpr std::size_t whole = ~std::size_t{0};

class libxml2 : public testing::TestWithParam<backend> {
 protected:
  parsing p{declare("/f/r", {list_field("@a"), list_field("v")}), {}, GetParam()};

  outcome inside(const std::string& content, std::size_t chunk = whole) {
    return p.run("<f><r><v>" + content + "</v></r></f>", chunk);
  }
};

INSTANTIATE_TEST_SUITE_P(faces, libxml2, testing::Values(backend::libxml2, backend::libxml2_sax),
                         backend_name);

TEST_P(libxml2, has_a_version) {
  const std::string_view version = backend_stage::find(GetParam())->info.version;
  EXPECT_TRUE(version.starts_with("2."));
  EXPECT_EQ(std::ranges::count(version, '.'), 2);
}

// Errors that libxml2 recovers from, or merely remarks on.
TEST_P(libxml2, namespace_errors_are_failures) {
  const struct {
    const char* text;
    errc code;
  } cases[] = {
      {"<p:r/>", errc::prefix_undeclared},
      {"<r p:a='1'/>", errc::prefix_undeclared},
      {"<r xmlns:p=''/>", errc::prefix_undeclared_by_empty_name},
      {"<r xmlns:xml='urn:x'/>", errc::prefix_reserved},
      {"<r xmlns:xmlns='urn:x'/>", errc::prefix_reserved},
      {"<r xmlns:p='http://www.w3.org/XML/1998/namespace'/>", errc::prefix_reserved},
      {"<r xmlns='http://www.w3.org/2000/xmlns/'/>", errc::prefix_reserved},
      {"<r xmlns:p='u' xmlns:q='u' p:a='' q:a=''/>", errc::attribute_repeated},
      {"<?p:i?>", errc::qualified_name_malformed},
      {"<a:b:c/>", errc::qualified_name_malformed},
      {"<:r/>", errc::qualified_name_malformed},
  };
  for (const auto& c : cases) {
    const outcome o = p.run("<f><r a='1'/>" + std::string(c.text) + "<r a='2'/></f>");
    EXPECT_EQ(name(o.code), name(c.code)) << c.text;
    EXPECT_EQ(o.rows, strings{"([1|][])"}) << c.text;
  }
}

TEST_P(libxml2, remarks_are_none) {
  for (const char* text :
       {"<r a='1' xmlns:p='relative'/>", "<r a='1' xmlns:p='%'/>", "<r a='1' xmlns='a b'/>",
        "<r a='1' xml:id='1'/><r a='2' xml:id='1'/>", "<r a='1' xml:space='x'/>",
        "<r a='1' xml:lang='?'/>", "<r a='1'/><?xml-x?>"}) {
    const outcome o = p.run("<f>" + std::string(text) + "</f>");
    EXPECT_EQ(name(o.code), name(errc::ok)) << text;
  }
}

TEST_P(libxml2, errors_have_codes_and_places) {
  const struct {
    const char* text;
    errc code;
    std::uint64_t offset;
  } cases[] = {
      {"", errc::document_empty, 0},
      {" \n", errc::document_empty, 2},
      {"<!-- c -->", errc::document_empty, 10},
      {"<", errc::document_truncated, 1},
      {"<!-- c", errc::document_truncated, 6},
      {"<f", errc::document_truncated, 2},
      {"<f a='1", errc::document_truncated, 7},
      {"<f>", errc::document_truncated, 3},
      {"<f><r></r", errc::document_truncated, 9},
      {"<f><![CDATA[ x", errc::document_truncated, 14},
      {"<f>&am", errc::document_truncated, 6},
      {"<f/><", errc::document_truncated, 5},
      {"<f/><!-- c", errc::document_truncated, 10},
      {"x", errc::token_malformed, 0},
      {" \n xyz<f/>", errc::token_malformed, 3},
      {"<f></g>", errc::tag_mismatch, 3},
      {"<f/><g/>", errc::content_after_root, 4},
      {"<f/>x", errc::content_after_root, 4},
      {"<f/>\n 'x", errc::content_after_root, 6},
      {"<f>&x;</f>", errc::entity_undefined, 3},
      {"<f>&#0;</f>", errc::character_reference_malformed, 3},
      {"<f>&#xD800;</f>", errc::character_reference_malformed, 3},
      {"<f>&#4294967361;</f>", errc::character_reference_malformed, 3},
      {"<f><!DOCTYPE f></f>", errc::token_malformed, 5},
      {"<!DOCTYPE f [<!ENTITY e SYSTEM '/etc/hostname'>]><f>&e;</f>", errc::token_malformed, 2},
      {"<f a='1' a='2'/>", errc::attribute_repeated, 9},
  };
  for (const auto& c : cases) {
    for (const std::size_t chunk : {whole, std::size_t{1}, std::size_t{3}}) {
      const outcome o = p.run(c.text, chunk);
      EXPECT_EQ(name(o.code), name(c.code)) << c.text << ", " << chunk;
      EXPECT_EQ(o.offset, c.offset) << c.text << ", " << chunk;
    }
  }
}

TEST_P(libxml2, a_nul_ends_nothing) {
  for (const char* text : {"<f/>%", "<f/>\n%", "<f>%</f>", "%<f/>", "<f a='%'/>", "<!--%--><f/>",
                           "<f><![CDATA[%]]></f>", "<f%/>"}) {
    std::string with(text);
    with[with.find('%')] = '\0';
    for (const std::size_t chunk : {whole, std::size_t{1}}) {
      const outcome o = p.run(with, chunk);
      const bool is_behind_root = std::string_view(text).starts_with("<f/>");
      EXPECT_EQ(o.code, is_behind_root ? errc::content_after_root : errc::token_malformed) << text;
      EXPECT_EQ(o.offset, with.find('\0')) << text;
    }
  }
}

TEST_P(libxml2, blank_texts_are_texts) {
  EXPECT_EQ(inside(" \n\t ").rows, strings{"([][ \n\t |])"});
  EXPECT_EQ(inside("\n<x/>\n").rows, strings{"([][\n\n|])"});
}

TEST_P(libxml2, character_references_survive_in_attributes) {
  const outcome o = p.run("<f><r a='&#38;amp;&amp;&#10;&lt;&quot;\n'/></f>");
  EXPECT_EQ(o.rows, strings{"([&amp;&\n<\" |][])"});
}

// The fourth edition by default, the fifth on request.
TEST_P(libxml2, names_follow_the_profile) {
  const std::string text = "<f><r a='1'/><\xE2\xB7\x80/></f>";  // U+2DC0
  EXPECT_EQ(name(p.run(text).code), name(errc::name_not_portable));
  machine m(declare("/f/r", {list_field("@a")}));
  const auto fifth =
      backend_stage::find(GetParam())
          ->make(m.cursor, {*engine_stage::effective_limits({}), name_profile::xml10e5});
  m.start();
  fifth->start_document(0);
  EXPECT_TRUE(fifth->parse({text, true})) << name(fifth->failure().code);
}

TEST_P(libxml2, the_deepest_document_is_the_limits) {
  const auto nested = [](std::size_t depth) {
    std::string out;
    for (std::size_t i = 0; i < depth; ++i)
      out += "<f>";
    for (std::size_t i = 0; i < depth; ++i)
      out += "</f>";
    return out;
  };
  EXPECT_EQ(name(p.run(nested(256)).code), name(errc::ok));
  const outcome o = p.run(nested(257));
  EXPECT_EQ(name(o.code), name(errc::limit_depth));
  EXPECT_EQ(o.offset, 256U * 3);
}

// libxml2 keeps every name it meets. Here they are kept as long as elements are open that may need
// them, and count as memory. From 2.12 on they are kept for good.
TEST_P(libxml2, names_are_bounded) {
  limits bounds;
  bounds.memory_bytes = 4U << 20U;
  parsing names(declare("/f/r", {list_field("@a")}), bounds, GetParam());
  const auto many = [](std::string_view name, int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
      out += numbered("<" + std::string(name), static_cast<std::uint64_t>(i)) + "/>";
    return out;
  };
  const std::string passing = "<f><r a='1'/>" + many("n", 220'000) + "<r a='2'/></f>";
  // Each of the open elements came with names enough for an exchange.
  std::string held = "<f><r a='1'/>";
  for (int level = 0; level < 20; ++level) {
    const std::string n = std::to_string(level);
    held += "<o" + n + ">" + many("m" + n + "-", 20'000);
  }
  const bool is_exchanged = LIBXML_VERSION < 21200;
  for (int round = 0; round < 3; ++round) {
    const outcome o = names.run(passing);
    EXPECT_EQ(name(o.code), name(is_exchanged ? errc::ok : errc::limit_memory));
    EXPECT_EQ(o.rows, is_exchanged ? (strings{"([1|])", "([2|])"}) : (strings{"([1|])"}));
    EXPECT_EQ(name(names.run(held).code), name(errc::limit_memory));
    EXPECT_EQ(names.run("<f><r a='1'/><x:r xmlns:x='u' a='2'/><r a='3'/></f>").rows,
              (strings{"([1|])", "([3|])"}));
  }
}

// Names of open elements, prefixes and namespaces outlive the exchange of libxml2's dictionary; so
// do names and short texts in the reader's tree.
TEST_P(libxml2, names_mean_the_same_after_many_others) {
  parsing names(declare("//Q{u}r", {list_field("@a"), list_field("@Q{u}b"), list_field("v")}), {},
                GetParam());
  const auto many = [](std::string_view name) {
    std::string out;
    for (int i = 0; i < 25'000; ++i)
      out += numbered("<" + std::string(name), static_cast<std::uint64_t>(i)) + "/> \n";
    return out;
  };
  const std::string row = "<p:r a='1' p:b='2' xml:id='i'> <v xmlns=''>3</v>\n</p:r>";
  std::string text = "<p:f xmlns:p='u' xmlns='d' xml:lang='en' c=' \n '>" + row;
  std::string end = "</p:f>";
  for (const std::string level : {"p:k", "q", "l", "k"}) {
    text += many("x" + level.substr(0, 1)) + "<" + level + " xmlns:k='u' a=' '> " + row + " ";
    end = "<k:r a='4'/>" + many("z") + "</" + level + ">" + row + end;
  }
  strings rows(5, "([1|][2|][3|])");
  for (int level = 0; level < 4; ++level)
    rows.insert(rows.end(), {"([4|][][])", "([1|][2|][3|])"});
  for (const std::size_t chunk : {whole, std::size_t{1000}, std::size_t{7}}) {
    const outcome o = names.run(text + end, chunk);
    EXPECT_EQ(name(o.code), name(errc::ok)) << o.offset;
    EXPECT_EQ(o.rows, rows);
    // The prefixes are still told apart.
    EXPECT_EQ(name(names.run(text + "<q:r/>" + end, chunk).code), name(errc::prefix_undeclared));
    EXPECT_EQ(name(names.run(text + "<x p:a='' k:a=''/>" + end, chunk).code),
              name(errc::attribute_repeated));
    EXPECT_EQ(name(names.run(text + "<x xml:a='' p:a=''/>" + end, chunk).code), name(errc::ok));
    EXPECT_EQ(name(names.run(text + many("y") + "</l>" + end, chunk).code),
              name(errc::tag_mismatch));
  }
}

// Ids are not remembered.
TEST_P(libxml2, ids_are_text_as_any) {
  std::string many = "<f>";
  for (int i = 0; i < 400'000; ++i)
    many += numbered("<x xml:id='i", static_cast<std::uint64_t>(i)) + "'/>";
  limits bounds;
  bounds.memory_bytes = 4U << 20U;
  parsing ids(declare("/f/r", {list_field("@a")}), bounds, GetParam());
  EXPECT_EQ(name(ids.run(many + "</f>").code), name(errc::ok));
}

TEST_P(libxml2, what_the_program_does_with_libxml2_goes_on) {
  int remarks = 0;
  xmlSetStructuredErrorFunc(&remarks, [](void* count, auto) { ++*static_cast<int*>(count); });
  const auto loader = xmlGetExternalEntityLoader();
  EXPECT_NE(p.run("<f><p:r/>").code, errc::ok);
  EXPECT_EQ(remarks, 0);
  EXPECT_EQ(xmlGetExternalEntityLoader(), loader);
  xmlFreeDoc(xmlReadMemory("<f>", 3, nullptr, nullptr, 0));
  EXPECT_GT(remarks, 0);
  xmlSetStructuredErrorFunc(nullptr, nullptr);
}

// Each would be quadratic in libxml2: read again with every piece, or compared each with each.
TEST_P(libxml2, takes_linear_time) {
  const auto times = [](std::size_t count, std::string_view unit) {
    std::string out;
    while (count-- != 0)
      out += unit;
    return out;
  };
  const auto attributes = [](std::size_t count) {
    std::string out = "<f><r";
    for (std::size_t i = 0; i < count; ++i)
      out += " a" + std::to_string(i) + "=''";
    return out + "/></f>";
  };
  const std::array attacks = {
      "<f><!--" + times(4'000'000, ">") + "--></f>",
      "<f><?p " + times(4'000'000, ">") + "?></f>",
      "<f><r b='" + times(4'000'000, ">") + "'/></f>",
      "<f><![CDATA[" + times(4'000'000, ">") + "]]></f>",
      "<f><r><v>" + times(2'000'000, "]") + "</v></r></f>",
      "<f><r><v>" + times(400'000, "&#65;") + "</v></r></f>",
      "<f>" + times(700'000, "<!---->") + "</f>",
      "<f>" + times(200'000, "<![CDATA[]]>") + "</f>",
      "<f><!--" + times(1'000'000, "-- ") + "--></f>",
      attributes(100'000),
  };
  for (const std::string& text : attacks) {
    for (const std::size_t chunk : {whole, std::size_t{512}, std::size_t{61}}) {
      const double took = engine_tests::seconds_of([&] { (void)p.run(text, chunk); });
      EXPECT_LT(took, 3.0) << text.substr(0, 12) << ", chunks of " << chunk;
    }
  }
}

TEST(libxml2_errors, only_some_are_failures) {
  const auto fails = [](int domain, int code, xmlErrorLevel level) {
    xmlError e{};
    e.domain = domain;
    e.code = code;
    e.level = level;
    return backend_stage::is_failure(e);
  };
  EXPECT_TRUE(fails(XML_FROM_PARSER, XML_ERR_TAG_NAME_MISMATCH, XML_ERR_FATAL));
  for (int code = 200; code <= 205; ++code)
    EXPECT_TRUE(fails(XML_FROM_NAMESPACE, code, XML_ERR_ERROR)) << code;
  EXPECT_TRUE(fails(XML_FROM_I18N, XML_I18N_CONV_FAILED, XML_ERR_ERROR));
  EXPECT_FALSE(fails(XML_FROM_NAMESPACE, XML_WAR_NS_URI, XML_ERR_ERROR));
  EXPECT_FALSE(fails(XML_FROM_NAMESPACE, XML_WAR_NS_URI_RELATIVE, XML_ERR_WARNING));
  EXPECT_FALSE(fails(XML_FROM_VALID, XML_DTD_XMLID_VALUE, XML_ERR_ERROR));
}

}  // namespace
}  // namespace xylem::backend_tests
