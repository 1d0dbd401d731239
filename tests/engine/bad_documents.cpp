// SPDX-License-Identifier: MIT
#include "documents.hpp"
#include "encoded.hpp"

namespace xylem::engine_tests {

namespace {

const std::string head = "<r><i id='1'><n>bolt</n></i>";
const std::string second = "<i id='2'><n>nut</n>";
const std::string first_row = "1|bolt|~|0|";
const std::string second_row = "2|nut|~|0|";

// The bytes of the document up to the byte at fault, and the rest.
struct split_document {
  std::string before;
  std::string after;
};

document bad(std::string name, errc code, const split_document& d,
             std::vector<std::string> rows = {first_row}) {
  return {std::move(name),
          d.before + d.after,
          {.rows = std::move(rows), .code = code, .offset = d.before.size()}};
}

document bad_record(std::string name, errc code, const split_document& d, std::uint64_t index = 1) {
  document out = bad(std::move(name), code, d);
  out.expected.record = index;
  return out;
}

document limited(document d, std::uint64_t limits::*which, std::uint64_t value) {
  d.how.limits.*which = value;
  return d;
}

std::vector<document> malformed_documents() {
  return {
      bad("tag mismatch", errc::tag_mismatch, {head + second, "</j></r>"}),
      bad("]]> in text", errc::token_malformed, {head + second + "<x>]]", "></x></i></r>"}),
      bad("attribute twice", errc::attribute_repeated,
          {head + "<i id='2' ", "id='3'><n/></i></r>"}),
      bad("attribute twice in a namespace", errc::attribute_repeated,
          {head, "<i xmlns:a='urn:v' xmlns:b='urn:v' a:x='' b:x=''><n/></i></r>"}),
      bad("entity", errc::entity_undefined, {head + second, "&nbsp;</i></r>"}),
      bad("prefix", errc::prefix_undeclared, {head + second, "<p:x/></i></r>"}),
      bad("character reference", errc::character_reference_malformed,
          {head + second, "&#0;</i></r>"}),
      bad("NUL", errc::token_malformed, {head + second, std::string("\0</i></r>", 9)}),
      bad("control character", errc::token_malformed, {head + second, "\x01</i></r>"}),
      bad("-- in a comment", errc::token_malformed, {head + "<!-- a --", " b --></r>"}),
      bad("< in an attribute value", errc::token_malformed, {head + "<i id='", "<'/></r>"}),
      bad("second root", errc::content_after_root, {head + second + "</i></r>\n", "<r/>"},
          {first_row, second_row}),
      bad("text behind the root", errc::content_after_root, {head + second + "</i></r>\n", "x"},
          {first_row, second_row}),
      bad("declaration inside", errc::xml_declaration_misplaced,
          {head + second + "</i>", "<?xml version='1.0'?></r>"}, {first_row, second_row}),
      bad("version of XML", errc::xml_version_unsupported, {"<?xml version='", "2.0'?><r/>"}, {}),
      bad("DOCTYPE with an internal subset", errc::dtd_forbidden,
          {"<?xml version='1.0'?>", "<!DOCTYPE r [<!ENTITY a 'b'>]><r/>"}, {}),
      bad("second DOCTYPE", errc::doctype_repeated,
          {"<!DOCTYPE r>", "<!DOCTYPE r><r><i id='1' n='a'/></r>"}, {}),
      bad("second DOCTYPE, with an entity", errc::doctype_repeated,
          {"<!DOCTYPE r>\n<!-- -->", "<!DOCTYPE r [<!ENTITY e 'x'>]><r><i>&e;</i></r>"}, {}),
      bad("no document", errc::document_empty, {"<!-- nothing -->", ""}, {}),
      bad("nothing", errc::document_empty, {"", ""}, {}),
      bad("control character in a long comment, before a byte that is not UTF-8",
          errc::token_malformed,
          {head + "<!--" + std::string(400, 'x'), "\x01" + std::string(100, 'x') + "\xFF--></r>"}),
      bad("control character in a long comment that has no end", errc::token_malformed,
          {head + "<!--" + std::string(400, 'x'), "\x01" + std::string(100, 'x')}),
      bad("UTF-16: a second mark behind the first character", errc::name_not_portable,
          {std::string("\xFF\xFE<\0", 4), std::string("\xFF\xFE<\0\x41\xCF", 6)}, {}),
      bad("truncated in a record", errc::document_truncated, {head + second, ""}),
      bad("truncated between records", errc::document_truncated, {head, ""}),
  };
}

std::vector<document> misencoded_documents() {
  const auto u16 = [](const std::string& text) { return marked_utf16(text, byte_order::little); };
  const std::string latin = "<?xml version='1.0' encoding='windows-1252'?>";
  const std::string latin_1 = "<?xml version='1.0' encoding='ISO-8859-1'?>";
  const std::string doctype = "<!DOCTYPE r SYSTEM '\xC3\xA4\xE2\x82\xAC\xF0\x9F\x94\xA9'>";
  const std::string ascii = "<?xml version='1.0' encoding='US-ASCII'?>";
  const std::string mark = "\xEF\xBB\xBF";
  return {
      bad("byte that is not UTF-8", errc::encoding_malformed,
          {head + second + "\xC3\xA9", "\xE9</i></r>"}),
      bad("overlong UTF-8", errc::encoding_malformed, {head + second, "\xC0\xBC</i></r>"}),
      bad("surrogate in UTF-8", errc::encoding_malformed, {head + second, "\xED\xA0\x80</i></r>"}),
      bad("truncated in a character", errc::encoding_truncated, {head + second, "\xE2\x82"}),
      bad("lone surrogate in UTF-16", errc::encoding_malformed,
          {u16(head + second), std::string("\x00\xDC<\0", 4)}),
      bad("high surrogate before a letter in UTF-16", errc::encoding_malformed,
          {u16(head + second), std::string("\x00\xD8<\0", 4)}),
      bad("odd byte at the end of UTF-16", errc::encoding_truncated,
          {u16(head + second), std::string("<")}),
      bad("tag mismatch in UTF-16", errc::tag_mismatch,
          {u16(head + "<x>\xC3\xA9\xF0\x9F\x94\xA9</x>" + second),
           utf16("</j></r>", byte_order::little)}),
      bad("tag mismatch in windows-1252", errc::tag_mismatch,
          {latin + head + "<x>\x80\x99</x>" + second, "</j></r>"}),
      bad("error behind a DOCTYPE that is not ASCII, in UTF-16", errc::token_malformed,
          {u16(doctype), utf16("q'\n", byte_order::little)}, {}),
      bad("error behind a DOCTYPE that is not ASCII, in ISO-8859-1", errc::token_malformed,
          {latin_1 + "<!DOCTYPE r SYSTEM '\xE4\xF6\xFC'>", "\"?"}, {}),
      bad("error behind a DOCTYPE that is not ASCII, in windows-1252", errc::token_malformed,
          {latin + "<!DOCTYPE r SYSTEM '\xE4\x80\x99'>\n", "?<r/>"}, {}),
      bad("undefined byte in windows-1252", errc::encoding_malformed,
          {latin + head + second, "\x81</i></r>"}),
      bad("high byte in US-ASCII", errc::encoding_malformed,
          {ascii + head + second, "\xE9</i></r>"}),
      bad("mark against declaration", errc::encoding_conflict,
          {mark + "<?xml version='1.0' encoding='", "ISO-8859-1'?><r/>"}, {}),
      bad("two marks", errc::encoding_repeated_bom, {mark, mark + "<r/>"}, {}),
      bad("unknown encoding", errc::encoding_unsupported,
          {"<?xml version='1.0' encoding='", "klingon'?><r/>"}, {}),
      bad("UTF-16 without mark and declaration", errc::token_malformed,
          {"<", std::string("\0r\0/\0>\0", 7)}, {}),
      bad("big-endian UTF-16 without mark and declaration", errc::token_malformed,
          {"", std::string("\0<\0r\0/\0>", 8)}, {}),
  };
}

std::vector<document> limited_documents() {
  const std::string long_text(60, 'x');
  return {
      limited(bad("depth", errc::limit_depth, {head + second + "<x>", "<y/></x></i></r>"}),
              &limits::depth, 3),
      limited(bad("attributes", errc::limit_attributes, {head + second, "<x a='' b='' c=''/>"}),
              &limits::attributes, 2),
      limited(bad("namespaces", errc::limit_namespaces,
                  {head + second, "<x xmlns:a='1' xmlns:b='2'/>"}),
              &limits::namespaces, 1),
      limited(bad("name", errc::limit_name, {head + second, "<" + long_text + "/>"}),
              &limits::name_bytes, 50),
      limited(bad("document", errc::limit_document, {head + second, "</i></r>"}),
              &limits::document_bytes, (head + second).size()),
      limited(bad_record("records", errc::limit_records, {head, second + "</i></r>"}),
              &limits::records, 1),
  };
}

std::vector<document> documents_with_bad_records() {
  const auto u16 = [](const std::string& text) { return marked_utf16(text, byte_order::big); };
  std::vector<document> out = {
      bad_record("field missing", errc::field_missing, {head, "<i id='2'/></r>"}),
      bad_record("field twice", errc::field_repeated, {head + second, "<n/></i></r>"}),
      bad_record("value malformed", errc::value_malformed,
                 {head + "<x/>" + second, "<q>seven</q></i></r>"}),
      bad_record("value malformed in UTF-16", errc::value_malformed,
                 {u16(head + "<x>\xC3\xA9\xF0\x9F\x94\xA9</x>" + second),
                  utf16("<q>seven</q></i></r>", byte_order::big)}),
      bad_record("value in a nested row", errc::field_missing,
                 {head + second, "<p><j/></p></i></r>"}),
      limited(bad_record("record too long", errc::limit_record,
                         {head, "<i id='2'><n>" + std::string(100, 'x') + "</n></i></r>"}),
              &limits::record_bytes, 100),
      limited(bad_record("record too long in UTF-16", errc::limit_record,
                         {u16(head + "<x>\xC3\xA9</x>"),
                          utf16("<i id='2'><n>" + std::string(300, 'x') + "</n></i></r>",
                                byte_order::big)}),
              &limits::record_bytes, 100),
      limited(bad_record("field text too long", errc::limit_field_text,
                         {head + "<i id='2'>", "<n>" + std::string(11, 'x') + "</n></i></r>"}),
              &limits::field_text_bytes, 10),
      limited(bad_record("attribute value too long", errc::limit_attribute_value,
                         {head, "<i id='" + std::string(11, 'x') + "'><n/></i></r>"}),
              &limits::attribute_value_bytes, 10),
  };
  // The record is bad before the document is.
  document both = bad_record("bad record before malformed text", errc::field_missing,
                             {head, "<i id='2'/>]]></r>"});
  both.extracted =
      outcome{.rows = {}, .code = errc::token_malformed, .offset = both.bytes.find("]]>") + 2};
  out.push_back(std::move(both));
  return out;
}

}  // namespace

const std::vector<document>& bad_documents() {
  static const std::vector<document> all = [] {
    std::vector<document> made = malformed_documents();
    for (const auto& more :
         {misencoded_documents(), limited_documents(), documents_with_bad_records()})
      made.insert(made.end(), more.begin(), more.end());
    return made;
  }();
  return all;
}

}  // namespace xylem::engine_tests
