// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP
#define XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP

// Memory of a C parser library, counted per reader. Such libraries take allocation functions
// without a context argument, so the budget in force is a thread's variable, set while the library
// runs, and each block remembers whose it is.
//
// They also take and free the same blocks for each document. Small ones are kept for the next, so
// that a reader of many messages allocates nothing.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

namespace xylem::backend_stage {

class memory_budget {
 public:
  explicit memory_budget(std::uint64_t limit) noexcept : limit_(limit) {}
  memory_budget(const memory_budget&) = delete;
  memory_budget& operator=(const memory_budget&) = delete;
  ~memory_budget() {
    for (header* head : spare_) {
      while (head != nullptr)
        ::operator delete(std::exchange(head, head->next));
    }
  }

  // True since an allocation was refused for the limit.
  [[nodiscard]] bool is_exceeded() const noexcept { return is_exceeded_; }
  // True since an allocation failed for whatever reason. Libraries do not always say so.
  [[nodiscard]] bool has_failed() const noexcept { return has_failed_; }
  void forgive() noexcept { is_exceeded_ = has_failed_ = false; }

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
    header* const kept = owner != nullptr ? owner->take_spare(size) : nullptr;
    if (kept != nullptr) {
      kept->size = size;
      return kept + 1;
    }
    void* const block = ::operator new(room_for(size) + sizeof(header), std::nothrow);
    if (block == nullptr) {
      if (owner != nullptr) {
        owner->used_ -= size;
        owner->has_failed_ = true;
      }
      return nullptr;
    }
    auto* const head = new (block) header{owner, nullptr, size};
    return head + 1;
  }

  static void release(void* bytes) noexcept {
    if (bytes == nullptr) return;
    header* const head = static_cast<header*>(bytes) - 1;
    memory_budget* const owner = head->owner;
    if (owner != nullptr) {
      owner->used_ -= head->size;
      if (owner->keep(head)) return;
    }
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
    header* next;  // while it is spare
    std::size_t size;
  };

  // Spare blocks have room for powers of two.
  static constexpr std::size_t least_room = 32;
  static constexpr std::size_t most_room = 32 * 1024;
  static constexpr std::size_t most_spare_bytes = 256 * 1024;
  static constexpr std::size_t room_count = 11;
  static_assert(least_room << (room_count - 1) == most_room);

  static std::size_t room_for(std::size_t size) noexcept {
    if (size > most_room) return size;
    return size <= least_room ? least_room : std::bit_ceil(size);
  }
  header*& spare_with(std::size_t room) noexcept {
    return spare_[static_cast<std::size_t>(std::countr_zero(room) - std::countr_zero(least_room))];
  }

  header* take_spare(std::size_t size) noexcept {
    if (size > most_room) return nullptr;
    header*& first = spare_with(room_for(size));
    header* const taken = first;
    if (taken == nullptr) return nullptr;
    first = taken->next;
    spare_bytes_ -= room_for(size);
    return taken;
  }

  bool keep(header* head) noexcept {
    const std::size_t room = room_for(head->size);
    if (room > most_room || spare_bytes_ + room > most_spare_bytes) return false;
    header*& first = spare_with(room);
    head->next = first;
    first = head;
    spare_bytes_ += room;
    return true;
  }

  bool take(std::size_t size) noexcept {
    if (used_ + size > limit_) {
      is_exceeded_ = has_failed_ = true;
      return false;
    }
    used_ += size;
    return true;
  }

  static inline thread_local memory_budget* current_ = nullptr;

  std::uint64_t limit_;
  std::uint64_t used_ = 0;
  std::array<header*, room_count> spare_{};  // lists, by room
  std::size_t spare_bytes_ = 0;
  bool is_exceeded_ = false;
  bool has_failed_ = false;
};

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP
