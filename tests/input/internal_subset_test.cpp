// SPDX-License-Identifier: MIT
//
// Where errors in the internal subset lie. What is legal in it, tests/input/entity_oracle_test.cpp
// asks expat.
#include "input/internal_subset.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::drive_every_way;
using test::outcome;

options reading_entities() {
  options o;
  o.dtd = dtd::text_entities;
  o.limits.name_bytes = 20;
  return o;
}

struct refused {
  std::string_view marked;  // '@' is before the offending byte, and no part of the document
  errc code;
};

constexpr refused cases[] = {
    {"<!DOCTYPE t [@x]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [ <@a/>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!@a>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTI@X a 'b'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY@'a' 'b'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY @1 'b'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a@'b'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a @b>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a 'b' @'c'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a 'b@%c;'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a 'b&@ c;'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a 'b&c@'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a '&#@;'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a '&#x1@g;'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY a '&#55296@;'>]><t/>", errc::character_reference_malformed},
    {"<!DOCTYPE t [<!ENTITY a@:b 'c'>]><t/>", errc::qualified_name_malformed},
    {"<!DOCTYPE t [<!ENTITY a '&b@:c;'>]><t/>", errc::qualified_name_malformed},
    {"<!DOCTYPE t [<?p@:q?>]><t/>", errc::qualified_name_malformed},
    {"<!DOCTYPE t [<!ELEMENT a:b@:c ANY>]><t/>", errc::qualified_name_malformed},
    {"<!DOCTYPE t [<!-- --@->]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<?xml@ ?>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<?@ ?>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [] @[]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ELEMENT t (a,b@|c)>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!NOTATION n PUBLIC 'p'@'s'>]><t/>", errc::doctype_malformed},
    {"<!DOCTYPE t [<!ENTITY \u00E9@\u00D7 'x'>]><t/>", errc::doctype_malformed},
    // What is not read, at its beginning.
    {"<!DOCTYPE t [<!ENTITY a ''> @%pe; ]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [ @<!ENTITY % a 'b'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [<!-- c -->@<!ENTITY a SYSTEM 'b'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY a PUBLIC 'b' 'c'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [\n@<!ATTLIST a b CDATA 'c'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<![INCLUDE[]]>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY a '<b/>'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY a '&#60;'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY a ']]>'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY a ']&#93;&#62;'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY lt '&#60;'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY amp '&#38;'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY gt 'x'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [@<!ENTITY apos '&#38;#34;'>]><t/>", errc::dtd_unsupported},
    {"<!DOCTYPE t [ @<!ENTITY a12345678901234567890 ''>]><t/>", errc::limit_name},
    {"<!DOCTYPE t [ @<!ENTITY a '&a12345678901234567890;'>]><t/>", errc::limit_name},
    {"<!DOCTYPE t [ @<!ELEMENT t (a12345678901234567890)>]><t/>", errc::limit_name},
    // Cut short.
    {"<!DOCTYPE t [@", errc::document_truncated},
    {"<!DOCTYPE t [<!ENTITY a 'b@", errc::document_truncated},
    {"<!DOCTYPE t []@", errc::document_truncated},
};

TEST(internal_subset, is_refused_at_the_offending_byte) {
  for (const refused& c : cases) {
    const std::size_t at = c.marked.find('@');
    const std::string document =
        std::string(c.marked.substr(0, at)) + std::string(c.marked.substr(at + 1));
    const outcome o = drive_every_way(document, reading_entities());
    EXPECT_EQ(name(o.code), name(c.code)) << document;
    EXPECT_EQ(o.offset, at) << document;
  }
}

TEST(internal_subset, is_refused_at_the_offending_byte_in_utf_16) {
  std::u16string wide = u"<!DOCTYPE t [<!--\u65E5--> <!ATTLIST a>]><t/>";
  const std::string document = "\xFF\xFE" + test::to_utf16le(wide);
  const outcome o = drive_every_way(document, reading_entities());
  EXPECT_EQ(o.code, errc::dtd_unsupported);
  EXPECT_EQ(o.offset, 2 + 2 * wide.find(u"<!ATT"));
}

TEST(internal_subset, is_blanked) {
  const std::string subset = "<!DOCTYPE t [<!ENTITY a 'x'>\r\n<!ELEMENT t ANY>]>";
  const outcome o = drive_every_way(subset + "<t/>", reading_entities());
  EXPECT_EQ(o.code, errc::ok);
  std::string blanked(subset.size(), ' ');
  blanked.replace(subset.find("\r\n"), 2, "\r\n");
  EXPECT_EQ(o.text, blanked + "<t/>");
}

TEST(internal_subset, has_groups_of_a_bounded_depth) {
  const auto nested = [](std::size_t depth) {
    return drive_every_way("<!DOCTYPE t [<!ELEMENT t " + std::string(depth, '(') + "a" +
                               std::string(depth, ')') + ">]><t/>",
                           reading_entities())
        .code;
  };
  EXPECT_EQ(nested(element_declaration::most_depth), errc::ok);
  EXPECT_EQ(nested(element_declaration::most_depth + 1), errc::dtd_unsupported);
}

}  // namespace
}  // namespace xylem::input
