// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_SPLITMIX64_HPP
#define XYLEM_BENCH_GENERATOR_SPLITMIX64_HPP

// The generators' only source of chance: Vigna's splitmix64, https://prng.di.unimi.it/splitmix64.c.
// The distributions of <random> differ between standard libraries; these few lines do not, so that
// one seed gives one document everywhere.

#include <cstddef>
#include <cstdint>

namespace xylem::bench {

class splitmix64 {
 public:
  constexpr explicit splitmix64(std::uint64_t seed) : state_(seed) {}

  // The sequence of one record: record `index` can be drawn without drawing those before it.
  constexpr splitmix64(std::uint64_t seed, std::uint64_t index)
      : state_(splitmix64(splitmix64(seed).next() ^ index).next()) {}

  constexpr std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }

  // A number in [0, bound); 0 < bound <= 2^32. The bias (below 2^-32 * bound) does not matter here.
  constexpr std::uint64_t below(std::uint64_t bound) { return ((next() >> 32U) * bound) >> 32U; }

  // A number in [first, last].
  constexpr std::uint64_t between(std::uint64_t first, std::uint64_t last) {
    return first + below(last - first + 1);
  }

  // True once in `n` draws on average.
  constexpr bool one_in(std::uint64_t n) { return below(n) == 0; }

  // One element of an array-like constant.
  template <class Array>
  constexpr const auto& pick(const Array& array) {
    return array[static_cast<std::size_t>(below(array.size()))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_SPLITMIX64_HPP
