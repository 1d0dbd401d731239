// SPDX-License-Identifier: MIT
#include "convert/number.hpp"

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_stage {
namespace {

using convert_tests::comma_format;
using convert_tests::plain;
using convert_tests::sap_format;

bool is_number(std::string_view text, const text_format& format) {
  number_text ignored;
  return scan_number(text, format, ignored);
}

TEST(number, is_taken_apart) {
  number_text n;
  ASSERT_TRUE(scan_number("-0012.340e+05", plain, n));
  EXPECT_TRUE(n.is_negative);
  EXPECT_TRUE(n.has_point);
  EXPECT_TRUE(n.has_exponent);
  EXPECT_EQ(n.whole, "0012");
  EXPECT_EQ(n.fraction, "340");
  EXPECT_EQ(n.exponent, "+05");
  EXPECT_EQ(n.unsigned_text, "0012.340e+05");

  ASSERT_TRUE(scan_number("7", plain, n));
  EXPECT_FALSE(n.is_negative);
  EXPECT_FALSE(n.has_point);
  EXPECT_FALSE(n.has_exponent);
  EXPECT_EQ(n.whole, "7");
  EXPECT_EQ(n.fraction, "");
  EXPECT_EQ(n.exponent, "");
}

TEST(number, has_a_digit_on_either_side_of_the_point) {
  for (const char* good : {"1", "1.", ".1", "1.1", "+.1", "-1.", "1.e5", ".1E-5"}) {
    EXPECT_TRUE(is_number(good, plain)) << good;
  }
  for (const char* bad :
       {".",   "+",   "-",  "+.", "-.", "e5", ".e5", "1e",  "1e+", "1e5.", "1.2.3",
        "--1", "+-1", "1-", "1+", " 1", "1 ", "1,5", "0x1", "1_0", "1e5e5"}) {
    EXPECT_FALSE(is_number(bad, plain)) << bad;
  }
}

TEST(number, sign_may_follow_in_sap_only) {
  number_text n;
  ASSERT_TRUE(scan_number("123.45-", sap_format, n));
  EXPECT_TRUE(n.is_negative);
  EXPECT_EQ(n.unsigned_text, "123.45");
  for (const char* good : {"1-", "-1", "+1", "1e5-", ".5-"}) {
    EXPECT_TRUE(is_number(good, sap_format)) << good;
  }
  for (const char* bad : {"-", "--", "-1-", "+1-", "1--", "1 -", "1+", "1e-", "-.-"}) {
    EXPECT_FALSE(is_number(bad, sap_format)) << bad;
  }
}

TEST(number, thousands_are_groups_of_three) {
  number_text n;
  ASSERT_TRUE(scan_number("-12.345.678,9", comma_format, n));
  EXPECT_EQ(n.whole, "12.345.678");
  EXPECT_EQ(n.fraction, "9");
  for (const char* good : {"1.234", "12.345", "123.456", "1.234.567", "1234", "1234567", "1234,5",
                           "1.234,", ",5", "0.000", "1.234,5e5"}) {
    EXPECT_TRUE(is_number(good, comma_format)) << good;
  }
  for (const char* bad :
       {"1.5", "1.23", "1.2345", "1234.567", "1.234567", ".234", "1..234", "1.234.", "1.", "1.,5",
        "1.234.56", "1,234.5", "1,2,3", ",", "1.234,5.6", "1,234,567"}) {
    EXPECT_FALSE(is_number(bad, comma_format)) << bad;
  }
}

}  // namespace
}  // namespace xylem::convert_stage
