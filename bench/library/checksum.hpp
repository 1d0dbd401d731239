// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_CHECKSUM_HPP
#define XYLEM_BENCH_LIBRARY_CHECKSUM_HPP

// One number for a sequence of fields. Depends on every byte, on the order, on where fields end and
// on which are absent. Every contender pays for it while it is timed, so it must be cheap beside
// the fastest: fields are hashed apart from each other, in steps of 16 bytes, and only one
// multiplication per field waits for the field before. Values differ between byte orders: compare
// them within one machine.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "bench/generator/record.hpp"

namespace xylem::bench {

class checksum {
 public:
  void add(field_text field) {
    const std::uint64_t hash = field ? hash_of(*field) : 0xC2B2AE3D27D4EB4FU;
    state_ = (std::rotl(state_, 23) ^ hash) * 0x9E3779B97F4A7C15U;
  }

  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  template <class Word>
  static std::uint64_t load(const char* bytes) {
    Word word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
  }

  static std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using wide = unsigned __int128;
    const wide product = static_cast<wide>(a ^ 0x2D358DCCAA6C78A5U) * (b ^ 0x8BB84B93962EACC9U);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
  }

  static std::uint64_t hash_of(std::string_view text) {
    const std::size_t size = text.size();
    const char* const end = text.data() + size;
    std::uint64_t hash = size * 0x9E3779B97F4A7C15U;
    for (; text.size() > 16; text.remove_prefix(16)) {
      hash = mix(load<std::uint64_t>(text.data()) ^ hash, load<std::uint64_t>(text.data() + 8));
    }
    // The last 1 to 16 bytes in two loads, which may overlap.
    const char* const rest = text.data();
    if (text.size() >= 8) {
      return mix(load<std::uint64_t>(rest) ^ hash, load<std::uint64_t>(end - 8));
    }
    if (text.size() >= 4) {
      return mix(load<std::uint32_t>(rest) ^ hash, load<std::uint32_t>(end - 4));
    }
    if (text.empty()) return mix(hash, 0);
    return mix(load<std::uint8_t>(rest) ^ hash,
               load<std::uint8_t>(rest + text.size() / 2) << 8U | load<std::uint8_t>(end - 1));
  }

  std::uint64_t state_ = 0x243F6A8885A308D3U;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_CHECKSUM_HPP
