// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_ENGINE_BOUNDS_HPP
#define XYLEM_LIB_ENGINE_BOUNDS_HPP

#include <xylem/options.hpp>
#include <xylem/result.hpp>

namespace xylem::engine_stage {

// The limits in force: defaults filled in, hard maxima checked (docs/values.md lists both).
[[nodiscard]] result<limits> effective_limits(const limits& wanted) noexcept;

}  // namespace xylem::engine_stage

#endif  // XYLEM_LIB_ENGINE_BOUNDS_HPP
