// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SHAPE_NAME_FILTER_HPP
#define XYLEM_LIB_SHAPE_NAME_FILTER_HPP

// A set of local names that may say of a name it does not have that it has it, never the reverse: a
// Bloom filter of one hash function. Asking costs less than looking for the name.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xylem::shape {

class name_filter {
 public:
  void add(std::string_view name) noexcept {
    const std::uint32_t h = hash_of(name);
    words_[h / 64] |= std::uint64_t{1} << (h % 64);
  }
  void add_all() noexcept { words_.fill(~std::uint64_t{0}); }
  void clear() noexcept { words_.fill(0); }

  [[nodiscard]] bool may_have(std::string_view name) const noexcept {
    const std::uint32_t h = hash_of(name);
    return (words_[h / 64] >> (h % 64) & 1U) != 0;
  }

 private:
  // Of the size and three bytes, from 0 to 255.
  static std::uint32_t hash_of(std::string_view name) noexcept {
    if (name.empty()) return 0;
    const auto byte = [name](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(name[i]));
    };
    const std::size_t size = name.size();
    const std::uint32_t mixed = byte(0) | byte(size / 2) << 8U | byte(size - 1) << 16U |
                                static_cast<std::uint32_t>(size) << 24U;
    return mixed * 0x9E3779B1U >> 24U;
  }

  std::array<std::uint64_t, 4> words_{};
};

}  // namespace xylem::shape

#endif  // XYLEM_LIB_SHAPE_NAME_FILTER_HPP
