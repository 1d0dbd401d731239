// SPDX-License-Identifier: MIT
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

template <class Floating>
class every_floating : public testing::Test {};

using floating_types = testing::Types<float, double>;
TYPED_TEST_SUITE(every_floating, floating_types);

TYPED_TEST(every_floating, reads_the_forms_of_xml_schema) {
  EXPECT_EQ(value_of<TypeParam>("1"), TypeParam(1));
  EXPECT_EQ(value_of<TypeParam>("1."), TypeParam(1));
  EXPECT_EQ(value_of<TypeParam>(".5"), TypeParam(0.5));
  EXPECT_EQ(value_of<TypeParam>("-1.5"), TypeParam(-1.5));
  EXPECT_EQ(value_of<TypeParam>("+1.5"), TypeParam(1.5));
  EXPECT_EQ(value_of<TypeParam>("1.5e3"), TypeParam(1500));
  EXPECT_EQ(value_of<TypeParam>("1.5E+3"), TypeParam(1500));
  EXPECT_EQ(value_of<TypeParam>("15000e-1"), TypeParam(1500));
  EXPECT_EQ(value_of<TypeParam>("00012.500"), TypeParam(12.5));
  EXPECT_TRUE(std::signbit(value_of<TypeParam>("-0")));
  EXPECT_FALSE(std::signbit(value_of<TypeParam>("0")));
}

TYPED_TEST(every_floating, spells_what_is_no_number_exactly) {
  EXPECT_EQ(value_of<TypeParam>("INF"), std::numeric_limits<TypeParam>::infinity());
  EXPECT_EQ(value_of<TypeParam>("-INF"), -std::numeric_limits<TypeParam>::infinity());
  EXPECT_TRUE(std::isnan(value_of<TypeParam>("NaN")));
  for (const char* text : {"inf", "-inf", "Inf", "nan", "NAN", "infinity", "INFINITY", "+INF",
                           "-NaN", "nan(1)", "INF ", "INFI", "INF-"}) {
    EXPECT_EQ(code_of<TypeParam>(text), errc::value_malformed) << text;
    EXPECT_EQ(code_of<TypeParam>(text, sap_format), errc::value_malformed) << text;
  }
}

TYPED_TEST(every_floating, refuses_what_is_no_number) {
  for (const char* text : {"-",   "+",     ".",     "e",     "e5",    ".e5",  "1e",  "1e+", "--1",
                           "+-1", "1-",    "1 ",    " 1",    "0x1p3", "0x10", "1p3", "1f",  "1.0f",
                           "1,5", "1.2.3", "1e5.0", "1e5e5", "1_000", "1d5",  "$1"}) {
    EXPECT_EQ(code_of<TypeParam>(text), errc::value_malformed) << text;
  }
  EXPECT_EQ(code_of<TypeParam>(std::string_view("1\0", 2)), errc::value_malformed);
}

TYPED_TEST(every_floating, overflow_is_an_error_and_underflow_is_zero) {
  for (const char* text : {"1e400", "-1e400", "1e99999999999999999999999", "123456789e392"}) {
    EXPECT_EQ(code_of<TypeParam>(text), errc::value_out_of_range) << text;
  }
  EXPECT_EQ(code_of<TypeParam>(std::string(400, '9')), errc::value_out_of_range);
  EXPECT_EQ(code_of<TypeParam>("0." + std::string(400, '0') + "1e900"), errc::value_out_of_range);
  for (const char* text : {"1e-400", "1e-99999999999999999999999", "0.00001e-395"}) {
    EXPECT_EQ(value_of<TypeParam>(text), TypeParam(0)) << text;
    EXPECT_TRUE(std::signbit(value_of<TypeParam>(negated(text)))) << text;
  }
  EXPECT_EQ(value_of<TypeParam>(std::string(400, '9') + "e-900"), TypeParam(0));
  // Zero times any power of ten.
  EXPECT_EQ(value_of<TypeParam>("0e99999999999999999999"), TypeParam(0));
  EXPECT_EQ(value_of<TypeParam>("0.00e-99999999999999999999"), TypeParam(0));
}

TYPED_TEST(every_floating, ends_at_its_limits) {
  using limits = std::numeric_limits<TypeParam>;
  for (const TypeParam border :
       {limits::max(), limits::lowest(), limits::min(), limits::denorm_min(), limits::epsilon()}) {
    std::array<char, 64> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), border).ptr;
    EXPECT_EQ(value_of<TypeParam>({text.data(), static_cast<std::size_t>(end - text.data())}),
              border);
  }
}

TYPED_TEST(every_floating, sap_and_decimal_comma) {
  EXPECT_EQ(value_of<TypeParam>("123.5-", sap_format), TypeParam(-123.5));
  EXPECT_EQ(value_of<TypeParam>("-123.5", sap_format), TypeParam(-123.5));
  EXPECT_EQ(value_of<TypeParam>("1.5e2-", sap_format), TypeParam(-150));
  EXPECT_EQ(code_of<TypeParam>("  ", sap_format), errc::field_missing);
  EXPECT_EQ(value_of<TypeParam>("1.234,5", comma_format), TypeParam(1234.5));
  EXPECT_EQ(value_of<TypeParam>("-1234,5", comma_format), TypeParam(-1234.5));
  EXPECT_EQ(value_of<TypeParam>("0,25", comma_format), TypeParam(0.25));
  EXPECT_EQ(value_of<TypeParam>("1,5e-1", comma_format), TypeParam(0.15L));
  EXPECT_TRUE(std::signbit(value_of<TypeParam>("-0,00", comma_format)));
  EXPECT_EQ(value_of<TypeParam>("1.234.567", comma_format), TypeParam(1234567));
  EXPECT_EQ(code_of<TypeParam>("1.5", comma_format), errc::value_malformed);
  EXPECT_EQ(code_of<TypeParam>("1e400", comma_format), errc::value_out_of_range);
  EXPECT_EQ(value_of<TypeParam>("1e-400", comma_format), TypeParam(0));
  EXPECT_TRUE(std::isnan(value_of<TypeParam>("NaN", comma_format)));
  text_format both = sap_format;
  both.decimal_comma = true;
  EXPECT_EQ(value_of<TypeParam>("1.234,5-", both), TypeParam(-1234.5));
}

TYPED_TEST(every_floating, is_empty_or_missing) {
  EXPECT_EQ(code_of<TypeParam>(""), errc::value_empty);
  EXPECT_EQ(code_of<TypeParam>("", missing_format), errc::field_missing);
  EXPECT_EQ(code_of<TypeParam>("", sap_format), errc::field_missing);
}

std::string printed(const char* form, int precision, double number) {
  std::array<char, 512> text;
  const int length = std::snprintf(text.data(), text.size(), form, precision, number);
  return std::string(text.data(), static_cast<std::size_t>(length));
}

std::string with_comma(std::string text) {
  if (const std::size_t point = text.find('.'); point != std::string::npos) text[point] = ',';
  return text;
}

// Random bit patterns, written with 17 digits (which decide a double) or fewer: what is read is
// what strtod reads.
TEST(floating, agrees_with_strtod) {
  std::mt19937_64 random(20240223);
  for (int i = 0; i < 1'000'000; ++i) {
    const auto number = std::bit_cast<double>(random());
    if (!std::isfinite(number)) continue;
    const std::string text = printed("%.*e", static_cast<int>(random() % 17), number);
    const double expected = std::strtod(text.c_str(), nullptr);
    double out = 0;
    if (std::isinf(expected)) {
      ASSERT_EQ(read(text, plain, out), errc::value_out_of_range) << text;
      continue;
    }
    ASSERT_EQ(read(text, plain, out), errc::ok) << text;
    ASSERT_EQ(std::bit_cast<std::uint64_t>(out), std::bit_cast<std::uint64_t>(expected)) << text;
    ASSERT_EQ(read(with_comma(text), comma_format, out), errc::ok) << text;
    ASSERT_EQ(std::bit_cast<std::uint64_t>(out), std::bit_cast<std::uint64_t>(expected)) << text;
  }
}

TEST(floating, agrees_with_strtof) {
  std::mt19937 random(20240223);
  for (int i = 0; i < 200'000; ++i) {
    const auto number = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
    if (!std::isfinite(number)) continue;
    const std::string text = printed("%.*e", static_cast<int>(random() % 12), double{number});
    const float expected = std::strtof(text.c_str(), nullptr);
    float out = 0;
    if (std::isinf(expected)) {
      ASSERT_EQ(read(text, plain, out), errc::value_out_of_range) << text;
      continue;
    }
    ASSERT_EQ(read(text, plain, out), errc::ok) << text;
    ASSERT_EQ(std::bit_cast<std::uint32_t>(out), std::bit_cast<std::uint32_t>(expected)) << text;
    ASSERT_EQ(read(with_comma(text), comma_format, out), errc::ok) << text;
    ASSERT_EQ(std::bit_cast<std::uint32_t>(out), std::bit_cast<std::uint32_t>(expected)) << text;
  }
}

// Between two doubles, exactly: one digit far behind decides which of them it is.
TEST(floating, long_midpoints_are_decided_by_the_last_digit) {
  const double below = 1.0;
  const double above = std::nextafter(1.0, 2.0);
  const std::string midpoint = "1.00000000000000011102230246251565404236316680908203125";
  for (const std::size_t zeros : {0U, 10U, 700U, 760U, 800U, 2000U, 100000U}) {
    const std::string tie = midpoint + std::string(zeros, '0');
    EXPECT_EQ(value_of<double>(tie), below) << zeros;
    EXPECT_EQ(value_of<double>(tie + "1"), above) << zeros;
    EXPECT_EQ(value_of<double>(with_comma(tie), comma_format), below) << zeros;
    EXPECT_EQ(value_of<double>(with_comma(tie) + "1", comma_format), above) << zeros;
    EXPECT_EQ(value_of<double>(with_comma(tie) + "0", comma_format), below) << zeros;
  }
  // The same with the digits before the comma, thousands and an exponent.
  std::string digits = midpoint;
  digits.erase(1, 1);
  std::string exponent = "e-";
  exponent += std::to_string(digits.size() - 1 + 3000);
  EXPECT_EQ(value_of<double>(digits + std::string(3000, '0') + exponent, comma_format), below);
  EXPECT_EQ(value_of<double>(digits + std::string(2999, '0') + "1" + exponent, comma_format),
            above);
}

}  // namespace
}  // namespace xylem::convert_tests
