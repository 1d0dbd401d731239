// SPDX-License-Identifier: MIT
#include "bench/series/allocations.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace xylem::bench {
namespace {

// One thread: these programs start none.
std::uint64_t count = 0;

}  // namespace

std::uint64_t allocation_count() noexcept {
  return count;
}

}  // namespace xylem::bench

// The other forms of the standard library end in these.
void* operator new(std::size_t size) {
  ++xylem::bench::count;
  void* const block = std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void operator delete(void* block) noexcept {
  std::free(block);
}

void operator delete(void* block, std::size_t /*size*/) noexcept {
  std::free(block);
}
