// SPDX-License-Identifier: MIT
#include <iterator>

#include "conformance/extent.hpp"
#include "documents.hpp"
#include "encoded.hpp"

namespace xylem::engine_tests {

namespace {

// Longer than any buffer all the same.
constexpr std::size_t record_count = conformance::is_instrumented ? 500 : 1500;

// Characters of one to four bytes at ever other distances from the borders of blocks.
std::string name_of(std::size_t index) {
  constexpr std::string_view fillers[] = {"x", "\xC3\xBC", "\xE2\x82\xAC", "\xF0\x9F\x94\xA9"};
  std::string out = std::to_string(index);
  for (std::size_t k = 0; k < index % 37; ++k)
    out += fillers[(index + k) % std::size(fillers)];
  return out;
}

document long_document() {
  document out{"long", "<r>\n", {}};
  for (std::size_t i = 0; i < record_count; ++i) {
    const std::string number = std::to_string(i);
    out.bytes += "<i id='" + number + "'><n>" + name_of(i) + "</n><!-- " + name_of(i + 1) +
                 " --><q>" + number + "</q><p unit='mm'><k>" + name_of(i + 2) + "</k></p><x y='" +
                 name_of(i + 3) + "'/></i>\n";
    out.expected.rows.push_back(number + "|" + name_of(i) + "|~|" + number + "|" + name_of(i + 2) +
                                " mm");
  }
  return out;
}

document closed(document d, std::string_view end) {
  d.bytes += end;
  return d;
}

document in_utf16(document d) {
  d.name += " in UTF-16";
  // Every character but one of those beyond the BMP is one unit; counted up to the error's place.
  if (d.expected.code != errc::ok) {
    d.expected.offset = marked_utf16(d.bytes.substr(0, d.expected.offset), byte_order::big).size();
  }
  d.bytes = marked_utf16(d.bytes, byte_order::big);
  return d;
}

document failing(document d, errc code, std::string_view before, std::string_view after) {
  d.name += ", ";
  d.name += name(code);
  d.bytes += before;
  d.expected.code = code;
  d.expected.offset = d.bytes.size();
  d.bytes += after;
  return d;
}

// One record larger than all buffers, between two small ones.
document large_record() {
  const std::string text = [] {
    std::string out;
    for (std::size_t i = 0; out.size() < 200'000; ++i)
      out += name_of(i % 64) + "\n";
    return out;
  }();
  return {"large record",
          "<r><i id='1'><n>a</n></i><i id='2'><n>" + text + "</n></i><i id='3'><n>b</n></i></r>",
          {.rows = {"1|a|~|0|", "2|" + text + "|~|0|", "3|b|~|0|"}}};
}

document good() {
  return closed(long_document(), "</r>");
}

document mismatched() {
  return failing(long_document(), errc::tag_mismatch, "", "</i>");
}

document malformed_value() {
  document d =
      failing(long_document(), errc::value_malformed, "<i id='0'><n/>", "<q>?</q></i></r>");
  d.expected.record = record_count;
  return d;
}

template <document (*make)()>
document as_utf16() {
  return in_utf16(make());
}

constexpr document (*makers[])() = {
    good,
    as_utf16<good>,
    mismatched,
    as_utf16<mismatched>,
    [] { return failing(long_document(), errc::document_truncated, "<i>", ""); },
    malformed_value,
    as_utf16<malformed_value>,
    large_record,
    as_utf16<large_record>,
};
static_assert(std::size(makers) == long_document_count);

}  // namespace

document long_document_at(std::size_t index) {
  return makers[index]();
}

}  // namespace xylem::engine_tests
