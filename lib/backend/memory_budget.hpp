// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP
#define XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP

// Memory of a C parser library, counted per reader. Such libraries take allocation functions
// without a context argument, so the budget in force is a thread's variable, set while the library
// runs, and each block remembers whose it is.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

namespace xylem::backend_stage {

class memory_budget {
 public:
  explicit memory_budget(std::uint64_t limit) noexcept : limit_(limit) {}

  // True since an allocation was refused for the limit.
  [[nodiscard]] bool is_exceeded() const noexcept { return is_exceeded_; }
  void forgive() noexcept { is_exceeded_ = false; }

  // Makes a budget the one in force in this scope.
  class in_force {
   public:
    explicit in_force(memory_budget& budget) noexcept : before_(current_) { current_ = &budget; }
    in_force(const in_force&) = delete;
    in_force& operator=(const in_force&) = delete;
    ~in_force() { current_ = before_; }

   private:
    memory_budget* before_;
  };

  static void* allocate(std::size_t size) noexcept {
    memory_budget* const owner = current_;
    if (size > ~std::size_t{0} / 2 || (owner != nullptr && !owner->take(size))) return nullptr;
    void* const block = ::operator new(size + sizeof(header), std::nothrow);
    if (block == nullptr) {
      if (owner != nullptr) owner->used_ -= size;
      return nullptr;
    }
    auto* const head = new (block) header{owner, size};
    return head + 1;
  }

  static void release(void* bytes) noexcept {
    if (bytes == nullptr) return;
    header* const head = static_cast<header*>(bytes) - 1;
    if (head->owner != nullptr) head->owner->used_ -= head->size;
    ::operator delete(head);
  }

  static void* resize(void* bytes, std::size_t size) noexcept {
    void* const larger = allocate(size);
    if (larger == nullptr || bytes == nullptr) return larger;
    const std::size_t held = (static_cast<header*>(bytes) - 1)->size;
    std::memcpy(larger, bytes, held < size ? held : size);
    release(bytes);
    return larger;
  }

 private:
  struct alignas(std::max_align_t) header {
    memory_budget* owner;
    std::size_t size;
  };

  bool take(std::size_t size) noexcept {
    if (used_ + size > limit_) {
      is_exceeded_ = true;
      return false;
    }
    used_ += size;
    return true;
  }

  static inline thread_local memory_budget* current_ = nullptr;

  std::uint64_t limit_;
  std::uint64_t used_ = 0;
  bool is_exceeded_ = false;
};

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP
