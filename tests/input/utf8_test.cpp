// SPDX-License-Identifier: MIT
#include "input/utf8.hpp"

#include <optional>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "conformance/extent.hpp"

namespace xylem::input {
namespace {

// A decoder that is only meant to be obviously right: it computes the scalar value and compares the
// shortest form. It tells the number of well-formed bytes in front, and whether the rest could
// still become well-formed by appending bytes.
struct plain_decoder {
  static std::optional<std::size_t> length_at(std::string_view s) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned>(s[i]) & 0xFFU; };
    std::size_t length = 0;
    std::uint32_t scalar = 0;
    if (byte(0) < 0x80) return 1;
    if ((byte(0) & 0xE0U) == 0xC0) {
      length = 2;
      scalar = byte(0) & 0x1FU;
    } else if ((byte(0) & 0xF0U) == 0xE0) {
      length = 3;
      scalar = byte(0) & 0x0FU;
    } else if ((byte(0) & 0xF8U) == 0xF0) {
      length = 4;
      scalar = byte(0) & 0x07U;
    } else {
      return std::nullopt;
    }
    if (s.size() < length) return std::nullopt;
    for (std::size_t i = 1; i < length; ++i) {
      if ((byte(i) & 0xC0U) != 0x80) return std::nullopt;
      scalar = (scalar << 6U) | (byte(i) & 0x3FU);
    }
    const std::size_t shortest = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
    if (shortest != length || scalar > 0x10FFFF || (scalar >= 0xD800 && scalar <= 0xDFFF)) {
      return std::nullopt;
    }
    return length;
  }

  // True for the beginnings of the sequences of all scalar values.
  static bool is_beginning(std::string_view s) {
    static const std::set<std::string, std::less<>> beginnings = [] {
      std::set<std::string, std::less<>> all;
      for (std::uint32_t scalar = 0x80; scalar <= 0x10FFFF; ++scalar) {
        if (scalar >= 0xD800 && scalar <= 0xDFFF) continue;
        char bytes[4];
        const std::size_t length = encode_utf8(scalar, bytes);
        // A sequence's last byte runs through 64 values.
        if (scalar % 64 == 0) {
          for (std::size_t part = 1; part < length; ++part)
            all.emplace(bytes, part);
        }
      }
      return all;
    }();
    return beginnings.contains(s);
  }

  static utf8_result check(std::string_view s) {
    std::size_t at = 0;
    while (at < s.size()) {
      const auto length = length_at(s.substr(at));
      if (!length) {
        return {at, is_beginning(s.substr(at)) ? utf8_status::incomplete : utf8_status::malformed};
      }
      at += *length;
    }
    return {at, utf8_status::valid};
  }
};

void expect_as_plain(std::string_view s) {
  const utf8_result expected = plain_decoder::check(s);
  const utf8_result actual = check_utf8(s);
  if (actual.valid_bytes == expected.valid_bytes && actual.status == expected.status) return;
  std::string bytes;
  for (const char c : s)
    bytes += std::to_string(static_cast<unsigned>(c) & 0xFFU) + ' ';
  FAIL() << bytes << ": " << actual.valid_bytes << " instead of " << expected.valid_bytes
         << ", status " << static_cast<int>(actual.status) << " instead of "
         << static_cast<int>(expected.status);
}

TEST(check_utf8, agrees_with_a_plain_decoder_on_all_strings_of_up_to_three_bytes) {
  constexpr int third_step = conformance::is_instrumented ? 16 : 1;
  expect_as_plain("");
  std::string s(3, '\0');
  for (int a = 0; a < 256; ++a) {
    s[0] = static_cast<char>(a);
    expect_as_plain(std::string_view(s).substr(0, 1));
    for (int b = 0; b < 256; ++b) {
      s[1] = static_cast<char>(b);
      expect_as_plain(std::string_view(s).substr(0, 2));
      for (int c = b % third_step; c < 256; c += third_step) {
        s[2] = static_cast<char>(c);
        expect_as_plain(s);
      }
      ASSERT_FALSE(HasFailure());
    }
  }
}

TEST(check_utf8, agrees_with_a_plain_decoder_on_strings_of_four_bytes_and_text_behind_them) {
  constexpr unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0,
                                     0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
                                     0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF};
  for (const unsigned char a : edges) {
    for (const unsigned char b : edges) {
      for (const unsigned char c : edges) {
        for (const unsigned char d : edges) {
          std::string s;
          for (const unsigned char byte : {a, b, c, d})
            s += static_cast<char>(byte);
          expect_as_plain(s);
          expect_as_plain(s + "<abc>");
        }
      }
    }
    ASSERT_FALSE(HasFailure());
  }
  // And a walk through all of them with a step that is coprime to 2^32.
  for (std::uint64_t i = 0; i < (conformance::is_instrumented ? 200'000U : 2'000'000U); ++i) {
    const auto bits = static_cast<std::uint32_t>(i * 2654435761U);
    std::string s;
    for (unsigned shift = 0; shift < 32; shift += 8)
      s += static_cast<char>((bits >> shift) & 0xFFU);
    s[0] = static_cast<char>(static_cast<unsigned char>(s[0]) | 0xC0U);
    expect_as_plain(s);
    if (HasFailure()) break;
  }
}

TEST(check_utf8, accepts_every_scalar_value_and_nothing_beside_it) {
  for (std::uint32_t scalar = 0; scalar <= 0x10FFFF; ++scalar) {
    char bytes[4];
    const std::size_t length = encode_utf8(scalar, bytes);
    const bool is_surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
    const utf8_result checked = check_utf8({bytes, length});
    ASSERT_EQ(checked.valid_bytes, is_surrogate ? 0 : length) << scalar;
    ASSERT_EQ(checked.status, is_surrogate ? utf8_status::malformed : utf8_status::valid) << scalar;
  }
}

// The loops over eight and thirty-two bytes must find the same byte as a loop over one.
TEST(check_utf8, finds_the_exact_byte_at_every_position_and_alignment) {
  constexpr std::string_view bad[] = {"\xFF", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xE2\x82"};
  for (const std::string_view sequence : bad) {
    for (std::size_t before = 0; before < 80; ++before) {
      for (std::size_t behind = 0; behind < 40; ++behind) {
        const std::string s =
            std::string(before, 'a') + std::string(sequence) + std::string(behind, 'b');
        const utf8_result checked = check_utf8(s);
        const bool is_open = behind == 0 && (sequence == "\xC3" || sequence == "\xE2\x82");
        ASSERT_EQ(checked.valid_bytes, before);
        ASSERT_EQ(checked.status, is_open ? utf8_status::incomplete : utf8_status::malformed);
      }
    }
  }
}

TEST(check_utf8, finds_the_exact_byte_in_text_of_every_sequence_length) {
  for (const std::string_view character : {"\xC3\xA9", "\xE6\x97\xA5", "\xF0\x9F\x98\x80"}) {
    for (std::size_t count = 0; count < 20; ++count) {
      std::string s;
      for (std::size_t i = 0; i < count; ++i)
        s += character;
      const std::size_t good = s.size();
      EXPECT_EQ(check_utf8(s).valid_bytes, good);
      EXPECT_EQ(check_utf8(s + "\xED\xBF\xBF....").valid_bytes, good);
      EXPECT_EQ(check_utf8(s + "\xE0\x9F\xBF....").valid_bytes, good);
      EXPECT_EQ(check_utf8(s + "\xC1\xBF....").valid_bytes, good);
    }
  }
}

TEST(skip_ascii, stops_at_the_first_byte_that_is_not_ascii) {
  for (std::size_t size = 0; size < 100; ++size) {
    for (std::size_t at = 0; at <= size; ++at) {
      std::string s(size, 'x');
      if (at < size) s[at] = '\x80';
      EXPECT_EQ(skip_ascii(s.data(), s.data() + s.size()) - s.data(),
                static_cast<std::ptrdiff_t>(at));
    }
  }
}

TEST(count_characters, counts_sequences_not_bytes) {
  EXPECT_EQ(count_characters(""), 0U);
  EXPECT_EQ(count_characters("a\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80z"), 5U);
}

}  // namespace
}  // namespace xylem::input
