// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_RANDOM_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_RANDOM_HPP

// Random decisions, the same on every platform.

#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>

namespace xylem::oracle {

class random_source {
 public:
  // The same name gives the same decisions.
  explicit random_source(std::string_view name) {
    std::uint64_t seed = 0xcbf29ce484222325ULL;  // FNV-1a
    for (const char c : name)
      seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    engine_.seed(seed);
  }

  // From 0 to `count - 1`; requires a count that is not 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <class Container>
  auto& one_of(Container& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_RANDOM_HPP
