// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_NAME_CHARACTER_HPP
#define XYLEM_LIB_SCANNER_NAME_CHARACTER_HPP

// [4] NameStartChar and [4a] NameChar, without the colon, which namespaces take for themselves.

#include <xylem/options.hpp>

namespace xylem::scanner {

constexpr bool is_ascii_name_start(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_ascii_name_part(char c) noexcept {
  return is_ascii_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

// For characters beyond ASCII.
[[nodiscard]] bool is_name_start(char32_t c, name_profile profile) noexcept;
[[nodiscard]] bool is_name_part(char32_t c, name_profile profile) noexcept;

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_NAME_CHARACTER_HPP
