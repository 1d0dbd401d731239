// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SIMD_GUARDED_MEMORY_HPP
#define XYLEM_TESTS_SIMD_GUARDED_MEMORY_HPP

#include <cstddef>
#include <new>

#include <sys/mman.h>
#include <unistd.h>

namespace xylem::simd {

// Whole pages between two that end the program when they are touched, read or written.
class guarded_memory {
 public:
  explicit guarded_memory(std::size_t size) {
    page_ = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    size_ = (size + page_ - 1) / page_ * page_;
    void* const all =
        mmap(nullptr, size_ + 2 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) throw std::bad_alloc();
    begin_ = static_cast<char*>(all) + page_;
    if (mprotect(begin_, size_, PROT_READ | PROT_WRITE) != 0) throw std::bad_alloc();
  }
  guarded_memory(const guarded_memory&) = delete;
  guarded_memory& operator=(const guarded_memory&) = delete;
  ~guarded_memory() { munmap(begin_ - page_, size_ + 2 * page_); }

  [[nodiscard]] char* begin() const { return begin_; }
  [[nodiscard]] char* end() const { return begin_ + size_; }

 private:
  std::size_t page_ = 0;
  std::size_t size_ = 0;
  char* begin_ = nullptr;
};

}  // namespace xylem::simd

#endif  // XYLEM_TESTS_SIMD_GUARDED_MEMORY_HPP
