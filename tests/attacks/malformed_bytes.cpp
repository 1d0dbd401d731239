// SPDX-License-Identifier: MIT
//
// Bytes that are no text: illegal UTF-8 and UTF-16, marks and declarations that contradict each
// other, encodings that hide markup from whoever looks at bytes.

#include "attack.hpp"
#include "engine/encoded.hpp"

namespace xylem::attacks {

namespace {

using engine_tests::byte_order;
using engine_tests::marked_utf16;
using engine_tests::utf16;

const std::string head = "<r><i><v>1</v></i>";

// The bytes up to the one at fault, and the rest.
attack bad(std::string name, errc code, const std::string& before, const std::string& after,
           std::vector<std::string> rows = {"1"}) {
  return {std::move(name), before + after,
          outcome{.rows = std::move(rows), .code = code, .offset = before.size()}};
}

// Illegal sequences, in every kind of text.
void add_utf8(std::vector<attack>& to) {
  struct sequence {
    const char* name;
    const char* before;  // legal bytes, then those that are not
    const char* bytes;
  };
  constexpr sequence sequences[] = {
      {"overlong '<'", "", "\xC0\xBC"},
      {"overlong NUL", "", "\xC0\x80"},
      {"overlong '/' in three", "", "\xE0\x80\xAF"},
      {"overlong in four", "", "\xF0\x80\x80\xAF"},
      {"surrogate", "", "\xED\xA0\x80"},
      {"CESU-8", "", "\xED\xA0\xBD\xED\xB8\x80"},
      {"above U+10FFFF", "", "\xF4\x90\x80\x80"},
      {"F5", "", "\xF5\x80\x80\x80"},
      {"five bytes", "", "\xF8\x88\x80\x80\x80"},
      {"FF", "", "\xFF"},
      {"continuation alone", "\xC3\xA9", "\x80"},
      {"lead before ASCII", "", "\xC3("},
      {"cut short", "",
       "\xE2\x82"
       "x"},
  };
  struct place {
    const char* name;
    const char* before;
    const char* after;
  };
  constexpr place places[] = {
      {"text", "<i><v>", "</v></i></r>"},       {"CDATA section", "<![CDATA[", "]]></r>"},
      {"attribute value", "<x y='", "'/></r>"}, {"comment", "<!--", "--></r>"},
      {"instruction", "<?p ", "?></r>"},        {"name", "<x", "/></r>"},
      {"end tag", "<x></x", "></r>"},           {"epilog", "</r><!--", "-->"},
  };
  for (const sequence& s : sequences) {
    for (const place& p : places) {
      if (*s.before != '\0' && std::string_view(p.name) == "end tag") continue;  // another name
      to.push_back(bad(std::string(s.name) + " in " + p.name, errc::encoding_malformed,
                       head + p.before + s.before, std::string(s.bytes) + p.after));
    }
  }
  to.push_back(
      bad("character cut off by the end", errc::encoding_truncated, head + "\xF0\x9F\x94", ""));
  to.back().answer.offset = head.size();
}

void add_utf16(std::vector<attack>& to) {
  for (const byte_order order : {byte_order::little, byte_order::big}) {
    const bool is_little = order == byte_order::little;
    const std::string start = marked_utf16(head, order);
    const std::string end = utf16("</r>", order);
    const std::string high = is_little ? bytes("\x3D\xD8") : bytes("\xD8\x3D");
    const std::string low = is_little ? bytes("\x00\xDE") : bytes("\xDE\x00");
    const std::string name = is_little ? "UTF-16LE: " : "UTF-16BE: ";
    to.push_back(bad(name + "high surrogate alone", errc::encoding_malformed, start, high + end));
    to.push_back(bad(name + "low surrogate alone", errc::encoding_malformed, start, low + end));
    to.push_back(bad(name + "reversed", errc::encoding_malformed, start, low + high + end));
    to.push_back(bad(name + "two high", errc::encoding_malformed, start, high + high + low + end));
    to.push_back(bad(name + "high at the end", errc::encoding_truncated, start, high));
    to.push_back(bad(name + "odd length", errc::encoding_truncated, start + end, "<", {"1"}));
    to.push_back({name + "a good pair", start + high + low + end, {.rows = {"1"}}});
  }
}

void add_marks(std::vector<attack>& to) {
  const std::string mark = "\xEF\xBB\xBF";
  const std::string body = "<r/>";
  to.push_back(bad("UTF-8 mark, twice", errc::encoding_repeated_bom, mark, mark + body, {}));
  to.push_back(bad("UTF-16 mark, twice", errc::encoding_repeated_bom, bytes("\xFF\xFE"),
                   bytes("\xFF\xFE") + utf16(body, byte_order::little), {}));
  to.push_back(bad("UTF-8 mark against ISO-8859-1", errc::encoding_conflict,
                   mark + "<?xml version='1.0' encoding='", "ISO-8859-1'?>" + body, {}));
  to.push_back(bad("UTF-8 mark against UTF-16", errc::encoding_conflict,
                   mark + "<?xml version='1.0' encoding='", "UTF-16'?>" + body, {}));
  to.push_back(bad("UTF-16 mark against UTF-8", errc::encoding_conflict,
                   marked_utf16("<?xml version='1.0' encoding='", byte_order::big),
                   utf16("UTF-8'?>" + body, byte_order::big), {}));
  to.push_back(bad("UTF-16 declared in single bytes", errc::encoding_conflict,
                   "<?xml version='1.0' encoding='", "UTF-16'?>" + body, {}));
  for (const char* name : {"UTF-7", "utf-7", "UCS-4", "ISO-10646-UCS-4", "EBCDIC-CP-US", "IBM037"})
    to.push_back(bad(std::string(name) + " declared", errc::encoding_unsupported,
                     "<?xml version='1.0' encoding='", std::string(name) + "'?>" + body, {}));
  to.push_back(bad("EBCDIC", errc::encoding_unsupported, "", bytes("\x4C\x6F\xA7\x94\x93"), {}));
  to.push_back(bad("UCS-4, big-endian", errc::encoding_unsupported, "",
                   bytes("\0\0\0<\0\0\0r\0\0\0/\0\0\0>"), {}));
  to.push_back(bad("UCS-4, little-endian", errc::encoding_unsupported, "",
                   bytes("<\0\0\0r\0\0\0/\0\0\0>\0\0\0"), {}));
  to.push_back(bad("UCS-4 with a mark", errc::encoding_unsupported, "",
                   bytes("\0\0\xFE\xFF\0\0\0<\0\0\0r\0\0\0/\0\0\0>"), {}));
  // UTF-7 that was not declared is ASCII.
  to.push_back({"UTF-7 undeclared", "<r><i><v>+ADw-i+AD4-</v></i></r>", {.rows = {"+ADw-i+AD4-"}}});
}

void add_controls(std::vector<attack>& to) {
  const std::string nul = bytes("\0");
  to.push_back(bad("NUL behind the document", errc::content_after_root, "<r/>", nul, {}));
  to.push_back(bad("NUL in text", errc::token_malformed, head, nul + "</r>"));
  to.push_back(bad("NUL in a tag", errc::token_malformed, head + "<x", nul + "/></r>"));
  to.push_back(
      bad("NUL in an attribute value", errc::token_malformed, head + "<x y='", nul + "'/></r>"));
  to.push_back(bad("NUL in a comment", errc::token_malformed, head + "<!--", nul + "--></r>"));
  to.push_back(bad("NUL in CDATA", errc::token_malformed, head + "<![CDATA[", nul + "]]></r>"));
  to.push_back(bad("NUL first", errc::token_malformed, "", nul + "<r/>", {}));
  to.push_back(bad("^Z behind the document", errc::content_after_root, "<r/>", "\x1A", {}));
  to.push_back(bad("^Z in text", errc::token_malformed, head, "\x1A</r>"));
  to.push_back(bad("U+FFFE", errc::token_malformed, head, "\xEF\xBF\xBE</r>"));
  to.push_back(
      bad("U+FFFF in a comment", errc::token_malformed, head + "<!--", "\xEF\xBF\xBF--></r>"));
}

}  // namespace

const std::vector<attack>& malformed_bytes() {
  static const std::vector<attack> all = [] {
    std::vector<attack> out;
    add_utf8(out);
    add_utf16(out);
    add_marks(out);
    add_controls(out);
    return out;
  }();
  return all;
}

}  // namespace xylem::attacks
