// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_CHECKSUM_HPP
#define XYLEM_BENCH_LIBRARY_CHECKSUM_HPP

// One number for a sequence of fields. Depends on every byte, on the order, on where fields end and
// on which are absent. Eight bytes per step, about 60 ns for a record of 20 short fields, so that
// it weighs nothing beside the readers compared with it. Values differ between byte orders: compare
// them within one machine.

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace xylem::bench {

class checksum {
 public:
  void add(std::optional<std::string_view> field) {
    if (!field) {
      mix(0);
      return;
    }
    std::string_view text = *field;
    mix(text.size() + 1);
    while (text.size() >= sizeof(std::uint64_t)) {
      mix(word(text.data(), sizeof(std::uint64_t)));
      text.remove_prefix(sizeof(std::uint64_t));
    }
    if (!text.empty()) mix(word(text.data(), text.size()));
  }

  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  static std::uint64_t word(const char* bytes, std::size_t byte_count) {
    std::uint64_t result = 0;
    std::memcpy(&result, bytes, byte_count);
    return result;
  }

  void mix(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x9E3779B97F4A7C15U;
    state_ ^= state_ >> 32U;
  }

  std::uint64_t state_ = 0x243F6A8885A308D3U;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_CHECKSUM_HPP
