// SPDX-License-Identifier: MIT
#include <xylem/convert.hpp>

#include <gtest/gtest.h>

#include "reading.hpp"

namespace {

enum class status : short { unknown, active, blocked };
enum plain_enum { red, green };
enum class without_table { some };
enum class with_empty { none, some };
enum class own_conversion { one, two };

}  // namespace

template <>
inline constexpr auto xylem::enum_names<status> = xylem::names<status>(
    {{"A", status::active}, {"B", status::blocked}, {"gesperrt", status::blocked}});

template <>
inline constexpr auto xylem::enum_names<plain_enum> = xylem::names<plain_enum>({{"red", red},
                                                                                {"green", green}});

template <>
inline constexpr auto xylem::enum_names<with_empty> =
    xylem::names<with_empty>({{"", with_empty::none}, {"X", with_empty::some}});

template <>
struct xylem::convert<own_conversion> {
  static constexpr std::string_view type_name = "one or two";
  static errc from_text(std::string_view text, const text_format&, own_conversion& out) noexcept {
    out = text == "1" ? own_conversion::one : own_conversion::two;
    return errc::ok;
  }
};

namespace xylem::convert_tests {
namespace {

TEST(enumeration, is_looked_up_in_its_table) {
  EXPECT_EQ(value_of<status>("A"), status::active);
  EXPECT_EQ(value_of<status>("B"), status::blocked);
  EXPECT_EQ(value_of<status>("gesperrt"), status::blocked);
  EXPECT_EQ(value_of<plain_enum>("green"), green);
}

TEST(enumeration, refuses_text_that_is_not_listed) {
  status out = status::active;
  for (const char* text : {"C", "a", "AB", " A", "A ", "gesperr", "gesperrte", "1"}) {
    EXPECT_EQ(read(text, plain, out), errc::value_not_listed) << text;
  }
  EXPECT_EQ(read(std::string_view("A\0", 2), plain, out), errc::value_not_listed);
  EXPECT_EQ(out, status::active);
}

TEST(enumeration, may_list_the_empty_text) {
  EXPECT_EQ(code_of<status>(""), errc::value_empty);
  EXPECT_EQ(code_of<status>("", missing_format), errc::field_missing);
  EXPECT_EQ(value_of<with_empty>(""), with_empty::none);
  EXPECT_EQ(code_of<with_empty>("", missing_format), errc::field_missing);
}

TEST(enumeration, may_have_its_own_conversion) {
  EXPECT_EQ(value_of<own_conversion>("1"), own_conversion::one);
  EXPECT_EQ(convert<own_conversion>::type_name, "one or two");
}

template <class T>
concept is_convertible = requires {
  convert<T>::type_name;
};
static_assert(is_convertible<status> && is_convertible<plain_enum>);
static_assert(!is_convertible<without_table>);
static_assert(enum_names<status>.texts.size() == 3);

}  // namespace
}  // namespace xylem::convert_tests
