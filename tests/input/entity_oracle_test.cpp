// SPDX-License-Identifier: MIT
//
// What documents with entities mean, against expat: it reads the document as it is, with the
// entities declared in the internal subset, and the gate's text, in which there are none any more.
// Both must tell the same elements, attributes and character data, or both refuse the document.

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <expat.h>
#include <gtest/gtest.h>

#include "input/input.hpp"

namespace xylem::input {
namespace {

struct told {
  std::string events;
  bool is_well_formed = false;

  friend bool operator==(const told& a, const told& b) {
    return a.is_well_formed == b.is_well_formed && (!a.is_well_formed || a.events == b.events);
  }
};

class expat_reading {
 public:
  expat_reading() : parser_(XML_ParserCreateNS("UTF-8", '|')) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &on_start, &on_end);
    XML_SetCharacterDataHandler(parser_, &on_text);
  }
  ~expat_reading() { XML_ParserFree(parser_); }
  expat_reading(const expat_reading&) = delete;
  expat_reading& operator=(const expat_reading&) = delete;

  void take(std::string_view text, bool is_last) {
    if (!told_.is_well_formed && has_begun_) return;
    has_begun_ = true;
    told_.is_well_formed = XML_Parse(parser_, text.data(), static_cast<int>(text.size()),
                                     is_last ? 1 : 0) == XML_STATUS_OK;
  }
  void fail() {
    has_begun_ = true;
    told_.is_well_formed = false;
  }
  [[nodiscard]] const told& result() const { return told_; }

 private:
  static std::string& events(void* data) { return static_cast<expat_reading*>(data)->told_.events; }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** atts) {
    events(data) += std::string("<") + name;
    for (; *atts != nullptr; atts += 2)
      events(data) += std::string("\x01") + atts[0] + "=\x02" + atts[1] + "\x02";
    events(data) += ">";
  }
  static void XMLCALL on_end(void* data, const XML_Char*) { events(data) += "\x03"; }
  static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
    events(data).append(text, static_cast<std::size_t>(length));
  }

  XML_Parser parser_;
  told told_;
  bool has_begun_ = false;
};

told by_expat(std::string_view document) {
  expat_reading r;
  r.take(document, true);
  return r.result();
}

struct by_gate {
  told meaning;
  errc code = errc::ok;  // of the gate
  std::uint64_t offset = 0;
};

by_gate through_gate(std::string_view document, const options& o, std::size_t size) {
  gate g;
  g.start(o, line_end_form::line_feed);
  expat_reading r;
  by_gate result;
  std::size_t fed = 0;
  bool is_last = false;
  for (;;) {
    switch (g.next()) {
      case gate_status::block:
        is_last = g.is_last_block();
        r.take(g.text(), is_last);
        break;
      case gate_status::need_input:
        if (fed >= document.size()) g.finish();
        g.feed(document.substr(std::min(fed, document.size()), size), true);
        fed += size;
        if (fed >= document.size()) g.finish();
        break;
      case gate_status::failed:
        r.fail();
        result.code = g.failure().code;
        result.offset = g.failure().byte_offset;
        result.meaning = r.result();
        return result;
      case gate_status::finished:
        if (!is_last) r.take({}, true);
        result.meaning = r.result();
        return result;
    }
  }
}

options reading_entities() {
  options o;
  o.dtd = dtd::text_entities;
  return o;
}

// Whether what the gate has refused is its policy, on which expat has no say.
bool is_policy(errc code) {
  return code == errc::dtd_unsupported || class_of(code) == error_class::limit;
}

void expect_agreement(const std::string& document) {
  const told expected = by_expat(document);
  const by_gate whole = through_gate(document, reading_entities(), document.size() + 1);
  for (const std::size_t size : {1U, 2U, 3U, 7U}) {
    const by_gate pieces = through_gate(document, reading_entities(), size);
    ASSERT_EQ(pieces.meaning, whole.meaning) << document << "\nin pieces of " << size;
    ASSERT_EQ(name(pieces.code), name(whole.code)) << document << "\nin pieces of " << size;
    ASSERT_EQ(pieces.offset, whole.offset) << document << "\nin pieces of " << size;
  }
  if (is_policy(whole.code)) return;
  EXPECT_EQ(whole.meaning.is_well_formed, expected.is_well_formed)
      << document << "\ngate: " << name(whole.code) << " at " << whole.offset;
  if (expected.is_well_formed) {
    EXPECT_EQ(whole.meaning.events, expected.events) << document;
  }
}

// XML 1.0 appendix D, as far as it has no markup, and the examples of 3.3.3 and 4.4.
TEST(entity_oracle, agrees_on_the_specification_s_examples) {
  for (
      const std::string_view document : {
          "<!DOCTYPE t [<!ENTITY d \"&#xD;\"><!ENTITY a \"&#xA;\"><!ENTITY da \"&#xD;&#xA;\">]>"
          "<t a=\"\n\n xyz\" b=\"&d;&d;A&a;&#x20;&a;B&da;\" "
          "c=\"&#xd;&#xd;A&#xa;&#xa;B&#xd;&#xa;\">&d;&a;&da;\r\n&#13;</t>",
          "<!DOCTYPE t [<!ENTITY example \"An ampersand (&#38;#38;) may be escaped\nnumerically "
          "(&#38;#38;#38;) or with a general entity\n(&amp;amp;).\" >]>"
          "<t a='&example;'>&example;</t>",
          "<!DOCTYPE t [<!ENTITY YN '\"Yes\"' >]><t a=\"He said &YN;\">He said &YN;</t>",
          "<!DOCTYPE t [<!ENTITY a '&b;'><!ENTITY b 'x'><!ENTITY b 'y'>]><t a='&a;'>&a;&b;</t>",
          "<!DOCTYPE t [<!ENTITY lt \"&#38;#60;\"><!ENTITY gt \"&#62;\"><!ENTITY amp \"&#38;#38;\">"
          "<!ENTITY apos \"&#39;\"><!ENTITY quot \"&#34;\">]><t a='&lt;&gt;'>&amp;&apos;&quot;</t>",
          "<!DOCTYPE t [<!ENTITY w \" \t\r\n\r&#38;#9;&#38;#13;&#9;\">]><t a='&w;'>&w;</t>",
          "<!DOCTYPE t [<!ENTITY b \"]]\"><!ENTITY c \">\">]><t>&b;>&b;&c;]&b;&c;]]&c;</t>",
          "<!DOCTYPE t [<!-- a --> <?p b?>\n<!ENTITY e ''>]><t>&e;<!--&e;--></t>",
          "<!DOCTYPE t SYSTEM 'u' [ ] ><t/>",
      }) {
    const told expected = by_expat(document);
    EXPECT_TRUE(expected.is_well_formed) << document;
    EXPECT_EQ(through_gate(document, reading_entities(), 1000).code, errc::ok) << document;
    expect_agreement(std::string(document));
  }
}

TEST(entity_oracle, agrees_on_what_is_malformed) {
  for (const std::string_view subset : {
           "<!ENTITY a>",
           "<!ENTITY a 'x>",
           "<!ENTITYa 'x'>",
           "<!ENTITY a'x'>",
           "<!ENTITY 'x'>",
           "<!ENTITY a 'x' 'y'>",
           "<!ENTITY a '&'>",
           "<!ENTITY a '&b'>",
           "<!ENTITY a '& b;'>",
           "<!ENTITY a '&#;'>",
           "<!ENTITY a '&#0;'>",
           "<!ENTITY a '&#x110000;'>",
           "<!ENTITY a '&#xg;'>",
           "<!ENTITY a '&#4294967361;'>",
           "<!ENTITY a '%b;'>",
           "<!ENTITY a '%'>",
           "<!ENTITY a:b 'x'>",
           "<!ENTITY a '&b:c;'>",
           "<!ENTITY 1 'x'>",
           "<!ENTITY a 'x' NDATA b>",
           "<!entity a 'x'>",
           "<! ENTITY a 'x'>",
           "<!-- a -- b -->",
           "<!--->",
           "<!-- a",
           "<?xml a?>",
           "<?XmL?>",
           "<?a:b?>",
           "<? a?>",
           "<?a",
           "<?a b",
           "<?a?b?>",
           "<!ENTITIES a 'x'>",
           "x",
           "&a;",
           "]",
           "<a/>",
           "<!DOCTYPE a>",
           "<!ENTITY a 'x'/>",
           "<!ENTITY a \"x'>",
           "<!ENTITY \xC3\x97 'x'>",
           "<!ENTITY a '\x01'>",
           "\x01",
           "<!ENTITY a '\xEF\xBF\xBE'>",
           "<!NOTATIO a>",
       }) {
    const std::string document = "<!DOCTYPE t [" + std::string(subset) + "]><t/>";
    EXPECT_FALSE(by_expat(document).is_well_formed) << document;
    expect_agreement(document);
  }
}

TEST(entity_oracle, agrees_on_entities_that_cannot_be_referred_to) {
  for (const std::string_view value :
       {"&#38;", "&#38;x", "&#38;x;", "&#38;#0;", "&#38;#x;", "&a;", "x&b;", "&undeclared;",
        "&#38;#xD800;", "&#38;amp", "&#38;amp;", "&#38;#38;", "&#38;#38;#38;", "&#38;b;"}) {
    const std::string subset = "<!DOCTYPE t [<!ENTITY b '&c;'><!ENTITY c '&a;'><!ENTITY a \"" +
                               std::string(value) + "\">]>";
    expect_agreement(subset + "<t>1</t>");
    expect_agreement(subset + "<t>1&a;2</t>");
    expect_agreement(subset + "<t a='1&a;2'/>");
  }
}

// Random entities, out of pieces that mean something, referred to at random.
TEST(entity_oracle, agrees_on_random_entities) {
  constexpr std::string_view pieces[] = {
      "&a;",       "&b;",        "&c;",        "&d;",    "&#38;a;",   "&#38;b;",   "&#38;#38;",
      "&#38;#60;", "&#38;lt;",   "&lt;",       "&gt;",   "&amp;",     "&apos;",    "&quot;",
      "&#13;",     "&#10;",      "&#9;",       "&#32;",  "&#38;#13;", "&#38;#10;", "&#38;#9;",
      "&#38;#32;", "\r",         "\n",         "\r\n",   "\t",        " ",         "x",
      "y",         "\u00E9",     "\U0001F600", "&#xE9;", "&#x1F600;", "]",         "]]",
      "&#93;",     ">",          "&#62;",      "'",      "&#34;",     "#",         ";",
      "&#38;",     "&#38;#x41;", "--",         "?>",     "&#60;",     "&none;"};
  std::minstd_rand random(23);
  std::map<std::string, int> seen;
  for (int round = 0; round < 20'000; ++round) {
    std::string document = "<!DOCTYPE t [";
    for (const char entity_name : {'a', 'b', 'c', 'd'}) {
      if (random() % 8 == 0) continue;
      document += std::string("<!ENTITY ") + entity_name + " \"";
      for (auto count = random() % 5; count > 0; --count) {
        // Mostly references to what comes later, lest nearly all be recursive.
        std::string_view piece = pieces[random() % std::size(pieces)];
        const bool refers =
            piece.size() == 3 && piece[0] == '&' && piece[1] >= 'a' && piece[1] <= 'd';
        if (refers && piece[1] <= entity_name && random() % 16 != 0) piece = "z";
        if (piece == "&#60;" && random() % 4 != 0) continue;
        document += piece;
      }
      document += "\">\n";
    }
    document += "]><t v='1&a;2'>";
    for (auto count = random() % 6; count > 0; --count) {
      const char* const names[] = {"&a;", "&b;", "&c;", "&d;", "]]", ">", "\r", "\n", "<!--&a;-->"};
      if (random() % 3 == 0) {
        document +=
            std::string("<u w=\"") + names[random() % 4] + "'\r\n" + names[random() % 4] + "\"/>";
      } else {
        document += names[random() % std::size(names)];
      }
    }
    document += "</t>";
    const by_gate whole = through_gate(document, reading_entities(), document.size());
    ++seen[std::string(name(whole.code))];
    expect_agreement(document);
    if (HasFailure()) return;
  }
  EXPECT_GE(seen["ok"], 3000);
  EXPECT_GE(seen["entity_recursive"], 100);
  EXPECT_GE(seen["entity_undefined"], 100);
  EXPECT_GE(seen["dtd_unsupported"], 100);
}

// What is in the caller's map is read as if each character were a reference to it.
TEST(entity_oracle, agrees_on_the_caller_s_map) {
  const std::string text = "<&>'\"]]>\t\r\n \u00E9x";
  std::string escaped;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    escaped += byte < 0x80 ? "&#" + std::to_string(byte) + ";" : std::string(1, c);
  }
  options o;
  o.entities = {{"e", text}, {"f", ""}};
  const std::string_view place[] = {"<t>",    "</t>", "<t>]]",   "></t>",
                                    "<t a='", "'/>",  "<t a=\"", "\"/>"};
  for (std::size_t i = 0; i < std::size(place); i += 2) {
    const std::string before(place[i]);
    const std::string behind(place[i + 1]);
    const std::string referring = before + "&e;&f;&e;" + behind;
    EXPECT_EQ(through_gate(referring, o, 1).meaning.events,
              by_expat(before + escaped + escaped + behind).events);
    EXPECT_TRUE(through_gate(referring, o, 1000).meaning.is_well_formed);
  }
}

}  // namespace
}  // namespace xylem::input
