// SPDX-License-Identifier: MIT
#include "counted_memory.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

namespace xylem::engine_tests {

namespace {

// Atomic for tests that have a thread write into a pipe; failures are for one thread.
std::atomic<std::uint64_t> count = 0;
std::atomic<std::int64_t> live = 0;
std::atomic<std::uint64_t> fails_at = 0;  // 0: never
std::atomic<bool> has_failed = false;
thread_local int paused = 0;

void* allocate(std::size_t size) noexcept {
  if (paused == 0) {
    if (++count == fails_at) {
      has_failed = true;
      return nullptr;
    }
  }
  void* const block = std::malloc(size == 0 ? 1 : size);  // NOLINT(cppcoreguidelines-no-malloc)
  if (block != nullptr) ++live;
  return block;
}

}  // namespace

std::uint64_t allocation_count() noexcept {
  return count;
}

std::int64_t live_blocks() noexcept {
  return live;
}

void fail_allocation(std::uint64_t n) noexcept {
  has_failed = false;
  fails_at = count + n;
}

bool stop_failing() noexcept {
  fails_at = 0;
  return has_failed;
}

uncounted::uncounted() noexcept {
  ++paused;
}

uncounted::~uncounted() {
  --paused;
}

}  // namespace xylem::engine_tests

// The other forms of the standard library end in these.
void* operator new(std::size_t size) {
  void* const block = xylem::engine_tests::allocate(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return xylem::engine_tests::allocate(size);
}

void* operator new[](std::size_t size) {
  return ::operator new(size);
}

void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return xylem::engine_tests::allocate(size);
}

void operator delete(void* block) noexcept {
  if (block == nullptr) return;
  --xylem::engine_tests::live;
  std::free(block);  // NOLINT(cppcoreguidelines-no-malloc)
}

void operator delete[](void* block) noexcept {
  ::operator delete(block);
}

void operator delete(void* block, std::size_t) noexcept {
  ::operator delete(block);
}

void operator delete[](void* block, std::size_t) noexcept {
  ::operator delete(block);
}
