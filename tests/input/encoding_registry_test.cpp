// SPDX-License-Identifier: MIT
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "input/encoding.hpp"

namespace xylem::input {
namespace {

std::string swap_case(std::string_view name) {
  std::string swapped;
  for (const char c : name) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const bool is_lower = c >= 'a' && c <= 'z';
    swapped += static_cast<char>(is_upper ? c + 32 : is_lower ? c - 32 : c);
  }
  return swapped;
}

TEST(encoding_registry, finds_every_name_in_any_case) {
  for (const encoding& row : own_encodings()) {
    for (const std::string_view known : row.names) {
      if (known.empty()) continue;
      EXPECT_EQ(find_own_encoding(known), &row) << known;
      EXPECT_EQ(find_own_encoding(swap_case(known)), &row) << known;
      EXPECT_TRUE(is_encoding_name(known)) << known;
    }
  }
}

TEST(encoding_registry, lists_a_name_once) {
  std::set<std::string> seen;
  for (const encoding& row : own_encodings()) {
    for (const std::string_view known : row.names) {
      std::string lower(known);
      for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (!lower.empty()) {
        EXPECT_TRUE(seen.insert(lower).second) << known;
      }
    }
  }
}

TEST(encoding_registry, has_the_decoders_it_says) {
  const std::string ascii = "\t\n\r <a b='c'>~</a>";
  for (const encoding& row : own_encodings()) {
    if (row.family != encoding_family::ascii_superset) continue;
    std::string out(64, '\0');
    const conversion made = row.instance().convert(ascii, out);
    EXPECT_EQ(made.consumed, ascii.size());
    if (!row.instance().is_identity()) {
      EXPECT_EQ(out.substr(0, made.produced), ascii);
    }
  }
  EXPECT_EQ(&find_own_encoding("utf-8")->instance(), &utf_8());
  EXPECT_EQ(&find_own_encoding("Latin1")->instance(), &iso_8859_1());
  EXPECT_EQ(&find_own_encoding("CP1252")->instance(), &windows_1252());
  EXPECT_EQ(&find_own_encoding("ascii")->instance(), &us_ascii());
  EXPECT_EQ(find_own_encoding("UTF-16")->instance, nullptr);
}

TEST(encoding_registry, knows_no_other_name) {
  for (const char* name : {"", "UTF", "UTF-8 ", " UTF-8", "UTF-88", "latin-9", "KOI8-R"}) {
    EXPECT_EQ(find_own_encoding(name), nullptr) << name;
  }
}

TEST(is_encoding_name, follows_the_production) {
  for (const char* name : {"a", "Z", "UTF-8", "a.b_c-9", "ISO_8859-1"}) {
    EXPECT_TRUE(is_encoding_name(name)) << name;
  }
  for (const char* name :
       {"", "8859", "-a", "_a", "a b", "a/b", "UTF-8//IGNORE", "a:b", "\xC3\xA9"}) {
    EXPECT_FALSE(is_encoding_name(name)) << name;
  }
  EXPECT_FALSE(is_encoding_name(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace xylem::input
