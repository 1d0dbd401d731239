// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_EXTENT_HPP
#define XYLEM_TESTS_CONFORMANCE_EXTENT_HPP

// How much the large comparisons take on: as much as a normal run has time for, a share of it under
// a sanitizer, or everything.

#include <cstdint>
#include <cstdlib>

namespace xylem::conformance {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_instrumented = true;
#elif defined(__has_feature)
inline constexpr bool is_instrumented =
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool is_instrumented = false;
#endif

// XYLEM_LONG_TESTS of the environment: 0 for a normal run, 1 for everything, more for so many times
// as many documents where there is no end of them.
[[nodiscard]] inline std::uint64_t long_tests_factor() {
  const char* const set = std::getenv("XYLEM_LONG_TESTS");
  return set == nullptr ? 0 : std::strtoull(set, nullptr, 10);
}

[[nodiscard]] inline bool wants_long_tests() {
  return long_tests_factor() != 0;
}

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_EXTENT_HPP
