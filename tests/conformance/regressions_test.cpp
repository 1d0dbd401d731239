// SPDX-License-Identifier: MIT
//
// The smallest documents for which Xylem once gave something else than XPath.

#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_expected.hpp"
#include "conformance/xpath_oracle_handwritten.hpp"
#include "conformance/xpath_oracle_schema.hpp"

namespace {

using namespace xylem::oracle;
using xylem::errc;

// Values of the only field, record by record.
using values = std::vector<std::vector<std::string>>;

values values_of(const outcome& read) {
  values out;
  for (const row_outcome& row : read.rows)
    out.push_back(row.cells.front().texts);
  return out;
}

void expect(std::string_view text, std::string record, xylem::schema_field field,
            const values& wanted, errc failure = errc::ok) {
  xylem::schema_declaration declared;
  declared.record = std::move(record);
  declared.fields = {std::move(field)};
  const document doc{std::string(text)};
  ASSERT_TRUE(doc.is_well_formed()) << text;
  const outcome by_xpath = expect_by_xpath(declared, doc);
  EXPECT_EQ(values_of(by_xpath), wanted) << text;
  EXPECT_EQ(by_xpath.failure, failure) << text;
  for (const outcome& read : {read_by_xylem(declared, text), feed_to_xylem(declared, text, 1)})
    EXPECT_EQ(difference(declared, by_xpath, read).value_or("equal"), "equal") << text;
}

// The end tag that brings a late value also ends a record, which lacks that value.
TEST(Regressions, ARecordThatIsItselfALateValueIsNotDelivered) {
  expect("<a><r>1</r><r>2</r></a>", "/a/r", climbing("../r"), {{"1"}}, errc::ancestor_value_late);
  expect("<a><r><k>1</k></r><r><k>2</k></r></a>", "//r", climbing("../r[k='2'] | ../r[1]/k"),
         {{"1"}}, errc::ancestor_value_late);
}

// Records that found nothing were promised nothing, however many values follow.
TEST(Regressions, SeveralUnseenValuesMayFollow) {
  expect("<a><r/><t>1</t><t>2</t></a>", "/a/r", climbing("../t"), {{}});
  expect("<a><r/><t>1</t></a>", "/a/r", climbing("../t | ../*"), {{""}}, errc::ancestor_value_late);
  expect("<a><r/><t>1</t></a>", "/a/r", climbing("../t | ../t[1]"), {{}});
  expect("<a><r/><t>1</t><r/><t>2</t><r/></a>", "/a/r", climbing("../t"), {{}, {"1"}},
         errc::ancestor_value_late);
}

// A note that one alternative has not been seen must not hide a value of another: both stand at the
// record's start tag.
TEST(Regressions, AnUnseenAlternativeDoesNotHideTheRecordItself) {
  expect("<a><b><r>1</r></b></a>", "//r", climbing("../r | ../../x"), {{"1"}});
  expect("<a><b><r><k>1</k></r></b></a>", "//r", climbing("../../x | ../r[k='1']"), {{"1"}});
}

// What a predicate leaves out has taken nothing.
TEST(Regressions, ARowThatIsLeftOutTakesNoValues) {
  xylem::schema_declaration declared;
  declared.record = "/a";
  declared.fields = {rows("x[@s]", {climbing("../t")})};
  for (const std::string_view text :
       {"<a><x s=''/><t>1</t><x/><t>2</t></a>", "<a><x/><t>1</t><x/><t>2</t><x s=''/></a>",
        "<a><t>1</t><x/><t>2</t><x s=''/><x/></a>"}) {
    const outcome by_xpath = expect_by_xpath(declared, document{std::string(text)});
    EXPECT_EQ(by_xpath.failure, errc::ok) << text;
    EXPECT_EQ(difference(declared, by_xpath, read_by_xylem(declared, text)).value_or("equal"),
              "equal")
        << text;
  }
  const std::string_view late = "<a><x/><t>1</t><x s=''/><t>2</t></a>";
  EXPECT_EQ(read_by_xylem(declared, late).failure, errc::ancestor_value_late);
}

}  // namespace
