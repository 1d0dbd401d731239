// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_STABLE_TEXT_HPP
#define XYLEM_LIB_RECORD_STABLE_TEXT_HPP

// Text made while a record is assembled (collapsed white space, joined values). Unlike in a string,
// what was handed out stays where it is when more is added.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace xylem::record {

class stable_text {
 public:
  // Room for `size` bytes, valid until reset().
  std::span<char> take(std::size_t size) {
    if (blocks_.empty() || blocks_.back().size - used_ < size) {
      // Twice the last one: soon a single block holds what a record needs.
      const std::size_t least = blocks_.empty() ? first_block_bytes : blocks_.back().size * 2;
      const std::size_t room = std::max(size, least);
      blocks_.push_back({std::make_unique_for_overwrite<char[]>(room), room});
      used_ = 0;
    }
    char* const start = blocks_.back().bytes.get() + used_;
    used_ += size;
    return {start, size};
  }

  // Keeps the last block, which is the largest.
  void reset() noexcept {
    if (blocks_.size() > 1) {
      std::swap(blocks_.front(), blocks_.back());
      blocks_.resize(1);
    }
    used_ = 0;
  }

 private:
  static constexpr std::size_t first_block_bytes = 4096;

  struct block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  std::vector<block> blocks_;
  std::size_t used_ = 0;  // of the last block
};

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_STABLE_TEXT_HPP
