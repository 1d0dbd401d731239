// SPDX-License-Identifier: MIT
#include "conformance/document_mutator.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "conformance/document_generator.hpp"

namespace xylem::conformance {

namespace {

using namespace std::literals;

// The code point at the front of text that is correct UTF-8; takes it off.
std::uint32_t take_code_point(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t c = length == 1 ? lead : lead & (0x7FU >> length);
  for (const char byte : text.substr(1, length - 1))
    c = (c << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
  text.remove_prefix(length);
  return c;
}

std::string as_utf16(std::string_view text, bool is_big_endian) {
  std::string out;
  const auto add = [&](std::uint32_t unit) {
    const auto high = static_cast<char>(unit >> 8U);
    const auto low = static_cast<char>(unit & 0xFFU);
    out += is_big_endian ? high : low;
    out += is_big_endian ? low : high;
  };
  while (!text.empty()) {
    const std::uint32_t c = take_code_point(text);
    if (c < 0x10000) {
      add(c);
    } else {
      add(0xD800U + ((c - 0x10000U) >> 10U));
      add(0xDC00U + (c & 0x3FFU));
    }
  }
  return out;
}

// What Latin-1 does not have becomes a '?'.
std::string as_latin_1(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::uint32_t c = take_code_point(text);
    out += c < 0x100 ? static_cast<char>(c) : '?';
  }
  return out;
}

}  // namespace

void encode(std::string& document, oracle::random_source& random) {
  const bool has_declaration = document.starts_with("<?xml ");
  switch (random.below(5)) {
    case 0:
      document.insert(0, "\xEF\xBB\xBF");
      return;
    case 1:
      if (has_declaration && random.chance(90)) return;
      document = "\xFF\xFE"s + as_utf16(document, false);
      return;
    case 2:
      if (has_declaration && random.chance(90)) return;
      document = "\xFE\xFF"s + as_utf16(document, true);
      return;
    case 3:
      if (has_declaration) return;
      document = "<?xml version='1.0' encoding='ISO-8859-1'?>" + as_latin_1(document);
      return;
    default:
      if (!has_declaration) document.insert(0, "<?xml version='1.0' encoding='US-ASCII'?>");
      return;
  }
}

void mutate(std::string& document, oracle::random_source& random) {
  constexpr std::string_view tokens[] = {"<",
                                         ">",
                                         "/",
                                         "&",
                                         ";",
                                         "\"",
                                         "'",
                                         "=",
                                         "]]>",
                                         "<!--",
                                         "-->",
                                         "--",
                                         "<![CDATA[",
                                         "<?",
                                         "?>",
                                         "</",
                                         "/>",
                                         ":",
                                         "xmlns",
                                         "xmlns:p",
                                         " xmlns=''",
                                         "xml",
                                         "<?xml ",
                                         "&#x",
                                         "&lt;",
                                         "&e;",
                                         "<!DOCTYPE",
                                         "[",
                                         "]",
                                         "<a>",
                                         "</a>",
                                         "\r",
                                         "\n",
                                         "\r\n",
                                         "\0"sv,
                                         "\x01",
                                         "\x7F",
                                         "\x80",
                                         "\xC0\xBC",
                                         "\xC3",
                                         "\xED\xA0\x80",
                                         "\xEF\xBB\xBF",
                                         "\xEF\xBF\xBE",
                                         "\xF4\x90\x80\x80",
                                         "\xFF",
                                         "\xFE",
                                         "p:",
                                         "!"};
  if (document.empty()) return;
  const std::size_t at = random.below(document.size());
  const std::size_t length =
      std::min(1 + random.below(random.chance(70) ? 4 : 40), document.size() - at);
  switch (random.below(8)) {
    case 0:
      document[at] =
          static_cast<char>(static_cast<unsigned char>(document[at]) ^ (1U << random.below(8)));
      return;
    case 1:
      document.erase(at, length);
      return;
    case 2:
      document.insert(random.below(document.size()), document.substr(at, length));
      return;
    case 3:
      document.resize(at);
      return;
    case 4:
      document.replace(at, length, tokens[random.below(std::size(tokens))]);
      return;
    case 5:
      document[at] = static_cast<char>(random.below(256));
      return;
    case 6:
      std::rotate(document.begin() + static_cast<std::ptrdiff_t>(at / 2),
                  document.begin() + static_cast<std::ptrdiff_t>(at), document.end());
      return;
    default:
      document.insert(at, tokens[random.below(std::size(tokens))]);
      return;
  }
}

std::string generated_document(std::uint64_t number) {
  oracle::random_source random("generated document " + std::to_string(number));
  document_generator generator(random);
  std::string out = generator.next();
  if (random.chance(25)) encode(out, random);
  if (random.chance(60)) {
    do {
      mutate(out, random);
    } while (random.chance(30));
  }
  return out;
}

}  // namespace xylem::conformance
