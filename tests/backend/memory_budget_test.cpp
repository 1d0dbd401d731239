// SPDX-License-Identifier: MIT
#include "backend/memory_budget.hpp"

#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace xylem::backend_stage {
namespace {

// Exactly enough for blocks of these sizes at a time.
template <class... Sizes>
std::uint64_t enough_for(Sizes... sizes) {
  return (memory_budget::cost_of(sizes) + ...);
}

TEST(memory_budget, is_counted_while_in_force) {
  memory_budget budget(enough_for(600U, 400U));
  void* unbounded = memory_budget::allocate(5000);  // nobody's
  ASSERT_NE(unbounded, nullptr);
  const memory_budget::in_force counted(budget);
  void* const a = memory_budget::allocate(600);
  ASSERT_NE(a, nullptr);
  void* const b = memory_budget::allocate(400);
  ASSERT_NE(b, nullptr);
  EXPECT_FALSE(budget.is_exceeded());
  EXPECT_EQ(memory_budget::allocate(1), nullptr);
  EXPECT_TRUE(budget.is_exceeded());
  budget.forgive();
  EXPECT_FALSE(budget.is_exceeded());
  memory_budget::release(b);
  void* const c = memory_budget::allocate(400);
  EXPECT_NE(c, nullptr);
  memory_budget::release(a);
  memory_budget::release(c);
  memory_budget::release(unbounded);  // costs no budget anything
  // All of it is there again.
  void* const d = memory_budget::allocate(600);
  void* const e = memory_budget::allocate(400);
  EXPECT_NE(d, nullptr);
  EXPECT_NE(e, nullptr);
  EXPECT_EQ(memory_budget::allocate(1), nullptr);
  memory_budget::release(d);
  memory_budget::release(e);
  memory_budget::release(nullptr);
}

TEST(memory_budget, blocks_return_to_their_owner) {
  memory_budget first(enough_for(100U));
  memory_budget second(enough_for(100U));
  void* block = nullptr;
  {
    const memory_budget::in_force counted(first);
    block = memory_budget::allocate(100);
    ASSERT_NE(block, nullptr);
  }
  {
    const memory_budget::in_force counted(second);
    memory_budget::release(block);
    void* const all = memory_budget::allocate(100);
    EXPECT_NE(all, nullptr);
    memory_budget::release(all);
  }
  const memory_budget::in_force counted(first);
  void* const again = memory_budget::allocate(100);
  EXPECT_NE(again, nullptr);
  memory_budget::release(again);
}

TEST(memory_budget, resizing_keeps_the_bytes) {
  memory_budget budget(enough_for(40U, 100U) - 1);
  const memory_budget::in_force counted(budget);
  char* bytes = static_cast<char*>(memory_budget::resize(nullptr, 10));
  ASSERT_NE(bytes, nullptr);
  std::memcpy(bytes, "0123456789", 10);
  bytes = static_cast<char*>(memory_budget::resize(bytes, 40));
  ASSERT_NE(bytes, nullptr);
  EXPECT_EQ(std::memcmp(bytes, "0123456789", 10), 0);
  // Refused, as both would be there for a moment: the old block is untouched.
  EXPECT_EQ(memory_budget::resize(bytes, 100), nullptr);
  EXPECT_TRUE(budget.is_exceeded());
  EXPECT_EQ(std::memcmp(bytes, "0123456789", 10), 0);
  bytes = static_cast<char*>(memory_budget::resize(bytes, 4));
  ASSERT_NE(bytes, nullptr);
  EXPECT_EQ(std::memcmp(bytes, "0123", 4), 0);
  memory_budget::release(bytes);
  void* const all = memory_budget::allocate(100);
  EXPECT_NE(all, nullptr);
  memory_budget::release(all);
}

// A library that keeps many short strings must not take several times the limit.
TEST(memory_budget, what_a_block_costs_is_counted) {
  for (const std::size_t size : {0U, 1U, 8U, 9U, 24U, 25U, 1000U, 1032U, 1033U, 32768U, 40000U}) {
    EXPECT_GE(memory_budget::cost_of(size), size + 2 * sizeof(void*)) << size;
    EXPECT_LE(memory_budget::cost_of(size), size + size / 2 + 64) << size;
  }
  memory_budget budget(10 * memory_budget::cost_of(1));
  const memory_budget::in_force counted(budget);
  std::vector<void*> blocks;
  while (void* const block = memory_budget::allocate(1))
    blocks.push_back(block);
  EXPECT_EQ(blocks.size(), 10U);
  for (void* const block : blocks)
    memory_budget::release(block);
}

// Blocks out of use serve again for what fits, and only that.
TEST(memory_budget, kept_blocks_have_the_room) {
  memory_budget budget(1U << 20U);
  const memory_budget::in_force counted(budget);
  for (int round = 0; round < 3; ++round) {
    for (std::size_t size = 0; size < 3000; size += 7) {
      void* const block = memory_budget::allocate(size);
      ASSERT_NE(block, nullptr);
      std::memset(block, round, size);
      memory_budget::release(block);
    }
  }
  EXPECT_FALSE(budget.has_failed());
}

TEST(memory_budget, absurd_sizes_are_refused) {
  EXPECT_EQ(memory_budget::allocate(~std::size_t{0}), nullptr);
  EXPECT_EQ(memory_budget::allocate(~std::size_t{0} - 8), nullptr);
}

TEST(memory_budget, blocks_are_aligned_for_anything) {
  for (std::size_t size = 0; size < 70; ++size) {
    void* const block = memory_budget::allocate(size);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block) % alignof(std::max_align_t), 0U);
    memory_budget::release(block);
  }
}

TEST(memory_budget, is_a_threads_own) {
  memory_budget budget(10);
  const memory_budget::in_force counted(budget);
  std::thread([] {
    void* const block = memory_budget::allocate(1000);
    EXPECT_NE(block, nullptr);
    memory_budget::release(block);
  }).join();
  EXPECT_FALSE(budget.is_exceeded());
}

TEST(memory_budget, scopes_nest) {
  memory_budget outer(10);
  memory_budget inner(1000);
  const memory_budget::in_force counted(outer);
  {
    const memory_budget::in_force nested(inner);
    void* const block = memory_budget::allocate(500);
    EXPECT_NE(block, nullptr);
    memory_budget::release(block);
  }
  EXPECT_EQ(memory_budget::allocate(500), nullptr);
}

}  // namespace
}  // namespace xylem::backend_stage
