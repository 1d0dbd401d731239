// SPDX-License-Identifier: MIT
#include "bench/generator/text.hpp"

#include <array>
#include <string>
#include <string_view>

#include "bench/generator/digits.hpp"
#include "bench/generator/splitmix64.hpp"

namespace xylem::bench {
namespace {

constexpr std::string_view document_end = "</ARTICLES>\n";

constexpr std::array<std::string_view, 64> words{
    "water",  "rises",   "through", "the",      "narrow",    "vessels",  "of",     "a",
    "tree",   "because", "leaves",  "lose",     "vapour",    "and",      "pull",   "column",
    "upward", "against", "gravity", "without",  "any",       "moving",   "part",   "each",
    "cell",   "wall",    "holds",   "tension",  "that",      "would",    "break",  "steel",
    "cable",  "if",      "it",      "were",     "only",      "slightly", "wider",  "in",
    "spring", "sap",     "carries", "sugar",    "from",      "roots",    "to",     "buds",
    "while",  "summer",  "brings",  "minerals", "dissolved", "soil",     "Gefäße", "für",
    "élan",   "naïve",   "größer",  "µm",       "is",        "measured", "daily",  "slowly"};

void append_word(std::string& out, splitmix64& chance) {
  // One word in 64 stands beside something that must be written as a reference.
  if (chance.one_in(64)) append_escaped(out, chance.one_in(2) ? "R&D " : "< ");
  out += chance.pick(words);
}

void append_sentences(std::string& out, splitmix64& chance, std::size_t byte_count) {
  const std::size_t end = out.size() + byte_count;
  while (out.size() < end) {
    for (std::uint64_t left = chance.between(4, 18); left > 0; --left) {
      append_word(out, chance);
      out += left == 1 ? ". " : chance.one_in(12) ? ", " : " ";
    }
  }
  out.pop_back();
}

void append_article(std::string& out, std::uint64_t index, std::uint64_t seed) {
  splitmix64 chance(seed, index);
  out += " <ARTICLE id=\"" + std::to_string(100'000 + index) + "\">\n  <TITLE>";
  for (std::uint64_t left = chance.between(2, 7); left > 0; --left) {
    append_word(out, chance);
    out += ' ';
  }
  out += std::to_string(index) + "</TITLE>\n  <PUBLISHED>";
  const std::string date = compact_date(static_cast<std::int64_t>(chance.between(12'000, 19'700)));
  out += date.substr(0, 4) + '-' + date.substr(4, 2) + '-' + date.substr(6);
  out += "</PUBLISHED>\n  <BODY>\n";
  for (std::uint64_t left = chance.between(4, 24); left > 0; --left) {
    out += "   <P>";
    append_sentences(out, chance, static_cast<std::size_t>(chance.between(400, 1'500)));
    out += "</P>\n";
  }
  out += "  </BODY>\n </ARTICLE>\n";
}

}  // namespace

std::uint64_t write_text(std::uint64_t byte_count, std::uint64_t seed, const text_sink& sink) {
  std::uint64_t count = 0;
  std::string text{xml_declaration};
  text += "<ARTICLES>\n";
  std::uint64_t written = 0;
  for (; written + text.size() + document_end.size() < byte_count; ++count) {
    written += text.size();
    sink(text);
    text.clear();
    append_article(text, count, seed);
  }
  sink(text);
  sink(document_end);
  return count;
}

}  // namespace xylem::bench
