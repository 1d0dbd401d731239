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

// Unescaped. One word in 64 stands beside something that must be written as a reference.
std::string_view draw_prefix(splitmix64& chance) {
  if (!chance.one_in(64)) return {};
  return chance.one_in(2) ? "R&D " : "< ";
}

void append_word(std::string& out, splitmix64& chance) {
  append_escaped(out, draw_prefix(chance));
  out += chance.pick(words);
}

std::string draw_title(splitmix64& chance, std::uint64_t index) {
  std::string title;
  for (std::uint64_t left = chance.between(2, 7); left > 0; --left) {
    title += draw_prefix(chance);
    title += chance.pick(words);
    title += ' ';
  }
  return title + std::to_string(index);
}

// 2014-06-13
std::string draw_date(splitmix64& chance) {
  const std::string date = compact_date(static_cast<std::int64_t>(chance.between(12'000, 19'700)));
  return date.substr(0, 4) + '-' + date.substr(4, 2) + '-' + date.substr(6);
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

void append_article(std::string& out, std::uint64_t index, std::uint64_t seed,
                    const record_callback& articles) {
  splitmix64 chance(seed, index);
  const std::string id = std::to_string(100'000 + index);
  const std::string title = draw_title(chance, index);
  const std::string published = draw_date(chance);
  if (articles) articles(std::array<field_text, 3>{id, title, published});
  out += " <ARTICLE id=\"" + id + "\">\n  <TITLE>";
  append_escaped(out, title);
  out += "</TITLE>\n  <PUBLISHED>" + published + "</PUBLISHED>\n  <BODY>\n";
  for (std::uint64_t left = chance.between(4, 24); left > 0; --left) {
    out += "   <P>";
    append_sentences(out, chance, static_cast<std::size_t>(chance.between(400, 1'500)));
    out += "</P>\n";
  }
  out += "  </BODY>\n </ARTICLE>\n";
}

}  // namespace

std::uint64_t write_text(std::uint64_t byte_count, std::uint64_t seed, const text_sink& sink,
                         const record_callback& articles) {
  std::uint64_t count = 0;
  std::string text{xml_declaration};
  text += "<ARTICLES>\n";
  std::uint64_t written = 0;
  for (; written + text.size() + document_end.size() < byte_count; ++count) {
    written += text.size();
    sink(text);
    text.clear();
    append_article(text, count, seed, articles);
  }
  sink(text);
  sink(document_end);
  return count;
}

}  // namespace xylem::bench
