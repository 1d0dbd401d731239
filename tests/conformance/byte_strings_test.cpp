// SPDX-License-Identifier: MIT
//
// All strings of one and two bytes in eight places of a document, and of three bytes those of bytes
// that stand for the others: each kind of character the grammar tells apart, and the first and last
// byte of each range that UTF-8 tells apart. With XYLEM_LONG_TESTS all strings of three bytes.

#include <array>
#include <cstdint>
#include <iostream>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "conformance/extent.hpp"
#include "conformance/small_documents.hpp"

namespace {

using namespace xylem::conformance;

constexpr std::array<document_place, 8> places = {{
    {"Beginning", "", "<r><a/></r>"},
    {"StartTag", "<r><a", "/></r>"},
    {"AttributeValue", "<r><a b='", "'/></r>"},
    {"Text", "<r><a>", "</a></r>"},
    {"CdataSection", "<r><a><![CDATA[", "]]></a></r>"},
    {"Comment", "<r><a><!--", "--></a></r>"},
    {"ProcessingInstruction", "<r><a/><?", "?></r>"},
    {"End", "<r><a/></r>", ""},
}};

constexpr std::size_t shards = 4;

std::vector<unsigned char> all_bytes() {
  std::vector<unsigned char> out(256);
  std::iota(out.begin(), out.end(), static_cast<unsigned char>(0));
  return out;
}

// Under a sanitizer, strings of three bytes are made of those that tell most.
std::vector<unsigned char> representatives(bool with_all) {
  using namespace std::literals;
  constexpr std::string_view few = "\x00\t\r\n <>&'=-]?!/:a;\x80\xBF\xC2\xE0\xED\xEF\xF0\xF4\xFF"sv;
  constexpr std::string_view more =
      "\x01\x1F\"#%(,.09@AXZ[\\^_bglmtxz|\x7F\x8F\x90\x9F\xA0\xB7\xBB\xBE\xC0\xC1\xC3\xCC\xD7\xDF"
      "\xE1\xE2\xEE\xF1\xF3\xF5\xFE"sv;
  std::string bytes(few);
  if (with_all) bytes += more;
  return {bytes.begin(), bytes.end()};
}

class ByteStrings : public testing::TestWithParam<std::tuple<std::size_t, std::size_t>> {
 protected:
  void compare(std::string_view text, bool in_single_bytes) {
    const document_place& place = places[std::get<0>(GetParam())];
    document_ = place.before;
    document_ += text;
    document_ += place.after;
    const auto differs = documents_.disagreement(document_, in_single_bytes);
    EXPECT_FALSE(differs) << *differs;
    if (documents_.code() == xylem::errc::ok) {
      ++accepted_;
    } else {
      ++refused_;
    }
  }

  small_documents documents_;
  std::string document_;
  std::uint64_t accepted_ = 0;
  std::uint64_t refused_ = 0;
};

TEST_P(ByteStrings, AreLegalWhereExpatSaysSo) {
  const bool is_short = is_instrumented && !wants_long_tests();
  const std::vector<unsigned char> second = is_short ? representatives(true) : all_bytes();
  const std::vector<unsigned char> third =
      wants_long_tests() ? all_bytes() : representatives(!is_short);
  std::string text;
  for (std::size_t i = std::get<1>(GetParam()); i < second.size(); i += shards) {
    text = {static_cast<char>(second[i])};
    compare(text, true);
    for (const unsigned char b : second) {
      text.resize(1);
      text += static_cast<char>(b);
      compare(text, true);
    }
    if (HasFailure()) return;
  }
  for (std::size_t i = std::get<1>(GetParam()); i < third.size(); i += shards) {
    for (const unsigned char b : third) {
      text = {static_cast<char>(third[i]), static_cast<char>(b), '\0'};
      for (const unsigned char c : third) {
        text[2] = static_cast<char>(c);
        compare(text, false);
      }
      if (HasFailure()) return;
    }
  }
  std::cout << accepted_ << " accepted, " << refused_ << " refused, " << documents_.readings()
            << " documents read by backends\n";
  // White space and '<' are in the first shard.
  if (std::get<1>(GetParam()) == 0) {
    EXPECT_GT(accepted_, 0U);
  }
  EXPECT_GT(refused_, accepted_ / 10);
}

INSTANTIATE_TEST_SUITE_P(Places, ByteStrings,
                         testing::Combine(testing::Range<std::size_t>(0, places.size()),
                                          testing::Range<std::size_t>(0, shards)),
                         [](const auto& i) {
                           return std::string(places[std::get<0>(i.param)].name) + '_' +
                                  std::to_string(std::get<1>(i.param));
                         });

}  // namespace
