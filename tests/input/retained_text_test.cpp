// SPDX-License-Identifier: MIT
#include "input/retained_text.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace xylem::input {
namespace {

TEST(retained_text, holds_only_the_block_unless_asked) {
  const std::string text = "0123456789";
  retained_text held;
  held.show(std::string_view(text).substr(0, 5), 0, block_lifetime::stable);
  EXPECT_EQ(held.view(1, 4), "123");
  EXPECT_EQ(held.view(0, 6), "");
  held.end_block();
  EXPECT_EQ(held.view(1, 4), "");
  held.show(std::string_view(text).substr(5), 5, block_lifetime::stable);
  EXPECT_EQ(held.view(5, 10), "56789");
  EXPECT_EQ(held.view(4, 6), "");
  EXPECT_EQ(held.block_offset(), 5U);
}

TEST(retained_text, does_not_copy_memory_that_stays) {
  const std::string text(1000, 'x');
  retained_text held;
  for (std::size_t at = 0; at < text.size(); at += 100) {
    held.show(std::string_view(text).substr(at, 100), at, block_lifetime::stable);
    if (at == 0) held.retain_from(10);
    held.end_block();
    held.end_input();
  }
  EXPECT_EQ(held.view(10, 1000).data(), text.data() + 10);
  EXPECT_EQ(held.view(9, 1000), "");
}

TEST(retained_text, completes_a_record_over_two_buffers) {
  retained_text held;
  std::string first = "<a>1</a><b>2";
  held.show(first, 0, block_lifetime::until_input);
  held.retain_from(8);
  held.end_block();
  held.end_input();
  first.assign(first.size(), '?');
  EXPECT_EQ(held.view(8, 12), "<b>2");

  const std::string second = "3</b><c>4</c>";
  held.show(second, 12, block_lifetime::until_input);
  const std::string_view record = held.view(8, 17);
  EXPECT_EQ(record, "<b>23</b>");
  EXPECT_EQ(held.view(17, 25).data(), second.data() + 5) << "what lies in the block is not copied";
  EXPECT_EQ(record, "<b>23</b>") << "asking for more does not move it";
  EXPECT_EQ(held.view(11, 25), "23</b><c>4</c>");
}

TEST(retained_text, retains_from_a_place_that_has_not_come) {
  retained_text held;
  held.show("0123", 0, block_lifetime::until_next);
  held.retain_from(6);
  held.end_block();
  held.show("4567", 4, block_lifetime::until_next);
  held.end_block();
  held.show("89", 8, block_lifetime::until_next);
  EXPECT_EQ(held.view(6, 10), "6789");
  EXPECT_EQ(held.view(5, 10), "");
}

// Against a string that keeps everything, with memory that is overwritten when it may be.
TEST(retained_text, agrees_with_keeping_everything) {
  std::minstd_rand random(7);
  const auto below = [&](std::uint64_t bound) { return random() % bound; };
  for (int round = 0; round < 300; ++round) {
    retained_text held;
    std::string all;
    std::vector<std::string> stable_memory;
    stable_memory.reserve(1000);
    std::uint64_t begin = ~std::uint64_t{0};
    for (int input = 0; input < 20; ++input) {
      const auto lifetime = static_cast<block_lifetime>(below(3));
      std::string memory;
      for (std::uint64_t i = below(200); i-- > 0;)
        memory += static_cast<char>('a' + below(26));
      if (lifetime == block_lifetime::stable) stable_memory.push_back(memory);
      std::string& bytes = lifetime == block_lifetime::stable ? stable_memory.back() : memory;
      std::size_t at = 0;
      while (at < bytes.size()) {
        const std::size_t length = std::min<std::size_t>(bytes.size() - at, 1 + below(60));
        held.show(std::string_view(bytes).substr(at, length), all.size(), lifetime);
        const std::uint64_t block_begin = all.size();
        all.append(bytes, at, length);
        at += length;
        for (std::uint64_t tries = below(4); tries-- > 0;) {
          if (below(3) == 0) {
            const std::uint64_t oldest = begin == ~std::uint64_t{0} ? block_begin : begin;
            begin = oldest + below(all.size() - oldest + 5);
            held.retain_from(begin);
          }
          const std::uint64_t from = below(all.size());
          const std::uint64_t to = from + below(all.size() + 1 - from);
          const bool is_held = from >= std::min(begin, block_begin);
          ASSERT_EQ(held.view(from, to), is_held ? all.substr(from, to - from) : "");
        }
        held.end_block();
        if (lifetime == block_lifetime::until_next) {
          std::fill_n(bytes.begin(), static_cast<std::ptrdiff_t>(at), '?');
        }
      }
      held.end_input();
      if (lifetime == block_lifetime::until_input) std::fill(bytes.begin(), bytes.end(), '?');
      if (!all.empty() && begin < all.size()) {
        ASSERT_EQ(held.view(begin, all.size()), all.substr(begin));
      }
    }
    held.clear();
    ASSERT_FALSE(held.is_retaining());
  }
}

}  // namespace
}  // namespace xylem::input
