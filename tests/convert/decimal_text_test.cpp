// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

std::string text_of(std::string_view text, const text_format& format = plain) {
  return value_of<decimal>(text, format).to_string();
}

TEST(decimal_text, keeps_the_digits_behind_the_point) {
  struct row {
    std::string_view text, canonical;
  };
  for (const row& r :
       {row{"0", "0"}, row{"-0", "0"}, row{"-0.00", "0.00"}, row{"100.00", "100.00"},
        row{"+1.5", "1.5"}, row{"-1.5", "-1.5"}, row{"1.", "1"}, row{".5", "0.5"},
        row{"-.50", "-0.50"}, row{"007", "7"}, row{"000.100", "0.100"},
        row{"1234567890123456789", "1234567890123456789"},
        row{"12345678901234567890", "12345678901234567890"},
        row{"-12345678901234567.89", "-12345678901234567.89"},
        row{"99999999999999999999999999999999999999", "99999999999999999999999999999999999999"}}) {
    EXPECT_EQ(text_of(r.text), r.canonical);
  }
}

TEST(decimal_text, refuses_what_is_no_decimal) {
  for (const char* text : {"-",    "+",
                           ".",    "-.",
                           "+.",   "1e5",
                           "1E0",  "INF",
                           "-INF", "NaN",
                           "1,5",  "1.2.3",
                           "--1",  "1-",
                           " 1",   "1 ",
                           "0x1",  "1_0",
                           "1..",  "..1",
                           "a",    "12345678901234567890123456789012345678901234567890x"}) {
    EXPECT_EQ(code_of<decimal>(text), errc::value_malformed) << text;
  }
  EXPECT_EQ(code_of<decimal>(std::string_view("1\0", 2)), errc::value_malformed);
}

TEST(decimal_text, has_38_digits) {
  const std::string nines(38, '9');
  EXPECT_EQ(text_of(nines), nines);
  EXPECT_EQ(code_of<decimal>(nines + "0"), errc::value_out_of_range);
  EXPECT_EQ(code_of<decimal>("1" + std::string(38, '0')), errc::value_out_of_range);
  EXPECT_EQ(text_of("1" + std::string(37, '0')), "1" + std::string(37, '0'));
  EXPECT_EQ(text_of(negated(std::string(10'000, '0') + nines)), negated(nines));
  EXPECT_EQ(text_of("0." + nines), "0." + nines);
  EXPECT_EQ(code_of<decimal>("0." + nines + "9"), errc::value_inexact);
  EXPECT_EQ(text_of("9." + nines.substr(1)), "9." + nines.substr(1));
  EXPECT_EQ(code_of<decimal>("9." + nines), errc::value_inexact);
  EXPECT_EQ(code_of<decimal>(nines + ".1"), errc::value_inexact);
  EXPECT_EQ(code_of<decimal>("0." + std::string(38, '0') + "1"), errc::value_inexact);
  EXPECT_EQ(text_of("0." + std::string(37, '0') + "1"), "0." + std::string(37, '0') + "1");
}

TEST(decimal_text, gives_up_trailing_zeros_before_digits) {
  const std::string nines(38, '9');
  EXPECT_EQ(text_of(nines + ".0"), nines);
  EXPECT_EQ(text_of(nines + "." + std::string(10'000, '0')), nines);
  EXPECT_EQ(text_of("1." + std::string(10'000, '0')), "1." + std::string(37, '0'));
  EXPECT_EQ(text_of("0." + std::string(10'000, '0')), "0." + std::string(38, '0'));
  EXPECT_EQ(text_of("1.5" + std::string(10'000, '0')), "1.5" + std::string(36, '0'));
  EXPECT_EQ(code_of<decimal>("1." + std::string(10'000, '0') + "1"), errc::value_inexact);
  EXPECT_EQ(code_of<decimal>("1." + std::string(10'000, '0') + "x"), errc::value_malformed);
}

// The path for short texts and the general one give the same: padding leads past the short one.
TEST(decimal_text, does_not_depend_on_length) {
  for (const char* text : {"0", "1", "-1", "1.5", "-0.00", ".5", "5.", "123456789012345678",
                           "-12345678901234.567", "0.000000000000001"}) {
    const bool is_negative = text[0] == '-';
    std::string padded(20, '0');
    padded += is_negative ? text + 1 : text;
    if (is_negative) padded = negated(padded);
    const auto short_value = value_of<decimal>(text);
    const auto long_value = value_of<decimal>(padded);
    EXPECT_EQ(short_value.to_string(), long_value.to_string());
    EXPECT_EQ(short_value.scale(), long_value.scale());
    EXPECT_EQ(short_value.is_negative(), long_value.is_negative());
  }
}

TEST(decimal_text, sap_and_decimal_comma) {
  EXPECT_EQ(text_of("123.45-", sap_format), "-123.45");
  EXPECT_EQ(text_of("-123.45", sap_format), "-123.45");
  EXPECT_EQ(text_of("123.45", sap_format), "123.45");
  EXPECT_EQ(text_of("0.00-", sap_format), "0.00");
  EXPECT_EQ(code_of<decimal>("-1.0-", sap_format), errc::value_malformed);
  EXPECT_EQ(code_of<decimal>("123.45 -", sap_format), errc::value_malformed);
  EXPECT_EQ(text_of("1.234,56", comma_format), "1234.56");
  EXPECT_EQ(text_of("1234,56", comma_format), "1234.56");
  EXPECT_EQ(text_of("-12.345.678,90", comma_format), "-12345678.90");
  EXPECT_EQ(text_of(",5", comma_format), "0.5");
  EXPECT_EQ(text_of("1.234", comma_format), "1234");
  for (const char* text : {"1.5", "1234.56", "1,234.56", "1.23,4", "12.34.567", "1,2,3", ","}) {
    EXPECT_EQ(code_of<decimal>(text, comma_format), errc::value_malformed) << text;
  }
  text_format both = sap_format;
  both.decimal_comma = true;
  EXPECT_EQ(text_of("1.234,56-", both), "-1234.56");
}

TEST(decimal_text, is_empty_or_missing) {
  EXPECT_EQ(code_of<decimal>(""), errc::value_empty);
  EXPECT_EQ(code_of<decimal>("", missing_format), errc::field_missing);
  EXPECT_EQ(code_of<decimal>("", sap_format), errc::field_missing);
  EXPECT_EQ(code_of<decimal>("   ", sap_format), errc::field_missing);
}

TEST(decimal_text, parse_explains_itself) {
  EXPECT_EQ(decimal::parse("12.50")->to_string(), "12.50");
  const result<decimal> bad = decimal::parse("12,50");
  ASSERT_FALSE(bad.has_value());
  EXPECT_EQ(bad.error().code, errc::value_malformed);
  EXPECT_EQ(bad.error().found.view(), "12,50");
  EXPECT_EQ(bad.error().expected, "decimal");
  EXPECT_EQ(decimal::parse("").error().code, errc::value_empty);
  EXPECT_EQ(decimal::parse(std::string(39, '9')).error().code, errc::value_out_of_range);
}

TEST(decimal_text, leaves_the_target_alone_on_failure) {
  decimal out(42);
  for (const char* text : {"", "x", "1.2.3", "999999999999999999999999999999999999999"}) {
    EXPECT_NE(read(text, plain, out), errc::ok);
    EXPECT_EQ(out, 42);
  }
}

}  // namespace
}  // namespace xylem::convert_tests
