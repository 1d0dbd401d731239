// SPDX-License-Identifier: MIT
#include <limits>
#include <string>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "convert/wide_integer.hpp"
#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

template <class Integer>
class every_integer : public testing::Test {};

using integer_types = testing::Types<signed char, short, int, long, long long, unsigned char,
                                     unsigned short, unsigned, unsigned long, unsigned long long>;
TYPED_TEST_SUITE(every_integer, integer_types);

// Decimal text of a number that may lie outside all 64-bit types.
std::string text_of(convert_stage::int128 number) {
  std::string text;
  const bool is_negative = number < 0;
  do {
    const int digit = static_cast<int>(number % 10);
    text.insert(text.begin(), static_cast<char>('0' + (is_negative ? -digit : digit)));
    number /= 10;
  } while (number != 0);
  return is_negative ? negated(text) : text;
}

TYPED_TEST(every_integer, ends_at_its_limits) {
  using limits = std::numeric_limits<TypeParam>;
  const convert_stage::int128 first = limits::min();
  const convert_stage::int128 last = limits::max();
  for (int inside = 0; inside < 3; ++inside) {
    EXPECT_EQ(value_of<TypeParam>(text_of(first + inside)),
              limits::min() + static_cast<TypeParam>(inside));
    EXPECT_EQ(value_of<TypeParam>(text_of(last - inside)),
              limits::max() - static_cast<TypeParam>(inside));
  }
  for (int outside = 1; outside < 12; ++outside) {
    EXPECT_EQ(code_of<TypeParam>(text_of(first - outside)), errc::value_out_of_range);
    EXPECT_EQ(code_of<TypeParam>(text_of(last + outside)), errc::value_out_of_range);
  }
  EXPECT_EQ(code_of<TypeParam>(text_of(last * 10)), errc::value_out_of_range);
  EXPECT_EQ(code_of<TypeParam>(std::string(1000, '9')), errc::value_out_of_range);
  EXPECT_EQ(code_of<TypeParam>(negated(std::string(1000, '9'))), errc::value_out_of_range);
}

TYPED_TEST(every_integer, takes_signs_and_leading_zeros) {
  EXPECT_EQ(value_of<TypeParam>("+7"), TypeParam{7});
  EXPECT_EQ(value_of<TypeParam>("-0"), TypeParam{0});
  EXPECT_EQ(value_of<TypeParam>("+0"), TypeParam{0});
  EXPECT_EQ(value_of<TypeParam>("007"), TypeParam{7});
  EXPECT_EQ(value_of<TypeParam>(std::string(5000, '0') + "7"), TypeParam{7});
  const std::string last = std::to_string(std::numeric_limits<TypeParam>::max());
  EXPECT_EQ(value_of<TypeParam>(std::string(30, '0') + last),
            std::numeric_limits<TypeParam>::max());
}

TYPED_TEST(every_integer, refuses_what_is_no_integer) {
  for (const char* text :
       {"-",  "+",   "--1", "+-1", "1-",    "1+",    "1.",       "1.0",
        ".1", "1e0", "1E2", "0x1", "1_000", "1,000", "1 000",    " 1",
        "1 ", "a",   "1a",  "a1",  "INF",   "NaN",   "\xD9\xA1", "\xEF\xBC\x91"}) {
    EXPECT_EQ(code_of<TypeParam>(text), errc::value_malformed) << text;
  }
  EXPECT_EQ(code_of<TypeParam>(std::string_view("1\0", 2)), errc::value_malformed);
  EXPECT_EQ(code_of<TypeParam>(std::string_view("\0", 1)), errc::value_malformed);
  // What is no number at all is not called out of range.
  EXPECT_EQ(code_of<TypeParam>(std::string(1000, '9') + "x"), errc::value_malformed);
}

TYPED_TEST(every_integer, is_empty_or_missing) {
  EXPECT_EQ(code_of<TypeParam>(""), errc::value_empty);
  EXPECT_EQ(code_of<TypeParam>("", missing_format), errc::field_missing);
  EXPECT_EQ(code_of<TypeParam>(" "), errc::value_malformed);
  EXPECT_EQ(code_of<TypeParam>("", sap_format), errc::field_missing);
  EXPECT_EQ(code_of<TypeParam>(" \t\r\n ", sap_format), errc::field_missing);
  EXPECT_EQ(value_of<TypeParam>("0", sap_format), TypeParam{0});
}

TYPED_TEST(every_integer, sap_puts_the_minus_behind) {
  EXPECT_EQ(value_of<TypeParam>("12", sap_format), TypeParam{12});
  EXPECT_EQ(value_of<TypeParam>("+12", sap_format), TypeParam{12});
  EXPECT_EQ(value_of<TypeParam>("0-", sap_format), TypeParam{0});
  if constexpr (std::numeric_limits<TypeParam>::is_signed) {
    constexpr auto first = std::numeric_limits<TypeParam>::min();
    EXPECT_EQ(value_of<TypeParam>("12-", sap_format), TypeParam{-12});
    EXPECT_EQ(value_of<TypeParam>("-12", sap_format), TypeParam{-12});
    EXPECT_EQ(value_of<TypeParam>(text_of(first).substr(1) + "-", sap_format), first);
  } else {
    EXPECT_EQ(code_of<TypeParam>("12-", sap_format), errc::value_out_of_range);
  }
  for (const char* text : {"-", "-1-", "+1-", "1--", "1 -", "1+", "1.0-"}) {
    EXPECT_EQ(code_of<TypeParam>(text, sap_format), errc::value_malformed) << text;
  }
}

TYPED_TEST(every_integer, has_thousands_with_decimal_comma) {
  EXPECT_EQ(value_of<TypeParam>("100", comma_format), TypeParam{100});
  EXPECT_EQ(value_of<TypeParam>("0.100", comma_format), TypeParam{100});
  if constexpr (sizeof(TypeParam) > 1) {
    EXPECT_EQ(value_of<TypeParam>("1.234", comma_format), TypeParam{1234});
    EXPECT_EQ(value_of<TypeParam>("12.345", comma_format), TypeParam{12345});
  } else {
    EXPECT_EQ(code_of<TypeParam>("1.234", comma_format), errc::value_out_of_range);
  }
  for (const char* text : {"1.23", "1.2345", "1,0", "1,", "1234.567", "1.234,0"}) {
    EXPECT_EQ(code_of<TypeParam>(text, comma_format), errc::value_malformed) << text;
  }
}

TYPED_TEST(every_integer, leaves_the_target_alone_on_failure) {
  TypeParam out = 42;
  for (const char* text : {"", "x", "99999999999999999999999"}) {
    EXPECT_NE(read(text, plain, out), errc::ok);
    EXPECT_EQ(out, TypeParam{42});
  }
}

// All of the small types, and as much around them.
template <class Integer>
void check_all() {
  using limits = std::numeric_limits<Integer>;
  for (int number = -140'000; number <= 140'000; ++number) {
    const bool fits = number >= int{limits::min()} && number <= int{limits::max()};
    Integer out = 0;
    const std::string text = std::to_string(number);
    ASSERT_EQ(read(text, plain, out), fits ? errc::ok : errc::value_out_of_range) << number;
    if (fits) {
      ASSERT_EQ(int{out}, number);
    }
    const std::string sap = number < 0 ? text.substr(1) + "-" : text;
    ASSERT_EQ(code_of<Integer>(sap, sap_format), fits ? errc::ok : errc::value_out_of_range) << sap;
  }
}

TEST(integer, all_of_8_and_16_bits) {
  check_all<std::int8_t>();
  check_all<std::uint8_t>();
  check_all<std::int16_t>();
  check_all<std::uint16_t>();
}

TEST(integer, type_names_are_those_of_schemas) {
  EXPECT_EQ(convert<std::int8_t>::type_name, "int8");
  EXPECT_EQ(convert<std::int16_t>::type_name, "int16");
  EXPECT_EQ(convert<std::int32_t>::type_name, "int32");
  EXPECT_EQ(convert<long>::type_name, sizeof(long) == 8 ? "int64" : "int32");
  EXPECT_EQ(convert<long long>::type_name, "int64");
  EXPECT_EQ(convert<std::uint8_t>::type_name, "uint8");
  EXPECT_EQ(convert<std::uint16_t>::type_name, "uint16");
  EXPECT_EQ(convert<std::uint32_t>::type_name, "uint32");
  EXPECT_EQ(convert<unsigned long long>::type_name, "uint64");
}

template <class T>
concept is_convertible = requires {
  convert<T>::type_name;
};
static_assert(is_convertible<signed char> && is_convertible<unsigned char>);
static_assert(!is_convertible<char> && !is_convertible<wchar_t> && !is_convertible<char8_t> &&
              !is_convertible<char16_t> && !is_convertible<char32_t>);

}  // namespace
}  // namespace xylem::convert_tests
