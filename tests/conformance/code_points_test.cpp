// SPDX-License-Identifier: MIT
//
// Every code point from U+0000 to U+10FFFF in nine places of a document. Expat, called directly,
// says which are legal there. Code points that are legal come many to a document, and their values
// have to be right; one that is not has a document of its own.

#include <algorithm>
#include <array>
#include <cstdint>
#include <iostream>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "conformance/extent.hpp"
#include "conformance/small_documents.hpp"

namespace {

using namespace xylem::conformance;
using xylem::errc;
using xylem::error_class;

constexpr std::array<document_place, 9> places = {{
    {"ElementNameStart", "<", "a/>"},
    {"ElementNameInside", "<a", "/>"},
    {"AttributeNameStart", "<a ", "b='v'/>"},
    {"AttributeValue", "<a b='", "'/>"},
    {"Text", "<a>", "</a>"},
    {"CdataSection", "<a><![CDATA[", "]]></a>"},
    {"Comment", "<a><!--", "--></a>"},
    {"ProcessingInstructionTarget", "<a><?t", " d?></a>"},
    {"ProcessingInstructionData", "<a><?t ", "?></a>"},
}};

bool is_name_place(std::string_view name) {
  return name.find("Name") != std::string_view::npos ||
         name.find("Target") != std::string_view::npos;
}

constexpr std::uint32_t code_points = 0x110000;
constexpr std::uint32_t shards = 4;
// Under a sanitizer, above U+FFFF: one of so many, 256 at a time.
constexpr std::uint32_t sampling = is_instrumented ? 64 : 1;

// XML 1.0, fifth edition, [4] and [4a].
struct range {
  std::uint32_t first;
  std::uint32_t last;
};
constexpr std::array<range, 16> fifth_edition_start = {{{':', ':'},
                                                        {'A', 'Z'},
                                                        {'_', '_'},
                                                        {'a', 'z'},
                                                        {0xC0, 0xD6},
                                                        {0xD8, 0xF6},
                                                        {0xF8, 0x2FF},
                                                        {0x370, 0x37D},
                                                        {0x37F, 0x1FFF},
                                                        {0x200C, 0x200D},
                                                        {0x2070, 0x218F},
                                                        {0x2C00, 0x2FEF},
                                                        {0x3001, 0xD7FF},
                                                        {0xF900, 0xFDCF},
                                                        {0xFDF0, 0xFFFD},
                                                        {0x10000, 0xEFFFF}}};
constexpr std::array<range, 6> fifth_edition_inside = {
    {{'-', '-'}, {'.', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

bool is_in_fifth_edition(std::uint32_t c, bool is_start) {
  const auto holds = [c](const range& r) { return r.first <= c && c <= r.last; };
  return std::any_of(fifth_edition_start.begin(), fifth_edition_start.end(), holds) ||
         (!is_start &&
          std::any_of(fifth_edition_inside.begin(), fifth_edition_inside.end(), holds));
}

bool is_surrogate(std::uint32_t c) {
  return c >= 0xD800 && c <= 0xDFFF;
}

// As UTF-8 would have it, surrogates too.
void append_utf8(std::string& out, std::uint32_t c) {
  const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0U | (c >> 6U));
    add(0x80U | (c & 0x3FU));
  } else {
    if (c < 0x10000) {
      add(0xE0U | (c >> 12U));
    } else {
      add(0xF0U | (c >> 18U));
      add(0x80U | ((c >> 12U) & 0x3FU));
    }
    add(0x80U | ((c >> 6U) & 0x3FU));
    add(0x80U | (c & 0x3FU));
  }
}

class CodePoints : public testing::TestWithParam<std::tuple<std::size_t, std::uint32_t>> {
 protected:
  const document_place& place() const { return places[std::get<0>(GetParam())]; }

  const std::string& document_of(std::uint32_t first, std::uint32_t last) {
    document_ = "<r>";
    for (std::uint32_t c = first; c != last; ++c) {
      document_ += place().before;
      append_utf8(document_, c);
      document_ += place().after;
    }
    return document_ += "</r>";
  }

  // All of [first, last).
  void compare(std::uint32_t first, std::uint32_t last) {
    const std::string& document = document_of(first, last);
    if (last - first > 1 && !documents_.expat_accepts(document)) {
      const std::uint32_t middle = first + (last - first) / 2;
      compare(first, middle);
      compare(middle, last);
      return;
    }
    const auto differs = documents_.disagreement(document, last - first == 1 && first < 0x3000);
    EXPECT_FALSE(differs) << std::hex << "U+" << first << " to U+" << last - 1 << ": " << *differs;
    if (documents_.code() == errc::ok) {
      accepted_ += last - first;
    } else {
      ++refused_;
      expect_reason(first);
    }
  }

  // Why it is refused.
  void expect_reason(std::uint32_t c) {
    const errc given = documents_.code();
    if (c < 0x80) return;  // markup: the character's place in it decides
    const error_class wanted = is_surrogate(c) ? error_class::encoding : error_class::syntax;
    EXPECT_EQ(class_of(given), wanted) << std::hex << "U+" << c << ": " << name(given);
    if (is_surrogate(c)) return;
    const bool is_start = place().name.find("Start") != std::string_view::npos;
    const bool is_known = is_name_place(place().name) && is_in_fifth_edition(c, is_start);
    EXPECT_EQ(given, is_known ? errc::name_not_portable : errc::token_malformed)
        << std::hex << "U+" << c << ": " << name(given);
  }

  small_documents documents_;
  std::string document_;
  std::uint32_t accepted_ = 0;
  std::uint32_t refused_ = 0;
};

TEST_P(CodePoints, AreLegalWhereExpatSaysSo) {
  const std::uint32_t sample = wants_long_tests() ? 1 : sampling;
  // What is refused costs a document each way down. Names have many such code points, and above
  // U+FFFF nothing else.
  const bool is_name = is_name_place(place().name);
  std::uint32_t block = 0;
  for (std::uint32_t first = 0; first < code_points; first += 256, ++block) {
    if (block % shards != std::get<1>(GetParam())) continue;
    if (first >= 0x10000 && block / shards % sample != 0) continue;
    const std::uint32_t together = !is_name ? 256 : first < 0x10000 ? 32 : 1;
    for (std::uint32_t c = first; c != first + 256; c += together)
      compare(c, c + together);
    if (HasFailure()) break;
  }
  std::cout << accepted_ << " accepted, " << refused_ << " refused, " << documents_.readings()
            << " documents read by backends\n";
  EXPECT_GT(accepted_, is_name ? 8000U : is_instrumented ? 10'000U : 270'000U);
  EXPECT_GT(refused_, 0U);
}

INSTANTIATE_TEST_SUITE_P(Places, CodePoints,
                         testing::Combine(testing::Range<std::size_t>(0, places.size()),
                                          testing::Range<std::uint32_t>(0, shards)),
                         [](const auto& i) {
                           return std::string(places[std::get<0>(i.param)].name) + '_' +
                                  std::to_string(std::get<1>(i.param));
                         });

}  // namespace
