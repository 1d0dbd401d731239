// SPDX-License-Identifier: MIT
#include "input/iconv_decoder.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gate_driver.hpp"
#include "iconv_oracle.hpp"
#include "input/single_byte.hpp"

namespace xylem::input {
namespace {

// What a decoder makes of raw bytes that all come at once, in as many steps as it takes.
struct decoded {
  std::string text;
  std::size_t consumed = 0;
  conversion_status status = conversion_status::all_consumed;
};

decoded decode(const decoder& codec, std::string_view raw, std::size_t room = 256) {
  decoded all;
  codec.restart();
  for (;;) {
    std::string out(room, '\0');
    const conversion made = codec.convert(raw.substr(all.consumed), out);
    all.text.append(out, 0, made.produced);
    all.consumed += made.consumed;
    all.status = made.status;
    if (made.status != conversion_status::output_full) break;
    if (made.consumed == 0 && made.produced == 0) break;
  }
  std::string out(64, '\0');
  out.resize(codec.flush(out));
  all.text += out;
  return all;
}

struct encoding_case {
  const char* name;        // as a document says it
  const char* iconv_name;  // what it means
};

class iconv_encoding : public testing::TestWithParam<encoding_case> {
 protected:
  std::unique_ptr<decoder> codec_ = open_iconv_decoder(GetParam().name);
  test::iconv_oracle oracle_{"UTF-8", GetParam().iconv_name};
};

TEST_P(iconv_encoding, agrees_with_iconv_on_every_string_of_two_bytes) {
  ASSERT_NE(codec_, nullptr);
  std::string raw(2, '\0');
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      raw[0] = static_cast<char>(a);
      raw[1] = static_cast<char>(b);
      const auto expected = oracle_(raw);
      const decoded got = decode(*codec_, raw);
      ASSERT_EQ(got.status == conversion_status::all_consumed, expected.has_value())
          << a << ' ' << b;
      if (expected) {
        ASSERT_EQ(got.text, *expected) << a << ' ' << b;
      }
    }
  }
}

TEST_P(iconv_encoding, agrees_with_iconv_on_text_in_any_room) {
  ASSERT_NE(codec_, nullptr);
  const test::iconv_oracle encode(GetParam().iconv_name, "UTF-8");
  // Every character of the basic plane that the encoding has, markup between.
  std::string raw;
  for (char32_t scalar = 0x20; scalar < 0xFFFF; ++scalar) {
    if (scalar >= 0xD800 && scalar <= 0xDFFF) continue;
    char bytes[4];
    const std::string_view text(bytes, encode_utf8(scalar, bytes));
    if (const auto encoded = encode(text)) raw += *encoded;
    if (scalar % 16 == 0) raw += "<a>";
  }
  const std::string expected = oracle_(raw).value();
  for (const std::size_t room : {48U, 64U, 1000U, 32768U}) {
    const decoded got = decode(*codec_, raw, room);
    EXPECT_TRUE(got.text == expected) << got.text.size() << " bytes";
    EXPECT_EQ(got.consumed, raw.size());
  }
}

TEST_P(iconv_encoding, gives_the_same_text_and_failure_in_any_pieces) {
  const test::iconv_oracle encode(GetParam().iconv_name, "UTF-8");
  std::string sample;
  for (const std::string_view word :
       {"\u00E9\u00FC", "\u0416\u042F", "\u65E5\u672C\u8A9E", "\u20AC"}) {
    if (const auto encoded = encode(word)) sample += *encoded + "</b><b>";
  }
  const std::string declaration =
      std::string("<?xml version='1.0' encoding='") + GetParam().name + "'?>";
  const std::string document = declaration + "<a><b>" + sample + "</b></a>\n";
  const std::string expected =
      test::blank(declaration.size()) + oracle_("<a><b>" + sample + "</b></a>\n").value();
  const test::outcome got = test::drive_every_way(document);
  EXPECT_EQ(got.code, errc::ok);
  EXPECT_EQ(got.text, expected);

  // Cut at every byte: the text is a beginning, and a character cut in two is named by its start.
  for (std::size_t length = declaration.size(); length < document.size(); ++length) {
    const test::outcome cut = test::drive_every_way(document.substr(0, length));
    EXPECT_EQ(cut.text, expected.substr(0, cut.text.size()));
    if (cut.code == errc::ok) continue;
    EXPECT_EQ(cut.code, errc::encoding_truncated);
    EXPECT_LT(cut.offset, length);
  }
}

INSTANTIATE_TEST_SUITE_P(
    common, iconv_encoding,
    testing::Values(encoding_case{"ISO-8859-15", "ISO-8859-15"}, encoding_case{"KOI8-R", "KOI8-R"},
                    encoding_case{"Shift_JIS", "CP932"}, encoding_case{"GB18030", "GB18030"},
                    encoding_case{"EUC-JP", "EUC-JP"}, encoding_case{"Big5", "BIG5"},
                    encoding_case{"EUC-KR", "EUC-KR"}, encoding_case{"windows-1251", "CP1251"},
                    // These hold a letter back until it cannot combine.
                    encoding_case{"windows-1255", "CP1255"},
                    encoding_case{"windows-1258", "CP1258"}),
    [](const auto& tested) {
      std::string name = tested.param.name;
      for (char& c : name)
        c = c == '-' ? '_' : c;
      return name;
    });

TEST(iconv_decoder, agrees_with_iconv_on_four_bytes_of_gb18030) {
  const auto codec = open_iconv_decoder("GB18030");
  const test::iconv_oracle oracle("UTF-8", "GB18030");
  ASSERT_NE(codec, nullptr);
  for (int a : {0x81, 0x82, 0x84, 0x8F, 0x90, 0x9A, 0xE3, 0xE4, 0xFD, 0xFE}) {
    for (int b = 0x2F; b <= 0x3A; ++b) {
      for (int c : {0x80, 0x81, 0x95, 0xFE, 0xFF}) {
        for (int d = 0x2F; d <= 0x3A; ++d) {
          std::string raw;
          for (const int byte : {a, b, c, d})
            raw += static_cast<char>(byte);
          const auto expected = oracle(raw);
          const decoded got = decode(*codec, raw);
          ASSERT_EQ(got.status == conversion_status::all_consumed, expected.has_value());
          if (!expected) continue;
          ASSERT_EQ(got.text, *expected);
          ASSERT_EQ(codec->raw_length(got.text), 4U);
        }
      }
    }
  }
}

TEST(iconv_decoder, names_the_first_byte_of_a_bad_character) {
  const auto codec = open_iconv_decoder("EUC-JP");
  ASSERT_NE(codec, nullptr);
  const std::string good = "abc\xC6\xFC\xCB\xDC";
  for (const std::string_view bad : {"\xFF", "\xC6\x20", "\x8F\xA2\x20"}) {
    const decoded got = decode(*codec, good + std::string(bad) + "<a>");
    EXPECT_EQ(got.consumed, good.size());
    EXPECT_EQ(got.status, conversion_status::malformed);
  }
  for (const std::string_view open : {"\xC6", "\x8F", "\x8F\xA2"}) {
    const decoded got = decode(*codec, good + std::string(open));
    EXPECT_EQ(got.consumed, good.size());
    EXPECT_EQ(got.status, conversion_status::incomplete);
  }
}

TEST(iconv_decoder, lets_in_only_what_keeps_ascii) {
  for (const char* name :
       {"UTF-7",
        "UTF-32",
        "UTF-32LE",
        "UCS-4",
        "UCS-2",
        "ISO-10646-UCS-2",
        "EBCDIC-US",
        "IBM037",
        "IBM1047",
        "ISO-2022-JP",
        "ISO-2022-KR",
        "ISO-2022-CN",
        "ISO-2022-CN-EXT",
        "ISO-2022-JP-3",
        "HZ-GB-2312",
        "JOHAB",
        "ISO646-DE",
        "T.61",
        "no-such-encoding",
        "UTF-8-IGNORE",
        "windows-31j-windows-31j-windows-31j-windows-31j-windows-31j-windows-31j"}) {
    EXPECT_EQ(open_iconv_decoder(name), nullptr) << name;
  }
}

TEST(iconv_decoder, reads_shift_jis_as_microsoft_does) {
  const auto codec = open_iconv_decoder("shift_jis");
  ASSERT_NE(codec, nullptr);
  EXPECT_EQ(decode(*codec, "\\~\x93\xFA\xB1").text, "\\~\u65E5\uFF71");
}

TEST(iconv_decoder, makes_tables_of_encodings_with_single_bytes) {
  for (const char* name : {"KOI8-R", "ISO-8859-15", "windows-1251", "CP437"}) {
    EXPECT_NE(dynamic_cast<single_byte_decoder*>(open_iconv_decoder(name).get()), nullptr) << name;
  }
  for (const char* name : {"EUC-JP", "GB18030", "windows-1255", "windows-1258", "TSCII"}) {
    EXPECT_EQ(dynamic_cast<single_byte_decoder*>(open_iconv_decoder(name).get()), nullptr) << name;
  }
}

TEST(iconv_cache, opens_an_encoding_once) {
  iconv_cache cache;
  const decoder* const first = cache.find("KOI8-R");
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(cache.find("koi8-r"), first);
  EXPECT_EQ(cache.find("no-such-encoding"), nullptr);
  EXPECT_NE(cache.find("KOI8-U"), nullptr);
  EXPECT_NE(cache.find("KOI8-R"), nullptr);
}

}  // namespace
}  // namespace xylem::input
