// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONVERT_READING_HPP
#define XYLEM_TESTS_CONVERT_READING_HPP

// What the tests of conversions share.

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include <xylem/convert.hpp>

#include <gtest/gtest.h>

namespace xylem {

// So that GoogleTest shows codes by name.
inline void PrintTo(errc code, std::ostream* out) {
  *out << name(code);
}

}  // namespace xylem

namespace xylem::convert_tests {

inline constexpr text_format plain{};
inline constexpr text_format sap_format{.convention = convention::sap};
inline constexpr text_format comma_format{.decimal_comma = true};
inline constexpr text_format utc_format{.assumes_utc = true};
inline constexpr text_format missing_format{.empty_is_missing = true};

constexpr text_format with_pattern(std::string_view pattern) {
  text_format format;
  format.assumes_utc = true;
  format.pattern = pattern;
  return format;
}

// The text with a minus in front. Appending instead of `"-" + std::string(...)`, for which g++ 12
// warns wrongly (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651, gone in 13).
inline std::string negated(std::string_view text) {
  std::string out(1, '-');
  out += text;
  return out;
}

// The code for a text. The text is copied into memory of exactly its size, so that AddressSanitizer
// sees every byte read past it. `out` must not view the text.
template <class T>
errc read(std::string_view text, const text_format& format, T& out) {
  const std::unique_ptr<char[]> bytes(new char[text.size()]);
  text.copy(bytes.get(), text.size());
  return convert<T>::from_text(std::string_view(bytes.get(), text.size()), format, out);
}

template <class T>
errc code_of(std::string_view text, const text_format& format = plain) {
  T out{};
  return read(text, format, out);
}

// The value of a text that has one.
template <class T>
T value_of(std::string_view text, const text_format& format = plain) {
  T out{};
  EXPECT_EQ(read(text, format, out), errc::ok) << "'" << text << "'";
  return out;
}

}  // namespace xylem::convert_tests

#endif  // XYLEM_TESTS_CONVERT_READING_HPP
