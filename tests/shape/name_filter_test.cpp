// SPDX-License-Identifier: MIT
#include "shape/name_filter.hpp"

#include <string>

#include <gtest/gtest.h>

namespace xylem::shape {
namespace {

TEST(name_filter, has_what_was_added) {
  name_filter some;
  for (int i = 0; i < 40; ++i) {
    const std::string name = "F" + std::to_string(i * 4);
    some.add(name);
    EXPECT_TRUE(some.may_have(name));
  }
  for (int i = 0; i < 40; ++i)
    EXPECT_TRUE(some.may_have("F" + std::to_string(i * 4)));
  some.clear();
  EXPECT_FALSE(some.may_have("F0"));
}

TEST(name_filter, knows_most_of_what_was_not) {
  name_filter some;
  for (const char* name : {"DOCNUM", "SNDPRN", "CREDAT", "BELNR", "CURCY", "ZTERM", "PARVW"})
    some.add(name);
  int mistaken = 0;
  for (int i = 0; i < 1000; ++i)
    mistaken += some.may_have("N" + std::to_string(i)) ? 1 : 0;
  EXPECT_LT(mistaken, 100);
}

TEST(name_filter, may_have_all) {
  name_filter all;
  EXPECT_FALSE(all.may_have(""));
  all.add_all();
  for (const char* name : {"", "a", "a-name", "\xC3\xA9"})
    EXPECT_TRUE(all.may_have(name));
}

}  // namespace
}  // namespace xylem::shape
