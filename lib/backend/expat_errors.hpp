// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_EXPAT_ERRORS_HPP
#define XYLEM_LIB_BACKEND_EXPAT_ERRORS_HPP

// What an error of expat means here, and what the text around it tells beyond expat's code.

#include <cstddef>
#include <string_view>

#include <xylem/error.hpp>

#include <expat.h>

namespace xylem::backend_stage {

[[nodiscard]] errc code_of(XML_Error e) noexcept;

// Text before or behind the root element is an error where it begins. To expat it may be parts of a
// declaration, which it refuses further on, at places that depend on how the text was cut. Where
// such text begins, if the error at `at` is in it, else npos. Requires that no element is open.
[[nodiscard]] std::size_t stray_text_begin(std::string_view text, std::size_t at) noexcept;

// Names of elements and attributes have at most one colon, inside; targets of instructions have
// none (Namespaces in XML, section 7). To expat a colon too many is like any wrong character. True
// when the error at `at` is such a colon.
[[nodiscard]] bool is_colon_of_name(std::string_view text, std::size_t at) noexcept;

struct text_range {
  std::size_t begin = 0;
  std::size_t length = 0;
};

// The tag or reference in which or behind which an error at `at` was found; empty if there is none.
// Errors in the markup (`is_inside`) are told where they are, and the token is known up to there;
// all others are told once the token is complete.
[[nodiscard]] text_range token_around(std::string_view text, std::size_t at,
                                      bool is_inside) noexcept;

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_EXPAT_ERRORS_HPP
