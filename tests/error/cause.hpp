// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ERROR_CAUSE_HPP
#define XYLEM_TESTS_ERROR_CAUSE_HPP

// Errors that no projection file, options and document together can cause.

#include <functional>
#include <map>

#include <xylem/xylem.hpp>

namespace xylem::error_tests {

// What the program must do for the error, per code.
[[nodiscard]] const std::map<errc, std::function<error()>>& causes();

}  // namespace xylem::error_tests

#endif  // XYLEM_TESTS_ERROR_CAUSE_HPP
