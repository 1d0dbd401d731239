// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <xylem/decimal.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem {
namespace {

static_assert(std::is_trivially_copyable_v<decimal>);
static_assert(sizeof(decimal) == 24);
static_assert(decimal{}.is_zero() && decimal{}.scale() == 0 && !decimal{}.is_negative());
static_assert(decimal(-12345, 2).is_negative() && decimal(-12345, 2).coefficient().low == 12345);
static_assert(decimal(std::numeric_limits<std::int64_t>::min()).coefficient().low ==
              std::uint64_t{1} << 63);
static_assert(decimal(~std::uint64_t{0}).coefficient().low == ~std::uint64_t{0});
static_assert(!std::is_constructible_v<decimal, double> &&
              !std::is_constructible_v<decimal, bool> && !std::is_constructible_v<decimal, char>);
static_assert(!std::is_convertible_v<decimal, double>);

decimal parsed(std::string_view text) {
  const result<decimal> r = decimal::parse(text);
  EXPECT_TRUE(r.has_value()) << text;
  return r.has_value() ? *r : decimal{};
}

// The oracle: numbers as text, brought to the same number of digits on both sides of the point and
// compared byte by byte.
int compare_texts(std::string_view left, std::string_view right) {
  const auto normal = [](std::string_view text) {
    const bool is_negative = text.front() == '-';
    if (is_negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    std::string digits = std::string(80 - point, '0') + std::string(text.substr(0, point));
    if (point < text.size()) digits += text.substr(point + 1);
    digits.resize(160, '0');
    const bool is_zero = digits.find_first_not_of('0') == std::string::npos;
    return std::pair(is_negative && !is_zero, digits);
  };
  const auto [left_negative, left_digits] = normal(left);
  const auto [right_negative, right_digits] = normal(right);
  if (left_negative != right_negative) return left_negative ? -1 : 1;
  const int order = left_digits.compare(right_digits);
  const int sign = order < 0 ? -1 : order > 0 ? 1 : 0;
  return left_negative ? -sign : sign;
}

int sign_of(std::weak_ordering order) {
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

// A random decimal in the form to_string() writes.
std::string random_text(std::mt19937_64& random) {
  const std::size_t scale = random() % 39;
  const std::size_t digits = 1 + random() % 38;
  std::string text;
  // Few different digits, so that equal numbers and long equal prefixes are common.
  const std::string_view choices = random() % 2 == 0 ? "0123456789" : "09";
  for (std::size_t i = 0; i < digits; ++i)
    text += choices[random() % choices.size()];
  if (digits <= scale) text.insert(0, scale + 1 - digits, '0');
  const std::size_t zeros = text.find_first_not_of('0');
  text.erase(0, std::min(zeros, text.size() - scale - 1));
  const bool is_zero = text.find_first_not_of('0') == std::string::npos;
  if (scale != 0) text.insert(text.size() - scale, 1, '.');
  if (!is_zero && random() % 2 == 0) text.insert(0, 1, '-');
  return text;
}

TEST(decimal, text_and_order_agree_with_digits_compared_as_text) {
  std::mt19937_64 random(4711);
  for (int i = 0; i < 200'000; ++i) {
    const std::string left = random_text(random);
    // Half of the pairs are the same number, or nearly so, at another scale.
    std::string right = random_text(random);
    if (i % 2 == 0 && left.find('.') != std::string::npos && left.back() == '0') {
      right = left.substr(0, left.size() - (left[left.size() - 2] == '.' ? 2 : 1));
    }
    if (right == "-0") right = "0";
    const decimal l = parsed(left);
    const decimal r = parsed(right);
    ASSERT_EQ(l.to_string(), left);
    ASSERT_EQ(r.to_string(), right);
    const int expected = compare_texts(left, right);
    ASSERT_EQ(sign_of(l <=> r), expected) << left << ' ' << right;
    ASSERT_EQ(sign_of(r <=> l), -expected) << left << ' ' << right;
    ASSERT_EQ(l == r, expected == 0) << left << ' ' << right;
  }
}

TEST(decimal, compares_numerically) {
  EXPECT_EQ(parsed("1.0"), parsed("1.00"));
  EXPECT_EQ(parsed("0"), parsed("0.000"));
  EXPECT_EQ(parsed("-0"), decimal{});
  EXPECT_EQ(parsed("100"), 100);
  EXPECT_EQ(100, parsed("100.00"));
  EXPECT_LT(parsed("0.99999999999999999999999999999999999999"), 1);
  EXPECT_GT(parsed("99999999999999999999999999999999999999"),
            parsed("0.00000000000000000000000000000000000001"));
  EXPECT_LT(parsed("-99999999999999999999999999999999999999"),
            parsed("-9999999999999999999999999999999999999.9"));
  EXPECT_LT(-1, parsed("0.5"));
}

TEST(decimal, sorts_as_listed) {
  const std::vector<std::string> sorted{"-100", "-99.9", "-1.01", "-1.0", "-0.5", "-0.05", "0",
                                        "0.05", "0.5",   "1.0",   "1.01", "99.9", "100"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      EXPECT_EQ(parsed(sorted[i]) < parsed(sorted[j]), i < j) << sorted[i] << ' ' << sorted[j];
    }
  }
}

TEST(decimal, is_made_from_integers) {
  EXPECT_EQ(decimal(12345, 2).to_string(), "123.45");
  EXPECT_EQ(decimal(-5, 3).to_string(), "-0.005");
  EXPECT_EQ(decimal(0, 2).to_string(), "0.00");
  EXPECT_EQ(decimal(100, 2).to_string(), "1.00");
  EXPECT_EQ(decimal(std::numeric_limits<std::int64_t>::min()).to_string(), "-9223372036854775808");
  EXPECT_EQ(decimal(std::numeric_limits<std::int64_t>::max()).to_string(), "9223372036854775807");
  EXPECT_EQ(decimal(std::numeric_limits<std::uint64_t>::max()).to_string(), "18446744073709551615");
  EXPECT_EQ(decimal(1, 38).to_string(), "0.00000000000000000000000000000000000001");
}

TEST(decimal, is_made_from_parts_that_fit) {
  constexpr decimal::coefficient_type largest{0x4B3B4CA85A86C47A, 0x098A223FFFFFFFFF};
  const auto made = decimal::from_parts(decimal::sign::negative, largest, 2);
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->to_string(), "-999999999999999999999999999999999999.99");
  EXPECT_EQ(made->coefficient(), largest);
  EXPECT_TRUE(made->is_negative());
  EXPECT_FALSE(decimal::from_parts(decimal::sign::positive, {largest.high, largest.low + 1}, 0));
  EXPECT_FALSE(decimal::from_parts(decimal::sign::positive, {largest.high + 1, 0}, 0));
  EXPECT_FALSE(decimal::from_parts(decimal::sign::positive, {0, 1}, 39));
  EXPECT_FALSE(decimal::from_parts(decimal::sign::positive, {0, 1}, -1));
  EXPECT_EQ(decimal::from_parts(decimal::sign::positive, {1, 0}, 0)->to_string(),
            "18446744073709551616");
  const auto zero = decimal::from_parts(decimal::sign::negative, {0, 0}, 1);
  ASSERT_TRUE(zero.has_value());
  EXPECT_FALSE(zero->is_negative());
  EXPECT_EQ(zero->to_string(), "0.0");
}

TEST(decimal, writes_into_spans_that_are_long_enough) {
  const std::vector<std::string> texts{"0", "-1.50", "123456789012345678901234567890.12345678",
                                       "-0.12345678901234567890123456789012345678"};
  for (const std::string& text : texts) {
    const decimal number = parsed(text);
    for (std::size_t size = 0; size <= decimal::max_text_length + 1; ++size) {
      std::vector<char> out(size, '#');
      const std::size_t written = number.to_chars(out);
      EXPECT_EQ(written, size < text.size() ? 0 : text.size());
      const std::string expected =
          written == 0 ? std::string(size, '#') : text + std::string(size - text.size(), '#');
      EXPECT_EQ(std::string(out.begin(), out.end()), expected);
    }
  }
  EXPECT_EQ(parsed(texts.back()).to_string().size(), decimal::max_text_length);
}

TEST(decimal, is_scaled_exactly_or_not_at_all) {
  EXPECT_EQ(*parsed("123.45").to_scaled(2), 12345);
  EXPECT_EQ(*parsed("-123.45").to_scaled(2), -12345);
  EXPECT_EQ(*parsed("123.45").to_scaled(4), 1234500);
  EXPECT_EQ(*parsed("123.4500").to_scaled(2), 12345);
  EXPECT_EQ(*parsed("100.00").to_scaled(0), 100);
  EXPECT_EQ(*parsed("0.00").to_scaled(38), 0);
  EXPECT_EQ(*parsed("0.00000000000000000000000000000000000001").to_scaled(38), 1);
  EXPECT_EQ(*parsed("92233720368547758.07").to_scaled(2), 9223372036854775807);
  EXPECT_EQ(*parsed("-92233720368547758.08").to_scaled(2),
            std::numeric_limits<std::int64_t>::min());
  EXPECT_EQ(*parsed("-9223372036854775808.000").to_scaled(0),
            std::numeric_limits<std::int64_t>::min());

  const auto failure = [](std::string_view text, int scale) {
    const result<std::int64_t> r = parsed(text).to_scaled(scale);
    return r.has_value() ? errc::ok : r.error().code;
  };
  EXPECT_EQ(failure("123.45", 1), errc::value_inexact);
  EXPECT_EQ(failure("0.00000000000000000000000000000000000001", 37), errc::value_inexact);
  EXPECT_EQ(failure("92233720368547758.08", 2), errc::value_out_of_range);
  EXPECT_EQ(failure("-92233720368547758.09", 2), errc::value_out_of_range);
  EXPECT_EQ(failure("99999999999999999999999999999999999999", 38), errc::value_out_of_range);
  EXPECT_EQ(failure("99999999999999999999999999999999999999", 0), errc::value_out_of_range);
  // 2^126: times 100 it is a multiple of 2^128.
  EXPECT_EQ(failure("85070591730234615865843651857942052864", 2), errc::value_out_of_range);
  EXPECT_EQ(failure("1", 19), errc::value_out_of_range);
  EXPECT_EQ(failure("1", -1), errc::value_out_of_range);
  EXPECT_EQ(failure("0", 39), errc::value_out_of_range);
}

// Against the text: moving the point is what scaling does.
TEST(decimal, scaling_moves_the_point) {
  std::mt19937_64 random(99);
  for (int i = 0; i < 100'000; ++i) {
    const decimal number(static_cast<std::int64_t>(random()) >> (random() % 64),
                         static_cast<int>(random() % 20));
    for (int scale = 0; scale < 24; ++scale) {
      const result<std::int64_t> scaled = number.to_scaled(scale);
      if (scaled.has_value()) {
        ASSERT_EQ(decimal(*scaled, scale), number) << number.to_string() << ' ' << scale;
      } else if (scale >= number.scale()) {
        // Nothing can be lost, so only the size is at fault: as many digits as that do not fit.
        ASSERT_EQ(scaled.error().code, errc::value_out_of_range);
        std::string digits = number.to_string();
        std::erase_if(digits, [](char c) { return c == '-' || c == '.'; });
        digits.append(static_cast<std::size_t>(scale - number.scale()), '0');
        digits.erase(0, digits.find_first_not_of('0'));
        ASSERT_GE(digits.size(), 19U);
        ASSERT_TRUE(digits.size() > 19 || digits > "9223372036854775807") << digits;
      }
    }
  }
}

TEST(decimal, becomes_the_nearest_double) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200'000; ++i) {
    const std::string text = random_text(random);
    ASSERT_EQ(static_cast<double>(parsed(text)), std::strtod(text.c_str(), nullptr)) << text;
  }
  EXPECT_EQ(static_cast<double>(parsed("0.1")), 0.1);
  EXPECT_EQ(static_cast<double>(parsed("9007199254740993")), 9007199254740992.0);
}

}  // namespace
}  // namespace xylem
