// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_EXTENT_HPP
#define XYLEM_TESTS_CONFORMANCE_EXTENT_HPP

// How much the large comparisons take on: as much as a normal run has time for, a share of it under
// a sanitizer, or everything.

#include <cstdlib>
#include <string_view>

namespace xylem::conformance {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_instrumented = true;
#elif defined(__has_feature)
inline constexpr bool is_instrumented =
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
inline constexpr bool is_instrumented = false;
#endif

// Whether the environment asks for everything: XYLEM_LONG_TESTS, set to anything but nothing or 0.
[[nodiscard]] inline bool wants_long_tests() {
  const char* const set = std::getenv("XYLEM_LONG_TESTS");
  return set != nullptr && *set != '\0' && std::string_view(set) != "0";
}

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_EXTENT_HPP
