// SPDX-License-Identifier: MIT
#include "input/encoding_signature.hpp"

#include <gtest/gtest.h>

namespace xylem::input {
namespace {

using namespace std::string_view_literals;

TEST(detect_signature, follows_appendix_f) {
  struct {
    std::string_view head;
    encoding_signature what;
    std::size_t mark_bytes;
  } const cases[] = {
      {""sv, encoding_signature::none, 0},
      {"<"sv, encoding_signature::none, 0},
      {"<?xm"sv, encoding_signature::none, 0},
      {"<a>b"sv, encoding_signature::none, 0},
      {"\n<a>"sv, encoding_signature::none, 0},
      {"<\0a\0"sv, encoding_signature::none, 0},
      {"\xEF\xBB\xBF<"sv, encoding_signature::utf8_mark, 3},
      {"\xEF\xBB\xBF"sv, encoding_signature::utf8_mark, 3},
      {"\xEF\xBB"sv, encoding_signature::none, 0},
      {"\xEF\xBB\xBE<"sv, encoding_signature::none, 0},
      {"\xFF\xFE<\0"sv, encoding_signature::utf16le_mark, 2},
      {"\xFF\xFE"sv, encoding_signature::utf16le_mark, 2},
      {"\xFF\xFE\0"sv, encoding_signature::utf16le_mark, 2},
      {"\xFE\xFF\0<"sv, encoding_signature::utf16be_mark, 2},
      {"\xFF"sv, encoding_signature::none, 0},
      {"\xFE"sv, encoding_signature::none, 0},
      {"<\0?\0"sv, encoding_signature::utf16le, 0},
      {"\0<\0?"sv, encoding_signature::utf16be, 0},
      {"\xFF\xFE\0\0"sv, encoding_signature::unsupported, 0},
      {"\0\0\xFE\xFF"sv, encoding_signature::unsupported, 0},
      {"<\0\0\0"sv, encoding_signature::unsupported, 0},
      {"\0\0\0<"sv, encoding_signature::unsupported, 0},
      {"\0\0<\0"sv, encoding_signature::unsupported, 0},
      {"\0<\0\0"sv, encoding_signature::unsupported, 0},
      {"\x4C\x6F\xA7\x94"sv, encoding_signature::unsupported, 0},
      {"+/v8"sv, encoding_signature::unsupported, 0},
      {"+/vx"sv, encoding_signature::none, 0},
  };
  for (const auto& c : cases) {
    const detected_signature got = detect_signature(c.head);
    EXPECT_EQ(got.what, c.what) << testing::PrintToString(c.head);
    EXPECT_EQ(got.mark_bytes, c.mark_bytes) << testing::PrintToString(c.head);
  }
}

}  // namespace
}  // namespace xylem::input
