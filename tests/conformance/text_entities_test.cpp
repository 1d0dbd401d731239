// SPDX-License-Identifier: MIT
//
// Entities that a document declares as text, against expat called directly, which reads all of a
// document type declaration: generated declarations and references, with all that may go wrong
// where replacement text and text meet.

#include <array>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

#include <xylem/backend.hpp>

#include <gtest/gtest.h>

#include "conformance/backend_reading.hpp"
#include "conformance/extent.hpp"
#include "conformance/minimal_document.hpp"
#include "conformance/raw_expat.hpp"
#include "conformance/xpath_oracle_random.hpp"

namespace {

using namespace xylem::conformance;
using xylem::errc;

constexpr std::string_view entity_pieces[] = {
    "x",     "#",        "]",    "]]",     ">",     "&#38;", "&#38;#", "&#38;#60;",
    "&amp;", "&lt;",     "&e;",  "&f;",    "&g;",   " ",     "\r\n",   "&#13;",
    "&#10;", "\xC3\xA9", "amp;", ";",      "&#60;", "&#39;", "&#34;",  "\t",
    "&#x9;", "&#62;",    "%p;",  "'",      "&h;",   "<b/>",  "&#1;",   "97",
    "&#0;",  "&quot;",   "--",   "&apos;", "&",     "\r",    "&gt;",   "&#38;h;"};
constexpr std::string_view content_pieces[] = {
    "&e;",        "&f;",       "&g;",  "&e;",  "&f;", "]", ">",   "]]",  "&",    "#97;",
    ";",          "x",         "&h;",  "\r\n", "\n",  " ", "97;", "lt;", "<c/>", "<![CDATA[&e;]]>",
    "<!--&e;-->", "<?p &e;?>", "&amp;"};

std::string next_document(xylem::oracle::random_source& random) {
  std::string out = "<!DOCTYPE r [";
  for (const std::string_view name : {"e", "f", "g"}) {
    if (random.chance(10)) continue;
    ((out += "<!ENTITY ") += name) += " \"";
    while (random.chance(55))
      out += entity_pieces[random.below(std::size(entity_pieces))];
    out += "\">";
    if (random.chance(10)) out += random.chance(50) ? "<!--&c;-->" : "\n<?p x?>";
  }
  out += "]><r>";
  const auto content = [&] {
    while (random.chance(70))
      out += content_pieces[random.below(std::size(content_pieces))];
  };
  content();
  out += "<a b='";
  while (random.chance(60))
    out += content_pieces[random.below(17)];
  out += "'>";
  content();
  out += "</a>";
  content();
  return out += "</r>";
}

// What of Xylem's answer differs from expat's.
class comparison {
 public:
  explicit comparison(const xylem::backend_info& which)
      : reading_(schema_of(declaration_of(wanted_)), which, with_entities()) {}

  std::optional<std::string> difference(std::string_view document, std::size_t chunk) {
    const answer& given = reading_.feed(document, chunk);
    code_ = given.code;
    if (class_of(given.code) == xylem::error_class::dtd ||
        class_of(given.code) == xylem::error_class::limit) {
      return std::nullopt;
    }
    const expat_answer& seen = expat_.rows(document, wanted_);
    // It stops a document that it would have to expand too far.
    if (seen.error == XML_ERROR_AMPLIFICATION_LIMIT_BREACH) return std::nullopt;
    if (given.is_accepted() != seen.is_accepted()) {
      return std::string(given.is_accepted() ? "accepted" : name(given.code)) +
             "; expat: " + (seen.is_accepted() ? "accepted" : XML_ErrorString(seen.error));
    }
    return row_difference(seen.rows, given.rows);
  }

  [[nodiscard]] errc code() const noexcept { return code_; }

 private:
  static xylem::options with_entities() {
    xylem::options out;
    out.dtd = xylem::dtd::text_entities;
    return out;
  }

  whole_document wanted_{.names = {{"b"}, {"a", "c"}}};
  raw_expat expat_;
  backend_reading reading_;
  errc code_ = errc::ok;
};

class TextEntities : public testing::TestWithParam<std::size_t> {};

TEST_P(TextEntities, AreWhatExpatMakesOfThem) {
  comparison compared(xylem::backends()[GetParam()]);
  constexpr std::array<std::size_t, 4> chunk_sizes = {whole, 1, 7, 3};
  const std::uint64_t count = is_instrumented ? 5000 : 100'000;
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0;
  std::uint64_t unsupported = 0;
  std::size_t differences = 0;
  for (std::uint64_t number = 0; number < count && differences < 8; ++number) {
    xylem::oracle::random_source random("text entities " + std::to_string(number));
    const std::string document = next_document(random);
    const std::size_t chunk = chunk_sizes[number % chunk_sizes.size()];
    if (const auto differs = compared.difference(document, chunk)) {
      ++differences;
      const std::string minimal = minimal_document(document, [&](std::string_view shorter) {
        return compared.difference(shorter, chunk).has_value();
      });
      ADD_FAILURE() << "document " << number << ": " << *differs
                    << "\nminimal: " << escaped(minimal) << ": "
                    << compared.difference(minimal, chunk).value_or("");
      continue;
    }
    if (compared.code() == errc::ok) {
      ++accepted;
    } else if (class_of(compared.code()) == xylem::error_class::dtd) {
      ++unsupported;
    } else {
      ++refused;
    }
  }
  std::cout << accepted << " accepted, " << refused << " refused, " << unsupported
            << " unsupported\n";
  if (differences != 0) return;
  EXPECT_GT(accepted, count / 20);
  EXPECT_GT(refused, count / 20);
}

INSTANTIATE_TEST_SUITE_P(Backends, TextEntities,
                         testing::Range<std::size_t>(0, xylem::backends().size()),
                         [](const auto& i) {
                           return std::string(xylem::backends()[i.param].name);
                         });

}  // namespace
