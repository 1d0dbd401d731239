// SPDX-License-Identifier: MIT
#include "record/stable_text.hpp"

#include <cstring>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace xylem::record {
namespace {

TEST(stable_text, what_was_handed_out_stays) {
  std::mt19937 random(3);
  stable_text text;
  for (int record = 0; record < 50; ++record) {
    text.reset();
    std::vector<std::pair<std::span<char>, char>> taken;
    for (int i = 0; i < 60; ++i) {
      const std::size_t size = random() % 7 == 0 ? random() % 20'000 : random() % 100;
      const char fill = static_cast<char>('a' + i % 26);
      const std::span<char> room = text.take(size);
      ASSERT_EQ(room.size(), size);
      if (size != 0) std::memset(room.data(), fill, size);
      taken.emplace_back(room, fill);
    }
    for (const auto& [room, fill] : taken) {
      ASSERT_EQ(std::string(room.begin(), room.end()), std::string(room.size(), fill));
    }
  }
}

TEST(stable_text, one_block_is_enough_once_it_has_seen_a_record) {
  stable_text text;
  for (int i = 0; i < 20; ++i)
    (void)text.take(3000);
  text.reset();
  const char* before = text.take(3000).data();
  // All in one piece now.
  for (int i = 1; i < 20; ++i) {
    const char* const next = text.take(3000).data();
    ASSERT_EQ(next, before + 3000);
    before = next;
  }
}

}  // namespace
}  // namespace xylem::record
