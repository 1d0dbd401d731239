// SPDX-License-Identifier: MIT
//
// Text that is bent to be read otherwise than it is meant: rows where there are none, markup put
// together from pieces, references that overflow, names that are the same after expansion.

#include "attack.hpp"

namespace xylem::attacks {

namespace {

const std::string head = "<r><i><v>1</v></i>";
const std::string tail = "<i><v>2</v></i></r>";

attack bad(std::string name, errc code, const std::string& before, const std::string& after,
           std::vector<std::string> rows = {"1"}) {
  return {std::move(name), before + after,
          outcome{.rows = std::move(rows), .code = code, .offset = before.size()}};
}

attack good(std::string name, const std::string& content, std::vector<std::string> rows) {
  return {std::move(name), "<r>" + content + "</r>", outcome{.rows = std::move(rows)}};
}

void add_hidden_rows(std::vector<attack>& to) {
  const std::string hidden = "</r><i><v>no</v></i>";
  const std::vector<std::string> both = {"1", "2"};
  const auto add = [&](const char* name, const std::string& content) {
    to.push_back({name, head + content + tail, {.rows = both}});
  };
  add("rows in a comment", "<!--" + hidden + "-->");
  add("rows in CDATA", "<![CDATA[" + hidden + "]]>");
  add("rows in an instruction", "<?p " + hidden + "?>");
  add("rows in an attribute value", "<x y='/r>i>v>no/v>/i>' z=\"'>\"/>");
  add("rows in references", "&#60;/r&#x3E;&lt;i>&lt;v>no&lt;/v>");
  to.push_back(good("end tags in the value's CDATA", "<i><v>a<![CDATA[</v></i><i><v>]]>b</v></i>",
                    {"a</v></i><i><v>b"}));
  to.push_back(
      good("end tags in a comment in the value", "<i><v>a<!--</v></i>-->b</v></i>", {"ab"}));
  to.push_back(
      good("end tags in an instruction in the value", "<i><v>a<?p </v></i>?>b</v></i>", {"ab"}));
  to.push_back(
      {"rows behind the root, in a comment", head + "</r><!--" + tail + "-->", {.rows = {"1"}}});
  to.push_back({"rows before the root, in a comment",
                "<!--" + hidden + "-->" + head + "</r>",
                {.rows = {"1"}}});
  to.push_back(bad("rows behind the root", errc::content_after_root, head + "</r>", tail));
}

void add_section_ends(std::vector<attack>& to) {
  const auto value = [](const std::string& text) { return "<i><v>" + text + "</v></i>"; };
  to.push_back(good("]]> over a border of CDATA", value("]]<![CDATA[>]]>"), {"]]>"}));
  to.push_back(good("]]> over two sections", value("<![CDATA[]]]]><![CDATA[>]]>"), {"]]>"}));
  to.push_back(good("]]]]>", value("<![CDATA[]]]]>"), {"]]"}));
  to.push_back(good("]]> by an entity", value("]]&gt;"), {"]]>"}));
  to.push_back(good("]]> by character references", value("&#93;&#x5D;&#62;"), {"]]>"}));
  to.push_back(good("]]> in an attribute value", "<x y=']]>'/>" + value("1"), {"1"}));
  to.push_back(good("]]> around a comment", value("]]<!-- -->>"), {"]]>"}));
  to.push_back(good("]] > apart", value("]] >]>]]"), {"]] >]>]]"}));
  for (const std::string before : {"]]", "]]]]", "a]]]", "]>]]", "\xC3\xA9]]", "&amp;]]"}) {
    to.push_back(bad(before + "> in text", errc::token_malformed, head + "<i><v>" + before,
                     "></v></i></r>"));
  }
}

void add_references(std::vector<attack>& to) {
  for (const char* reference :
       {"&#4294967361;", "&#x100000041;", "&#18446744073709551681;", "&#x10000000000000041;",
        "&#340282366920938463463374607431768211521;", "&#1114112;", "&#x110000;", "&#xD800;",
        "&#57343;", "&#0;", "&#x0;", "&#8;", "&#xFFFE;", "&#2147483713;"}) {
    to.push_back(
        bad(reference, errc::character_reference_malformed, head, std::string(reference) + "</r>"));
    to.push_back(bad(std::string(reference) + " in an attribute value",
                     errc::character_reference_malformed, head + "<x y='",
                     std::string(reference) + "'/></r>"));
  }
  const std::string zeros(400, '0');
  to.push_back(
      good("leading zeros", "<i><v>&#" + zeros + "65;&#x" + zeros + "42;</v></i>", {"AB"}));
  to.push_back(good("markup from references", "<i><v>&#60;b&#62;&#38;amp;</v></i>", {"<b>&amp;"}));
  to.push_back(bad("an entity", errc::entity_undefined, head, "&lol;</r>"));
}

void add_names(std::vector<attack>& to) {
  const auto add = [&](const char* name, errc code, const std::string& before,
                       const std::string& after) {
    to.push_back(bad(name, code, head + before, after + "</r>"));
  };
  add("attribute twice", errc::attribute_repeated, "<x a='1' b='2' ", "a='1'/>");
  add("attribute twice after expansion", errc::attribute_repeated, "",
      "<x xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>");
  add("attribute twice after expansion, by references", errc::attribute_repeated, "",
      "<x xmlns:p='u' xmlns:q='&#117;' p:b='' q:b=''/>");
  add("prefix declared twice", errc::attribute_repeated, "<x xmlns:p='u' ", "xmlns:p='v'/>");
  add("default namespace declared twice", errc::attribute_repeated, "<x xmlns='u' ", "xmlns=''/>");
  add("prefix declared on a sibling only", errc::prefix_undeclared, "<y xmlns:p='u'/>", "<p:x/>");
  add("xml bound to another name", errc::prefix_reserved, "", "<x xmlns:xml='u'/>");
  add("another prefix bound to xml's name", errc::prefix_reserved, "",
      "<x xmlns:p='http://www.w3.org/XML/1998/namespace'/>");
  to.push_back(good("attributes of one local name",
                    "<x b='' xmlns:p='u' p:b='' xmlns:q='v' "
                    "q:b=''/><i><v>1</v></i>",
                    {"1"}));
  to.push_back(
      good("rows in another namespace", "<i xmlns='u'><v>no</v></i><i><v>1</v></i>", {"1"}));
  add("name of the fifth edition", errc::name_not_portable, "<", "\xCD\xB0/>");
  add("end tag of another name", errc::tag_mismatch, "<x>", "</X>");
  add("end tag of a longer name", errc::tag_mismatch, "<x>", "</xx>");
}

void add_records(std::vector<attack>& to) {
  attack twice =
      bad("a field twice", errc::field_repeated, head + "<i><v>1</v>", "<v>2</v></i></r>");
  twice.answer.record = 1;
  to.push_back(twice);
  twice.name = "a field twice, left out";
  twice.how.on_bad_record = bad_record::skip;
  twice.answer = {.rows = {"1"}};
  to.push_back(twice);
}

void add_external(std::vector<attack>& to) {
  const std::string subsets[] = {
      "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>",
      "<!DOCTYPE r [<!ENTITY % e SYSTEM 'http://127.0.0.1:9/e.dtd'> %e;]>",
      "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/e.dtd' [<!ENTITY e 'x'>]>",
  };
  for (const std::string& subset : subsets) {
    to.push_back(
        {subset, subset + "<r>&e;</r>", {.rows = {}, .code = errc::dtd_forbidden, .offset = 0}});
    for (const dtd policy : {dtd::forbid, dtd::text_entities}) {
      attack a = to.back();
      a.how.dtd = policy;
      a.name += policy == dtd::forbid ? ", forbidden" : ", with entities of text";
      if (policy == dtd::text_entities) {
        const bool is_text = subset.find("'x'") != std::string::npos;
        a.answer = is_text ? outcome{}
                           : outcome{.rows = {},
                                     .code = errc::dtd_unsupported,
                                     .offset = subset.find("<!ENTITY")};
      }
      to.push_back(std::move(a));
    }
  }
  to.push_back({"external subset",
                "<!DOCTYPE r SYSTEM 'file:///etc/hostname'>" + head + "</r>",
                {.rows = {"1"}}});
  const std::string prolog = "<!DOCTYPE r SYSTEM 'file:///etc/hostname'>" + head;
  to.push_back(bad("entity that an external subset could declare", errc::entity_undefined, prolog,
                   "&e;</r>"));
  to.push_back(good("XInclude",
                    "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' "
                    "href='file:///etc/hostname' parse='text'/><i><v>1</v></i>",
                    {"1"}));
  to.push_back({"style sheet",
                "<?xml-stylesheet type='text/xsl' href='file:///etc/hostname'?>" + head + "</r>",
                {.rows = {"1"}}});
  to.push_back({"schema location",
                "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                "xsi:noNamespaceSchemaLocation='file:///etc/hostname'><i><v>1</v></i></r>",
                {.rows = {"1"}}});
}

}  // namespace

const std::vector<attack>& bent_markup() {
  static const std::vector<attack> all = [] {
    std::vector<attack> out;
    add_hidden_rows(out);
    add_section_ends(out);
    add_references(out);
    add_names(out);
    add_records(out);
    add_external(out);
    return out;
  }();
  return all;
}

}  // namespace xylem::attacks
