// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

constexpr text_format stripping{.strips_leading_zeros = true};

std::string_view view_of(std::string_view text, const text_format& format) {
  std::string_view out = "not set";
  EXPECT_EQ(convert<std::string_view>::from_text(text, format, out), errc::ok);
  return out;
}

TEST(text, is_a_view_of_what_was_given) {
  const std::string text = " a\tb ";
  const std::string_view out = view_of(text, plain);
  EXPECT_EQ(out.data(), text.data());
  EXPECT_EQ(out.size(), text.size());
  EXPECT_TRUE(convert<std::string_view>::keeps_whitespace);
  EXPECT_TRUE(convert<std::string>::keeps_whitespace);
}

TEST(text, is_copied_into_strings) {
  EXPECT_EQ(value_of<std::string>("abc"), "abc");
  EXPECT_EQ(value_of<std::string>(std::string(100'000, 'x')), std::string(100'000, 'x'));
  EXPECT_EQ(value_of<std::string>(std::string_view("a\0b", 3)), std::string_view("a\0b", 3));
  std::string reused(1000, 'x');
  EXPECT_EQ(read("short", plain, reused), errc::ok);
  EXPECT_EQ(reused, "short");
}

TEST(text, is_a_value_when_empty_unless_declared_missing) {
  EXPECT_EQ(view_of("", plain), "");
  EXPECT_EQ(view_of("", sap_format), "");
  EXPECT_EQ(value_of<std::string>(""), "");
  std::string_view out = "kept";
  EXPECT_EQ(convert<std::string_view>::from_text("", missing_format, out), errc::field_missing);
  EXPECT_EQ(out, "kept");
  std::string copy = "kept";
  EXPECT_EQ(read("", missing_format, copy), errc::field_missing);
  EXPECT_EQ(copy, "kept");
  EXPECT_EQ(view_of(" ", missing_format), " ");
}

TEST(text, loses_leading_zeros_if_it_is_all_digits) {
  struct row {
    std::string_view text, stripped;
  };
  for (const row& r :
       {row{"0000001460", "1460"}, row{"000000000000004711", "4711"}, row{"0", "0"},
        row{"000", "0"}, row{"100", "100"}, row{"0100", "100"}, row{"", ""}, row{"00A", "00A"},
        row{"A00", "A00"}, row{"00 1", "00 1"}, row{" 001", " 001"}, row{"-001", "-001"},
        row{"00.1", "00.1"}, row{"0\xD9\xA1", "0\xD9\xA1"}}) {
    EXPECT_EQ(view_of(r.text, stripping), r.stripped);
    EXPECT_EQ(value_of<std::string>(r.text, stripping), r.stripped);
    EXPECT_EQ(view_of(r.text, plain), r.text);
    EXPECT_EQ(view_of(r.text, sap_format), r.text);
  }
  const std::string text = "0007";
  EXPECT_EQ(view_of(text, stripping).data(), text.data() + 3);
}

TEST(text, of_many_zeros_is_one_zero) {
  const std::string zeros(1'000'000, '0');
  EXPECT_EQ(view_of(zeros, stripping), "0");
}

}  // namespace
}  // namespace xylem::convert_tests
