// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_STABLE_TEXT_HPP
#define XYLEM_LIB_RECORD_STABLE_TEXT_HPP

// Text made while a record is assembled (collapsed white space, joined values). Unlike in a string,
// what was handed out stays where it is when more is added.

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace xylem::record {

class stable_text {
 public:
  // Room for `size` bytes, valid until reset().
  std::span<char> take(std::size_t size) {
    while (current_ < blocks_.size() && blocks_[current_].size - used_ < size) {
      ++current_;
      used_ = 0;
    }
    if (current_ == blocks_.size()) {
      const std::size_t room = size > block_bytes ? size : block_bytes;
      blocks_.push_back({std::make_unique<char[]>(room), room});
      used_ = 0;
    }
    char* const start = blocks_[current_].bytes.get() + used_;
    used_ += size;
    return {start, size};
  }

  // Keeps the first block.
  void reset() noexcept {
    if (blocks_.size() > 1) blocks_.resize(1);
    current_ = 0;
    used_ = 0;
  }

 private:
  static constexpr std::size_t block_bytes = 4096;

  struct block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  std::vector<block> blocks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
};

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_STABLE_TEXT_HPP
