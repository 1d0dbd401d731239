// SPDX-License-Identifier: MIT
#include <string>

#include <xylem/source.hpp>

#include <gtest/gtest.h>

namespace xylem {
namespace {

TEST(memory, gives_everything_at_once_and_copies_nothing) {
  const std::string document = "<a>text</a>";
  source s = memory(document);
  EXPECT_TRUE(s.bytes().is_stable());
  const auto first = s.bytes().read();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->data(), document.data());
  EXPECT_EQ(first->size(), document.size());
  EXPECT_TRUE(s.bytes().read()->empty());
  EXPECT_TRUE(s.bytes().read()->empty());
}

TEST(memory, may_be_empty) {
  source s = memory({});
  EXPECT_TRUE(s.bytes().read()->empty());
}

}  // namespace
}  // namespace xylem
