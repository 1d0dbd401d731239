// SPDX-License-Identifier: MIT
#include "conformance/extent.hpp"
#include "simd/every_kernel.hpp"
#include "simd/naive.hpp"

namespace xylem::simd {
namespace {

class check_utf8 : public every_kernel {};

std::string repeated(std::string_view part, std::size_t size) {
  std::string text;
  while (text.size() < size)
    text += part;
  return text;
}

TEST_P(check_utf8, accepts_nothing) {
  EXPECT_EQ(valid_utf8(""), 0U);
  EXPECT_EQ(valid_utf8(at_the_end("")), 0U);
  EXPECT_EQ(GetParam().check_utf8(nullptr, 0), 0U);
}

TEST_P(check_utf8, agrees_with_a_naive_check_on_random_texts) {
  random_text random(3);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text =
        random.of_size(random.below(random.below(4) == 0 ? longest_text : 300));
    ASSERT_EQ(valid_utf8(at_the_end(text)), naive::valid_utf8(text)) << bytes_of(text);
  }
}

TEST_P(check_utf8, agrees_with_a_naive_check_at_every_length_and_alignment) {
  random_text random(4);
  for (std::size_t size = 0; size <= 200; ++size) {
    for (std::size_t alignment = 0; alignment < 64; ++alignment) {
      const std::string text = random.of_size(size);
      const std::size_t expected = naive::valid_utf8(text);
      ASSERT_EQ(valid_utf8(at_the_begin(text, alignment)), expected) << bytes_of(text);
      ASSERT_EQ(valid_utf8(at_the_end(text)), expected) << bytes_of(text);
    }
  }
}

// One changed byte in text that is right otherwise, wherever it is.
TEST_P(check_utf8, agrees_with_a_naive_check_on_mutations) {
  random_text random(5);
  for (const std::string_view part :
       {"\xC3\xA4", "\xE6\x97\xA5", "\xF0\x9F\x98\x80", "a\xC3\xA4", "\xE6\x97\xA5<b>",
        "\xED\x9F\xBF\xEE\x80\x80", "\xE0\xA0\x80", "\xF4\x8F\xBF\xBF\xF0\x90\x80\x80",
        "\xF0\x9F\x98\x80\xE6\x97\xA5\xC3\xA4z"}) {
    std::string text = repeated(part, 260);
    EXPECT_EQ(valid_utf8(text), text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
      ASSERT_EQ(valid_utf8(std::string_view(text).substr(0, at)),
                naive::valid_utf8(std::string_view(text).substr(0, at)));
      for (int i = 0; i < 30; ++i) {
        const char saved = text[at];
        text[at] = static_cast<char>(i < 16 ? i * 16 + 15 : static_cast<int>(random.below(256)));
        ASSERT_EQ(valid_utf8(text), naive::valid_utf8(text)) << bytes_of(text);
        text[at] = saved;
      }
    }
  }
}

TEST_P(check_utf8, accepts_every_scalar_value) {
  std::string text;
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  for (std::uint32_t scalar = 0x80; scalar <= 0x10FFFF; ++scalar) {
    if (scalar >= 0xD800 && scalar <= 0xDFFF) continue;
    if (scalar < 0x800) {
      put(0xC0U | (scalar >> 6U));
    } else if (scalar < 0x10000) {
      put(0xE0U | (scalar >> 12U));
      put(0x80U | ((scalar >> 6U) & 0x3FU));
    } else {
      put(0xF0U | (scalar >> 18U));
      put(0x80U | ((scalar >> 12U) & 0x3FU));
      put(0x80U | ((scalar >> 6U) & 0x3FU));
    }
    put(0x80U | (scalar & 0x3FU));
  }
  EXPECT_EQ(valid_utf8(text), text.size());
  EXPECT_EQ(naive::valid_utf8(text), text.size());
}

// Too many texts for the naive check: against the scalar kernel, which the tests above compare with
// it.
class check_utf8_against_scalar : public every_kernel {
 protected:
  bool agrees(std::string_view text) const {
    return valid_utf8(text) == find("scalar")->check_utf8(text.data(), text.size());
  }

  // With `inner` inside the text, and with the text ending behind it.
  bool agrees_with(std::string& text, std::size_t offset, std::string_view inner) const {
    char saved[4];
    char* const place = text.data() + offset;
    std::memcpy(saved, place, inner.size());
    std::memcpy(place, inner.data(), inner.size());
    const bool result =
        agrees(text) && agrees(std::string_view(text).substr(0, offset + inner.size()));
    if (!result) ADD_FAILURE() << bytes_of(inner) << "at " << offset << " of " << bytes_of(text);
    std::memcpy(place, saved, inner.size());
    return result;
  }
};

TEST_P(check_utf8_against_scalar, agrees_on_strings_of_one_and_two_bytes_at_every_offset) {
  for (const std::string_view around : {"a", "\xC3\xA4", "\xE6\x97\xA5"}) {
    std::string text = repeated(around, 150);
    char inner[2];
    for (std::size_t offset = 0; offset <= 70; ++offset) {
      for (int a = 0; a < 256; ++a) {
        inner[0] = static_cast<char>(a);
        ASSERT_TRUE(agrees_with(text, offset, {inner, 1}));
        // ASCII is alike, in front and behind.
        for (int b = 0; b < 256; b += a < 0x80 || b < 0x80 ? 16 : 1) {
          inner[1] = static_cast<char>(b);
          ASSERT_TRUE(agrees_with(text, offset, {inner, 2}));
        }
      }
    }
  }
}

TEST_P(check_utf8_against_scalar, agrees_on_strings_of_three_bytes_at_the_borders_of_a_block) {
  std::string text = repeated("a", 150);
  char inner[3];
  constexpr int step = conformance::is_instrumented ? 3 : 1;
  for (const std::size_t offset : {61U, 62U, 63U}) {
    for (int a = 0x80; a < 256; ++a) {
      inner[0] = static_cast<char>(a);
      for (int b = 0; b < 256; b += b < 0x80 ? 16 : step) {
        inner[1] = static_cast<char>(b);
        for (int c = 0; c < 256; c += b < 0x80 || c < 0x80 ? 16 : 1) {
          inner[2] = static_cast<char>(c);
          ASSERT_TRUE(agrees_with(text, offset, {inner, 3}));
        }
      }
    }
  }
}

TEST_P(check_utf8_against_scalar, agrees_on_classes_of_four_bytes_at_every_offset) {
  constexpr unsigned char leads[] = {0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
                                     0xED, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF};
  constexpr unsigned char others[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F,
                                      0xA0, 0xBF, 0xC2, 0xE1, 0xF1};
  std::string text = repeated("a", 150);
  char inner[4];
  for (std::size_t offset = 0; offset <= 70; ++offset) {
    for (const unsigned char a : leads) {
      inner[0] = static_cast<char>(a);
      for (const unsigned char b : others) {
        inner[1] = static_cast<char>(b);
        for (const unsigned char c : others) {
          inner[2] = static_cast<char>(c);
          for (const unsigned char d : others) {
            inner[3] = static_cast<char>(d);
            ASSERT_TRUE(agrees_with(text, offset, {inner, 4}));
          }
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(simd, check_utf8, testing::ValuesIn(registry()), name_of);
INSTANTIATE_TEST_SUITE_P(simd, check_utf8_against_scalar,
                         testing::ValuesIn(registry().first(registry().size() - 1)), name_of);
// Where no other kernel is compiled.
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(check_utf8_against_scalar);

}  // namespace
}  // namespace xylem::simd
