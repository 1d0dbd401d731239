// SPDX-License-Identifier: MIT
#include "shape/name_head.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace xylem::shape {
namespace {

constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";

// The name with its terminator, and something behind it.
std::array<char, 64> in_memory(std::string_view name, char behind) {
  std::array<char, 64> bytes{};
  bytes.fill(behind);
  name.copy(bytes.data(), name.size());
  bytes[name.size()] = '\0';
  return bytes;
}

TEST(NameHead, HoldsNamesOfUpToFifteenBytes) {
  for (std::size_t size = 0; size <= letters.size(); ++size)
    EXPECT_EQ(name_head(letters.substr(0, size)).is_whole(), size <= 15) << size;
  EXPECT_FALSE(name_head().is_whole());
}

TEST(NameHead, KnowsItsNameWhateverLiesBehind) {
  for (std::size_t size = 0; size <= 15; ++size) {
    const name_head head(letters.substr(0, size));
    for (const char behind : {'\0', 'x', '\xFF'})
      EXPECT_TRUE(head.is_head_of(in_memory(letters.substr(0, size), behind).data())) << size;
  }
}

TEST(NameHead, TellsApartNamesThatDifferInAnyByteOrInLength) {
  for (std::size_t size = 0; size <= 15; ++size) {
    const name_head head(letters.substr(0, size));
    for (std::size_t other = 0; other <= letters.size(); ++other) {
      if (other == size) continue;
      EXPECT_FALSE(head.is_head_of(in_memory(letters.substr(0, other), '\0').data()));
    }
    for (std::size_t at = 0; at < size; ++at) {
      std::string changed(letters.substr(0, size));
      changed[at] = '_';
      EXPECT_FALSE(head.is_head_of(in_memory(changed, '\0').data())) << size << ' ' << at;
    }
  }
}

}  // namespace
}  // namespace xylem::shape
