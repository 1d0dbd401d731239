// SPDX-License-Identifier: MIT
#include "conformance/document_generator.hpp"

#include <iterator>

namespace xylem::conformance {

namespace {

constexpr std::size_t max_depth = 6;
constexpr std::size_t max_bytes = 1500;

constexpr std::string_view element_names[] = {"a",   "b",   "c", "item",   "p:a",
                                              "p:b", "q:a", "é", "_x-1.y", "語"};
constexpr std::string_view attribute_names[] = {"b",   "id", "k",        "p:k",
                                                "q:k", "é",  "xml:lang", "xml:space"};
constexpr std::string_view namespace_names[] = {"urn:p", "urn:q", "urn:d"};
constexpr std::string_view white_spaces[] = {" ", "\n", "\t", "\r\n", "\r", "  ", "\n  "};
constexpr std::string_view texts[] = {
    "text", "x", "1",  " ", "\n",     "\r\n",   "\r", "\t", "]", "]]", ">",
    "]]\r", "é", "語", "😀", "\u0085", "\u2028", "-",  "--", "'", "\"", "a longer piece of text"};

}  // namespace

document_names generated_names() {
  const std::string xml = "Q{http://www.w3.org/XML/1998/namespace}";
  return {{"b", "id", "k", "Q{urn:p}k", "Q{urn:q}k", "é", xml + "lang", xml + "space"},
          {"a", "b", "c", "item", "Q{urn:p}a", "Q{urn:p}b", "Q{urn:q}a", "Q{urn:d}a", "é", "語"}};
}

std::string document_generator::next() {
  out_.clear();
  prolog();
  if (random_.chance(1)) {
    nest(250 + random_.below(12));
  } else {
    element(0);
  }
  while (random_.chance(20))
    misc();
  if (random_.chance(1)) out_ += one_of(texts);
  return out_;
}

void document_generator::prolog() {
  if (random_.chance(1)) white_space();
  if (random_.chance(25)) {
    out_ += random_.chance(97) ? "<?xml version=\"1.0\"" : "<?xml version='1.1'";
    if (random_.chance(30)) out_ += random_.chance(95) ? " encoding='UTF-8'" : " encoding='utf-7'";
    if (random_.chance(20))
      out_ += random_.chance(95) ? " standalone='yes'" : " standalone='maybe'";
    if (random_.chance(30)) white_space();
    out_ += "?>";
  }
  while (random_.chance(20))
    misc();
  if (random_.chance(4)) doctype();
  while (random_.chance(10))
    misc();
}

void document_generator::doctype() {
  out_ += "<!DOCTYPE a";
  if (random_.chance(50)) out_ += random_.chance(50) ? " SYSTEM 'a.dtd'" : " PUBLIC 'p' \"a>.dtd\"";
  if (random_.chance(20)) out_ += " [<!ENTITY e 'v'>]";
  if (random_.chance(30)) white_space();
  out_ += ">";
}

void document_generator::misc() {
  const std::size_t kind = random_.below(3);
  if (kind == 0) white_space();
  if (kind == 1) comment();
  if (kind == 2) instruction();
}

void document_generator::white_space() {
  out_ += one_of(white_spaces);
}

void document_generator::element(std::size_t depth) {
  const std::string name(one_of(element_names));
  out_ += '<';
  out_ += name;
  attributes(depth == 0);
  if (random_.chance(10)) white_space();
  if (random_.chance(15)) {
    out_ += "/>";
    return;
  }
  out_ += '>';
  content(depth);
  out_ += "</";
  out_ += random_.chance(199) || random_.chance(90) ? name : std::string(one_of(element_names));
  if (random_.chance(10)) white_space();
  out_ += '>';
}

void document_generator::nest(std::size_t levels) {
  for (std::size_t i = 0; i < levels; ++i)
    out_ += "<a>";
  out_ += one_of(texts);
  for (std::size_t i = 0; i < levels; ++i)
    out_ += "</a>";
}

void document_generator::attributes(bool is_root) {
  const auto declare = [&](std::string_view name, std::string_view value) {
    white_space();
    ((out_ += name) += "='") += value;
    out_ += '\'';
  };
  if (is_root && random_.chance(98)) declare("xmlns:p", one_of(namespace_names));
  if (is_root && random_.chance(98)) declare("xmlns:q", "urn:q");
  if (random_.chance(5)) declare("xmlns", random_.chance(60) ? one_of(namespace_names) : "");
  if (random_.chance(2) && !is_root) declare("xmlns:p", random_.chance(90) ? "urn:q" : "");
  // Each name once, but for some.
  const std::size_t first = random_.below(std::size(attribute_names));
  const std::size_t count = random_.chance(60) ? random_.below(3) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t skipped = random_.chance(1) ? 0 : i;
    if (random_.chance(99)) white_space();
    out_ += attribute_names[(first + skipped) % std::size(attribute_names)];
    if (random_.chance(5)) white_space();
    out_ += '=';
    if (random_.chance(5)) white_space();
    attribute_value();
  }
}

void document_generator::attribute_value() {
  const char quote = random_.chance(50) ? '"' : '\'';
  out_ += quote;
  while (random_.chance(50)) {
    if (random_.chance(20)) {
      reference();
      continue;
    }
    const std::string_view piece = one_of(texts);
    if (piece.find(quote) == std::string_view::npos) out_ += piece;
  }
  out_ += quote;
}

void document_generator::content(std::size_t depth) {
  for (std::size_t i = random_.below(5); i > 0 && out_.size() < max_bytes; --i) {
    const std::size_t kind = random_.below(100);
    if (kind < 35) {
      text();
    } else if (kind < 70) {
      if (depth < max_depth) element(depth + 1);
    } else if (kind < 80) {
      reference();
    } else if (kind < 88) {
      cdata_section();
    } else if (kind < 94) {
      comment();
    } else {
      instruction();
    }
  }
}

void document_generator::text() {
  for (std::size_t i = 1 + random_.below(3); i > 0; --i) {
    const std::string_view piece = one_of(texts);
    // ']]>' may come of two pieces; that is not always avoided.
    if (piece == ">" && out_.ends_with("]]") && random_.chance(90)) continue;
    out_ += piece;
  }
}

void document_generator::reference() {
  constexpr std::string_view good[] = {"&lt;",   "&gt;",      "&amp;",      "&apos;",  "&quot;",
                                       "&#10;",  "&#13;",     "&#9;",       "&#x20;",  "&#65;",
                                       "&#xe9;", "&#x1F600;", "&#x10FFFF;", "&#0065;", "&#93;"};
  constexpr std::string_view bad[] = {"&e;",  "&#0;", "&#xD800;", "&#x110000;",   "&", "&lt", "&#;",
                                      "&#x;", "&;",   "&#xFFFE;", "&#4294967361;"};
  out_ += random_.chance(98) ? one_of(good) : one_of(bad);
}

void document_generator::comment() {
  constexpr std::string_view pieces[] = {"c", " ", "<a>", "&", "]]>", "- ", "é", "\r\n", "?>"};
  out_ += "<!--";
  while (random_.chance(50))
    out_ += one_of(pieces);
  out_ += random_.chance(99) ? "-->" : "--->";
}

void document_generator::instruction() {
  constexpr std::string_view targets[] = {"t", "xml-model", "é", "t2"};
  constexpr std::string_view pieces[] = {"d", " ", "<a>", "&", "?", "é", "\r\n", "]]>", "--"};
  out_ += "<?";
  out_ += random_.chance(99) ? one_of(targets) : "XmL";
  if (random_.chance(60)) {
    white_space();
    while (random_.chance(50))
      out_ += one_of(pieces);
  }
  out_ += "?>";
}

void document_generator::cdata_section() {
  constexpr std::string_view pieces[] = {"x", "<a>",  "&lt;", "]",  "]]",
                                         ">", "\r\n", "\r",   "語", "]]]"};
  out_ += "<![CDATA[";
  while (random_.chance(60)) {
    const std::string_view piece = one_of(pieces);
    if (piece != ">" || !out_.ends_with("]]")) out_ += piece;
  }
  out_ += "]]>";
}

}  // namespace xylem::conformance
