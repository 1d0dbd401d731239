// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP
#define XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP

// Memory of a C parser library, counted per reader. Such libraries take allocation functions
// without a context argument, so the budget in force is a thread's variable, set while the library
// runs, and each block remembers whose it is. What is counted is what a block costs, not what was
// asked for: a library that keeps a million short names would else use twice the limit.
//
// They also take and free the same blocks for each document. Small ones are kept for the next, so
// that a reader of many messages allocates nothing.

#include <array>
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
    for (spare* block : spares_) {
      while (block != nullptr)
        ::operator delete(std::exchange(block, block->next));
    }
  }

  // Behind each block, so many bytes can be read.
  static constexpr std::size_t padding = 16;

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

  // What a block of that size takes from the budget: its room, its header and the allocator's own.
  static std::size_t cost_of(std::size_t size) noexcept {
    return room_for(size) + sizeof(header) + sizeof(std::size_t);
  }

  static void* allocate(std::size_t size) noexcept {
    memory_budget* const owner = current_;
    if (size > ~std::size_t{0} / 2 || (owner != nullptr && !owner->take(size))) return nullptr;
    void* const kept = owner != nullptr ? owner->take_spare(size) : nullptr;
    if (kept != nullptr) return (new (kept) header{owner, size}) + 1;
    void* const block = ::operator new(room_for(size) + sizeof(header), std::nothrow);
    if (block == nullptr) {
      if (owner != nullptr) {
        owner->used_ -= cost_of(size);
        owner->has_failed_ = true;
      }
      return nullptr;
    }
    return (new (block) header{owner, size}) + 1;
  }

  static void release(void* bytes) noexcept {
    if (bytes == nullptr) return;
    header* const head = static_cast<header*>(bytes) - 1;
    memory_budget* const owner = head->owner;
    if (owner != nullptr) {
      owner->used_ -= cost_of(head->size);
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
    std::size_t size;
  };
  // In the place of a block that is out of use.
  struct spare {
    spare* next;
  };

  // Blocks have room for 8, 24, 40 ... bytes, which with header and the allocator's own word fill
  // its steps of 16; large ones have room for whole multiples of 512.
  static constexpr std::size_t small_step = 16;
  static constexpr std::size_t small_offset = 8;
  static constexpr std::size_t most_small = 64 * small_step + small_offset;
  static constexpr std::size_t large_step = 512;
  static constexpr std::size_t most_room = std::size_t{32} * 1024;
  static constexpr std::size_t small_count = most_small / small_step + 1;
  static constexpr std::size_t room_count = small_count + most_room / large_step + 1;
  static constexpr std::size_t most_spare_bytes = std::size_t{256} * 1024;

  static std::size_t room_for(std::size_t size) noexcept {
    size += padding;
    if (size <= most_small)
      return (size + small_step - small_offset - 1) / small_step * small_step + small_offset;
    if (size > most_room) return size;
    return (size + large_step - 1) / large_step * large_step;
  }
  spare*& spares_with(std::size_t room) noexcept {
    return spares_[room <= most_small ? room / small_step : small_count + room / large_step];
  }

  void* take_spare(std::size_t size) noexcept {
    const std::size_t room = room_for(size);
    if (room > most_room) return nullptr;
    spare*& first = spares_with(room);
    spare* const taken = first;
    if (taken == nullptr) return nullptr;
    first = taken->next;
    spare_bytes_ -= room;
    return taken;
  }

  bool keep(header* head) noexcept {
    const std::size_t room = room_for(head->size);
    if (room > most_room || spare_bytes_ + room > most_spare_bytes) return false;
    spare*& first = spares_with(room);
    first = new (head) spare{first};
    spare_bytes_ += room;
    return true;
  }

  bool take(std::size_t size) noexcept {
    const std::size_t cost = cost_of(size);
    if (used_ + cost > limit_) {
      is_exceeded_ = has_failed_ = true;
      return false;
    }
    used_ += cost;
    return true;
  }

  // NOLINTNEXTLINE(readability-identifier-naming): a member, though of the thread
  static inline thread_local memory_budget* current_ = nullptr;

  std::uint64_t limit_;
  std::uint64_t used_ = 0;
  std::array<spare*, room_count> spares_{};  // lists, by room
  std::size_t spare_bytes_ = 0;
  bool is_exceeded_ = false;
  bool has_failed_ = false;
};

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_MEMORY_BUDGET_HPP
