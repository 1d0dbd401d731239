// SPDX-License-Identifier: MIT
#include <string>

#include <gtest/gtest.h>

#include "iconv_oracle.hpp"
#include "input/encoding.hpp"
#include "input/utf8.hpp"

namespace xylem::input {
namespace {

struct encoding_case {
  const decoder& (*codec)() noexcept;
  const char* iconv_name;
};

class single_byte : public testing::TestWithParam<encoding_case> {};

// Text of a decoder that may be an identity.
std::string text_of(const decoder& codec, std::string_view raw, const conversion& made,
                    const std::string& out) {
  return std::string(codec.is_identity() ? raw.substr(0, made.consumed)
                                         : std::string_view(out).substr(0, made.produced));
}

TEST_P(single_byte, agrees_with_iconv_on_every_byte) {
  const decoder& codec = GetParam().codec();
  const test::iconv_oracle expected("UTF-8", GetParam().iconv_name);
  std::size_t undefined = 0;
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const std::string_view raw(&c, 1);
    std::string out(8, '\0');
    const conversion made = codec.convert(raw, out);
    const auto character = expected(raw);
    ASSERT_EQ(made.status,
              character ? conversion_status::all_consumed : conversion_status::malformed)
        << byte;
    EXPECT_EQ(made.consumed, character ? 1U : 0U);
    EXPECT_EQ(text_of(codec, raw, made, out), character.value_or(""));
    if (character) {
      EXPECT_EQ(codec.raw_length(*character), 1U);
    }
    undefined += character ? 0U : 1U;
  }
  RecordProperty("undefined_bytes", static_cast<int>(undefined));
}

TEST_P(single_byte, converts_runs_of_every_length_into_every_room) {
  const decoder& codec = GetParam().codec();
  if (codec.is_identity()) {
    EXPECT_EQ(codec.convert("0123456789<a>\xF6", {}).consumed, 13U) << "it needs no room";
    return;
  }
  const test::iconv_oracle oracle("UTF-8", GetParam().iconv_name);
  const std::string raw =
      "Gr\xF6\xDF"
      "e <a href='x'>1234567890</a> \xE9\xE8\xEA\xEB abcdefgh\xFC";
  const std::string expected = oracle(raw).value();
  for (std::size_t length = 0; length <= raw.size(); ++length) {
    for (std::size_t room = 0; room <= expected.size(); ++room) {
      std::string out(room, '\0');
      const conversion first = codec.convert(std::string_view(raw).substr(0, length), out);
      out.resize(first.produced);
      ASSERT_EQ(check_utf8(out).status, utf8_status::valid);
      ASSERT_EQ(codec.raw_length(out), first.consumed);
      ASSERT_EQ(out, expected.substr(0, out.size()));
      if (first.status == conversion_status::all_consumed) {
        ASSERT_EQ(first.consumed, length);
      } else {
        ASSERT_EQ(first.status, conversion_status::output_full);
        ASSERT_LT(room - out.size(), 3U);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(own_tables, single_byte,
                         testing::Values(encoding_case{iso_8859_1, "ISO-8859-1"},
                                         encoding_case{windows_1252, "WINDOWS-1252"},
                                         encoding_case{us_ascii, "US-ASCII"}),
                         [](const auto& tested) {
                           std::string name = tested.param.iconv_name;
                           for (char& c : name)
                             c = c == '-' ? '_' : c;
                           return name;
                         });

TEST(windows_1252, leaves_five_bytes_undefined) {
  for (const char byte : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'}) {
    std::string out(8, '\0');
    const std::string raw = std::string("abcdefghij") + byte + "k";
    const conversion made = windows_1252().convert(raw, out);
    EXPECT_EQ(made.status, conversion_status::output_full);
    out.resize(64);
    const conversion more = windows_1252().convert(raw, out);
    EXPECT_EQ(more.status, conversion_status::malformed);
    EXPECT_EQ(more.consumed, 10U);
  }
}

TEST(us_ascii, refuses_the_first_byte_beyond) {
  const conversion made = us_ascii().convert("0123456789abcdef\xC3\xA9", {});
  EXPECT_EQ(made.status, conversion_status::malformed);
  EXPECT_EQ(made.consumed, 16U);
}

}  // namespace
}  // namespace xylem::input
