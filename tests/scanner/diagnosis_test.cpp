// SPDX-License-Identifier: MIT
#include "scanner/diagnosis.hpp"

#include <string>

#include <gtest/gtest.h>

namespace xylem::scanner {
namespace {

error diagnosed(std::string_view text, const text_origin& from = {},
                text_end end = text_end::document, const error& told = {},
                const limits& bounds = {}) {
  return diagnosis(bounds, {}).run(text, from, told, end);
}

void expect(const error& e, errc code, std::uint64_t offset) {
  EXPECT_EQ(name(e.code), name(code));
  EXPECT_EQ(e.byte_offset, offset);
}

const text_origin in_content{100, 2, true};
const text_origin behind_root{100, 0, true};

TEST(diagnosis, finds_nothing_in_a_document) {
  EXPECT_EQ(diagnosed("<?a?><!-- --><a b='1'>x&lt;<![CDATA[<]]><b/></a><!-- --> \n").code,
            errc::ok);
  EXPECT_EQ(diagnosed("<a>", {}, text_end::open).code, errc::ok);
  EXPECT_EQ(diagnosed("<a", {}, text_end::open).code, errc::ok);
}

TEST(diagnosis, knows_where_the_document_ends) {
  expect(diagnosed(""), errc::document_empty, 0);
  expect(diagnosed(" <!-- -->"), errc::document_empty, 9);
  expect(diagnosed("<a><b/>"), errc::document_truncated, 7);
  expect(diagnosed("<a"), errc::document_truncated, 2);
  expect(diagnosed("</b></a", in_content), errc::document_truncated, 107);
  expect(diagnosed("<!DOCTY"), errc::document_truncated, 7);
  EXPECT_EQ(diagnosed("</b></a>", in_content).code, errc::ok);
  EXPECT_EQ(diagnosed("\n", behind_root).code, errc::ok);
}

TEST(diagnosis, knows_the_part_of_the_document) {
  expect(diagnosed("x"), errc::token_malformed, 0);
  expect(diagnosed("<![CDATA[]]>"), errc::token_malformed, 2);
  expect(diagnosed("</a>"), errc::token_malformed, 1);
  expect(diagnosed("<!DOCTYPE a>"), errc::token_malformed, 2);
  expect(diagnosed("x", behind_root), errc::content_after_root, 100);
  expect(diagnosed("<a/>", behind_root), errc::content_after_root, 100);
  expect(diagnosed("<![CDATA[]]>", behind_root), errc::content_after_root, 100);
  expect(diagnosed("<a/>&#65;"), errc::content_after_root, 4);
  expect(diagnosed("</b></a> x", in_content), errc::content_after_root, 109);
  expect(diagnosed("<!DOCTYPE a>", in_content), errc::token_malformed, 102);
}

// What the parser has not come to is none of its failure.
TEST(diagnosis, stops_behind_the_last_token) {
  const auto told = [](std::string_view text, errc code, std::uint64_t offset) {
    return diagnosed(text, {}, text_end::document, error(code, offset));
  };
  expect(told("<a></b>&</a>", errc::tag_mismatch, 5), errc::tag_mismatch, 3);
  expect(told("<a><p:b/>", errc::prefix_undeclared, 8), errc::prefix_undeclared, 3);
  EXPECT_EQ(told("<a></b>&</a>", errc::limit_memory, 5).code, errc::ok);
  expect(told("<a></b c>", errc::tag_mismatch, 3), errc::token_malformed, 7);
  // Such a failure may be told of any place.
  expect(told("<a><b/>&</a>", errc::token_malformed, 3), errc::token_malformed, 8);
  expect(told("<a><b/>", errc::token_malformed, 3), errc::document_truncated, 7);
}

TEST(diagnosis, finds_the_first_attribute_that_is_there_already) {
  expect(diagnosed("<a b='' c='' c='' b=''/>"), errc::attribute_repeated, 13);
  expect(diagnosed("<a p:b='' b='' q:b='' p:b=''/>"), errc::attribute_repeated, 22);
}

TEST(diagnosis, knows_reserved_prefixes) {
  EXPECT_EQ(
      diagnosed("<a xmlns='' xmlns:b='u' xmlns:xml='http://www.w3.org/XML/1998/namespace'/>").code,
      errc::ok);
  for (const char* text : {"<a xmlns:xml=''/>", "<a xmlns:xml='u'/>", "<a xmlns:xmlns='u'/>",
                           "<a xmlns:b='http://www.w3.org/XML/1998/namespace'/>",
                           "<a xmlns='http://www.w3.org/XML/1998/namespace'/>",
                           "<a xmlns='http://www.w3.org/2000/xmlns/'/>"})
    expect(diagnosed(text), errc::prefix_reserved, 0);
  expect(diagnosed("<a xmlns:b=''/>"), errc::prefix_undeclared_by_empty_name, 0);
}

TEST(diagnosis, measures_tokens_names_and_attributes) {
  limits small;
  small.token_bytes = 20;
  small.name_bytes = 5;
  small.attributes = 2;
  small.namespace_name_bytes = 4;
  const auto measured = [&](const std::string& text) {
    return diagnosed("<a>" + text, {}, text_end::open, {}, small);
  };
  const std::string fourteen(14, 'x');
  EXPECT_EQ(measured("<!-- " + std::string(12, 'x') + "-->").code, errc::ok);
  expect(measured("<!-- " + std::string(13, 'x') + "-->"), errc::limit_token, 3);
  expect(measured("<!-- " + fourteen + fourteen), errc::limit_token, 3);
  expect(measured("<!-- --x" + fourteen + fourteen), errc::token_malformed, 10);
  expect(measured("<!-- " + fourteen + "x --x"), errc::limit_token, 3);
  expect(measured("&" + fourteen + "xxxxxx;"), errc::limit_token, 3);
  EXPECT_EQ(measured(fourteen + fourteen).code, errc::ok);
  EXPECT_EQ(measured("<abcde:abcde/>").code, errc::ok);
  expect(measured("<abcdef:a/>"), errc::limit_name, 3);
  expect(measured("<a b:abcdef=''/>"), errc::limit_name, 3);
  expect(measured("<?abcdef?>"), errc::limit_name, 3);
  expect(measured("<a b='' c='' d=''/>"), errc::limit_attributes, 3);
  expect(measured("<a xmlns='12345'/>"), errc::limit_namespace_name, 3);
  EXPECT_EQ(measured("<a xmlns='1234'/>").code, errc::ok);
  EXPECT_EQ(measured("<a b='12345'/>").code, errc::ok);
  EXPECT_EQ(measured("<a b='' c='' d=''/>").limit, 2U);
}

}  // namespace
}  // namespace xylem::scanner
