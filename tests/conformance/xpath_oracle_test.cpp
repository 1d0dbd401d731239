// SPDX-License-Identifier: MIT
//
// The oracle itself: it translates paths rightly, it sees differences, and its random projections
// use every construct of the path grammar. Needs no real documents.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_expected.hpp"
#include "conformance/xpath_oracle_generator.hpp"
#include "conformance/xpath_oracle_handwritten.hpp"
#include "conformance/xpath_oracle_paths.hpp"
#include "conformance/xpath_oracle_schema.hpp"

namespace {

using namespace xylem::oracle;

constexpr std::string_view sample = R"(<?xml version="1.0"?>
<list xmlns="urn:d" xmlns:p="urn:p" version="2" xml:lang="en">
  <head><id>7</id><p:note p:kind="a">x<![CDATA[ & ]]>y</p:note></head>
  <item n="1"><k>A</k><v>1</v><sub><v>1.1</v><v/></sub></item>
  <item n="2"><k>B</k><v>2</v><v>3</v>
    <item xmlns="" n="2.1"><k>it's</k></item>
    <item n="2.2"><k>A</k>mixed<!-- not this -->text<v>4</v>!</item>
  </item>
  <p:item><k xmlns="">C</k><v>&lt;5&gt;</v></p:item>
  <tail>end</tail>
</list>)";

std::string only_xpath(std::string_view path, bool matches_any_namespace = false) {
  path_names names{{{"p", "urn:p"}}, matches_any_namespace};
  const auto made = to_xpath(path, names);
  return made.size() == 1 ? made.front().xpath : "several";
}

TEST(XPathOracle, TranslatesWhatXPathDoesNotHave) {
  EXPECT_EQ(only_xpath("a/p:b[c='|d/e']/@f"), "a/p:b[c='|d/e']/@f");
  EXPECT_EQ(only_xpath("*:a/*"), "*[local-name()='a']/*");
  EXPECT_EQ(only_xpath("Q{urn:p}a/Q{}b/p:*"), "p:a/b/p:*");
  EXPECT_EQ(only_xpath("Q{urn:q/|[}a"), "expanded1:a");
  EXPECT_EQ(only_xpath("../../a[2]/text()", true), "../../*[local-name()='a'][2]/text()");
  EXPECT_EQ(only_xpath("a[@b = \"c's\"]", true),
            "*[local-name()='a'][@*[local-name()='b'] = \"c's\"]");
  EXPECT_EQ(only_xpath("/a/b"), "/./a/b");
  EXPECT_EQ(only_xpath("//a.b-c/d1"), "//a.b-c/d1");
}

TEST(XPathOracle, KnowsWhenValuesAreKnown) {
  path_names names;
  const auto made = to_xpath("a/b | ../.././/a[1]/b/@c | ../a/b[@c='/']", names);
  ASSERT_EQ(made.size(), 3U);
  EXPECT_EQ(made[0].levels_up, 0U);
  EXPECT_EQ(made[0].held_levels, xpath_alternative::not_held);
  EXPECT_EQ(made[1].levels_up, 2U);
  EXPECT_EQ(made[1].held_levels, 1U);
  EXPECT_EQ(made[2].levels_up, 1U);
  EXPECT_EQ(made[2].held_levels, 0U);
}

TEST(XPathOracle, ReadsTheSample) {
  const document doc{std::string(sample)};
  ASSERT_TRUE(doc.is_well_formed());
  xylem::schema_declaration declared;
  declared.record = "//*:item";
  declared.namespaces = {{"d", "urn:d"}};
  declared.fields = {listed("@n"), listed("*:k"), climbing("../d:head/d:id"), listed("text()")};
  const outcome out = expect_by_xpath(declared, doc);
  ASSERT_EQ(out.rows.size(), 5U);
  // By end tags: the two inner ones before the outer one.
  const std::array<std::string_view, 4> numbers = {"1", "2.1", "2.2", "2"};
  for (std::size_t i = 0; i < numbers.size(); ++i)
    EXPECT_EQ(out.rows[i].cells[0].texts, std::vector<std::string>{std::string(numbers[i])});
  EXPECT_EQ(out.rows[1].cells[1].texts, std::vector<std::string>{"it's"});
  EXPECT_TRUE(out.rows[2].cells[2].texts.empty());
  EXPECT_EQ(out.rows[3].cells[2].texts, std::vector<std::string>{"7"});
  EXPECT_EQ(out.rows[2].cells[3].texts, std::vector<std::string>{"mixedtext!"});
}

TEST(XPathOracle, SeesDifferences) {
  const document doc{std::string(sample)};
  xylem::schema_declaration declared;
  declared.record = "/*";
  declared.matches_any_namespace = true;
  declared.fields = {listed(".//v"), single(".//v", xylem::repeat::first),
                     rows("item", {listed("v")})};
  const outcome right = expect_by_xpath(declared, doc);
  EXPECT_FALSE(difference(declared, right, right));
  const auto is_seen = [&](auto spoil) {
    outcome wrong = right;
    spoil(wrong);
    return difference(declared, right, wrong).has_value() &&
           difference(declared, wrong, right).has_value();
  };
  EXPECT_TRUE(is_seen([](outcome& o) { o.rows.pop_back(); }));
  EXPECT_TRUE(is_seen([](outcome& o) { o.failure = xylem::errc::field_nil; }));
  EXPECT_TRUE(is_seen([](outcome& o) { o.rows[0].cells[0].texts[2] += ' '; }));
  EXPECT_TRUE(is_seen([](outcome& o) { o.rows[0].cells[0].texts.pop_back(); }));
  EXPECT_TRUE(is_seen([](outcome& o) { o.rows[0].cells[1].state = xylem::value_state::nil; }));
  EXPECT_TRUE(is_seen([](outcome& o) { o.rows[0].cells[2].rows.pop_back(); }));
  EXPECT_TRUE(is_seen([](outcome& o) { o.rows[0].cells[2].rows[1].cells[0].texts.clear(); }));
}

TEST(XPathOracle, RandomProjectionsUseTheWholeGrammar) {
  const document doc{std::string(sample)};
  projection_generator generate(doc, "sample");
  std::string all;
  for (int i = 0; i < 800; ++i) {
    const xylem::schema_declaration declared = generate.next();
    const outcome expected = expect_by_xpath(declared, doc);
    for (const outcome& read :
         {read_by_xylem(declared, sample), feed_to_xylem(declared, sample, 1)}) {
      const auto differs = difference(declared, expected, read);
      EXPECT_FALSE(differs) << describe(declared) << *differs;
    }
    all += describe(declared);
  }
  for (const std::string_view construct : {"record /n",
                                           "record //",
                                           " | /",
                                           " | //",
                                           ": .\n",
                                           ": @",
                                           ": text()",
                                           ": .//",
                                           ": ../",
                                           "../../",
                                           "/@",
                                           "/text()",
                                           "|",
                                           " | ",
                                           "[1]",
                                           "[2]",
                                           "[@",
                                           "='",
                                           " = '",
                                           "]/",
                                           "n0:item",
                                           "n1:*",
                                           "*:k",
                                           "Q{urn:d}",
                                           "Q{}",
                                           "/*",
                                           "any namespace",
                                           "k='A']",
                                           "[*:k='",
                                           "=\"it's\"",
                                           "\n    f",
                                           "\n      f",
                                           "first",
                                           "last",
                                           "join",
                                           "count",
                                           "unseen_is_missing",
                                           "no-such-element",
                                           "Q{http://www.w3.org/XML/1998/namespace}lang"}) {
    EXPECT_NE(all.find(construct), std::string::npos) << construct;
  }
}

}  // namespace
