// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SHAPE_NAME_HEAD_HPP
#define XYLEM_LIB_SHAPE_NAME_HEAD_HPP

// The first bytes of a joined name (node::key), for a comparison without a loop:
//
//   text   P A R V W 0 ? ?  ? ? ? ? ? ? ? ?     the terminator belongs to the name
//   mask   F F F F F F 0 0  0 0 0 0 0 0 0 0     what lies behind it does not
//
// Most names fit. One that does not is compared as strings are.

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace xylem::shape {

class name_head {
 public:
  // So many bytes are read, whatever the length of the name.
  static constexpr std::size_t bytes = 16;

  name_head() = default;
  explicit name_head(std::string_view name) noexcept : is_whole_(name.size() < bytes) {
    if (!is_whole_) return;
    std::array<char, bytes> text{};
    std::array<char, bytes> mask{};
    std::memcpy(text.data(), name.data(), name.size());
    std::memset(mask.data(), 0xFF, name.size() + 1);
    text_ = words_at(text.data());
    mask_ = words_at(mask.data());
  }

  // Whether the terminator is among the bytes, so that is_head_of() tells all.
  [[nodiscard]] bool is_whole() const noexcept { return is_whole_; }
  // Requires `bytes` readable bytes; those behind the terminator may be anything.
  [[nodiscard]] bool is_head_of(const char* name) const noexcept {
    const words found = words_at(name);
    return (((found[0] ^ text_[0]) & mask_[0]) | ((found[1] ^ text_[1]) & mask_[1])) == 0;
  }

 private:
  using words = std::array<std::uint64_t, 2>;

  static words words_at(const char* from) noexcept {
    words read;
    std::memcpy(read.data(), from, bytes);
    return read;
  }

  words text_{};
  words mask_{};
  bool is_whole_ = false;
};

}  // namespace xylem::shape

#endif  // XYLEM_LIB_SHAPE_NAME_HEAD_HPP
