// SPDX-License-Identifier: MIT
#include "documents.hpp"
#include "encoded.hpp"

namespace xylem::engine_tests {

namespace {

using rows = std::vector<std::string>;

constexpr std::string_view two_items =
    "<r><i id=\"1\"><n>bolt</n><q>7</q></i><x/><i id=\"2\"><n>nut</n></i></r>";
const rows two_rows = {"1|bolt|~|7|", "2|nut|~|0|"};

constexpr std::string_view nested_items =
    "<r>\n <i id='a'>\n  <n>wheel</n><t lang='de'>Rad</t><t lang='en'>round</t>\n"
    "  <p unit='mm'><k>axle</k></p><p><k>rim</k></p>\n </i>\n</r>";

// Names and text of two, three and four bytes in UTF-8.
constexpr std::string_view foreign_item =
    "<r><i id=\"\xC3\xA9\"><n>\xE2\x82\xAC \xF0\x9F\x94\xA9 "
    "\xC3\xBC</n><\xC3\xBC/><q>3</q></i></r>";
constexpr std::string_view foreign_row = "\xC3\xA9|\xE2\x82\xAC \xF0\x9F\x94\xA9 \xC3\xBC|~|3|";

std::string declared(std::string_view encoding, std::string_view rest) {
  std::string out = "<?xml version=\"1.0\" encoding=\"";
  out += encoding;
  out += "\"?>";
  out += rest;
  return out;
}

document good(std::string name, std::string_view bytes, rows expected) {
  return {std::move(name), std::string(bytes), {.rows = std::move(expected)}};
}

std::vector<document> plain_documents() {
  return {
      good("two records", two_items, two_rows),
      good("nested rows", nested_items, {"a|wheel|round|0|axle mm,rim ~"}),
      good("no record", "<r><j/></r>", {}),
      good("root only", "<r/>", {}),
      good("empty values", "<r><i id=''><n/><p><k></k></p></i></r>", {"||~|0| ~"}),
      good("declaration, DOCTYPE, comment, instruction",
           "<?xml version='1.0' standalone='yes'?>\n<!-- <i/> -->\n<!DOCTYPE r SYSTEM "
           "\"r.dtd\">\n<?p <i> ?><r><i id='1'><n>bolt</n><q>7</q></i><i id='2'><n>nut</n></i></r>",
           two_rows),
      good("lines end in CR LF and CR", "<r>\r\n<i id='1'>\r<n>a\r\nb\rc</n></i>\r\n</r>",
           {"1|a\nb\nc|~|0|"}),
  };
}

std::vector<document> markup_documents() {
  return {
      good("CDATA, comment, references and instruction inside a value",
           "<r><i id='&#x41;&lt;'><n>a<![CDATA[<n>&amp;]]>b<!-- </n> --><?p </n>?>&#66;&gt;"
           "<b>c</b></n></i></r>",
           {"A<|a<n>&amp;bB>c|~|0|"}),
      good("line ends in CDATA sections",
           "<r><i id='1'><n>1\r2<![CDATA[\r\n3\r4\n]]>5\r\n6</n></i>\r\n</r>",
           {"1|1\n2\n3\n4\n5\n6|~|0|"}),
      good("line ends where CDATA sections touch",
           "<r><i id='1'><n>1<![CDATA[\r]]><![CDATA[\n2\r]]>\n3\r<![CDATA[\n]]>&#13;\n</n></i></r>",
           {"1|1\n\n2\n\n3\n\n\r\n|~|0|"}),
      good("]]> apart", "<r><i id='1'><n>]] &gt;]]&gt;<![CDATA[]]]]><![CDATA[>]]>]</n></i></r>",
           {"1|]] >]]>]]>]|~|0|"}),
      good("]] before a reference", "<r><i id='1'><n>]]&#62;</n></i></r>", {"1|]]>|~|0|"}),
      good("records in comments, CDATA, instructions and attributes are none",
           "<r><!--<i id='1'><n>x</n></i>--><?p <i id='2'/>?><![CDATA[<i id='3'><n/></i>]]>"
           "<i id='&lt;i id=\"4\">'><n>y</n></i></r>",
           {"<i id=\"4\">|y|~|0|"}),
      good("default namespace", "<r xmlns='urn:u'><i id='1'><n>a</n></i></r>", {"1|a|~|0|"}),
      good("prefixes",
           "<a:r xmlns:a='urn:u' xmlns:b='urn:v'><a:i id='1'><b:n>x</b:n><n>y</n></a:i>"
           "<b:i/></a:r>",
           {"1|y|~|0|"}),
      good("prefix rebound",
           "<r><a:i xmlns:a='urn:v'/><i id='1'><u:n xmlns:u='urn:u'>a</u:n><u:n xmlns:u='urn:v'>b"
           "</u:n></i></r>",
           {"1|a|~|0|"}),
      good("attribute values normalised", "<r><i id=' a\n\tb&#10;'><n/></i></r>",
           {" a  b\n||~|0|"}),
  };
}

std::vector<document> encoded_documents() {
  return {
      good("byte order mark", "\xEF\xBB\xBF" + std::string(two_items), two_rows),
      good("UTF-8 of all lengths", foreign_item, {std::string(foreign_row)}),
      good("UTF-16LE with a mark", marked_utf16(foreign_item, byte_order::little),
           {std::string(foreign_row)}),
      good("UTF-16BE with a mark", marked_utf16(foreign_item, byte_order::big),
           {std::string(foreign_row)}),
      good("UTF-16BE, declared", utf16(declared("UTF-16", foreign_item), byte_order::big),
           {std::string(foreign_row)}),
      good("ISO-8859-1", declared("ISO-8859-1", "<r><i id='\xE9'><n>\xA4\xFC</n></i></r>"),
           {"\xC3\xA9|\xC2\xA4\xC3\xBC|~|0|"}),
      good("windows-1252", declared("windows-1252", "<r><i id='\x80'><n>\x99\xFC</n></i></r>"),
           {"\xE2\x82\xAC|\xE2\x84\xA2\xC3\xBC|~|0|"}),
      good("ISO-8859-15, through iconv",
           declared("ISO-8859-15", "<r><i id='\xA4'><n>\xBC\xFC</n></i></r>"),
           {"\xE2\x82\xAC|\xC5\x92\xC3\xBC|~|0|"}),
      good("Shift_JIS, through iconv",
           declared("Shift_JIS", "<r><i id='\x83\x5C'><n>\x93\xFA\x96\x7B</n></i></r>"),
           {"\xE3\x82\xBD|\xE6\x97\xA5\xE6\x9C\xAC|~|0|"}),
  };
}

}  // namespace

const std::vector<document>& good_documents() {
  static const std::vector<document> all = [] {
    std::vector<document> made = plain_documents();
    for (const auto& more : {markup_documents(), encoded_documents()})
      made.insert(made.end(), more.begin(), more.end());
    return made;
  }();
  return all;
}

}  // namespace xylem::engine_tests
