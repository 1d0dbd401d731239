// SPDX-License-Identifier: MIT
#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace xylem::convert_tests {
namespace {

TEST(boolean, has_four_spellings) {
  EXPECT_TRUE(value_of<bool>("true"));
  EXPECT_TRUE(value_of<bool>("1"));
  EXPECT_FALSE(value_of<bool>("false"));
  EXPECT_FALSE(value_of<bool>("0"));
  for (const char* text :
       {"TRUE", "True", "tru", "truee", "FALSE", "False", "fals", "yes", "no", "X",    "x",
        " ",    "00",   "01",  "10",    "-0",    "+1",    "2",    "t",   "f",  "true "}) {
    EXPECT_EQ(code_of<bool>(text), errc::value_malformed) << text;
  }
  EXPECT_EQ(code_of<bool>(std::string_view("true\0", 5)), errc::value_malformed);
}

TEST(boolean, is_empty_or_missing) {
  EXPECT_EQ(code_of<bool>(""), errc::value_empty);
  EXPECT_EQ(code_of<bool>("", missing_format), errc::field_missing);
}

TEST(boolean, is_x_or_blank_in_sap) {
  EXPECT_TRUE(value_of<bool>("X", sap_format));
  EXPECT_FALSE(value_of<bool>("", sap_format));
  EXPECT_FALSE(value_of<bool>(" ", sap_format));
  for (const char* text : {"x", "true", "false", "1", "0", "XX", " X", "X ", "-", "J"}) {
    EXPECT_EQ(code_of<bool>(text, sap_format), errc::value_malformed) << text;
  }
}

TEST(boolean, blank_is_missing_in_sap_if_the_field_says_so) {
  text_format format = sap_format;
  format.empty_is_missing = true;
  EXPECT_EQ(code_of<bool>("", format), errc::field_missing);
  EXPECT_EQ(code_of<bool>(" ", format), errc::field_missing);
  EXPECT_TRUE(value_of<bool>("X", format));
}

TEST(boolean, leaves_the_target_alone_on_failure) {
  bool out = true;
  EXPECT_NE(read("no", plain, out), errc::ok);
  EXPECT_TRUE(out);
}

}  // namespace
}  // namespace xylem::convert_tests
