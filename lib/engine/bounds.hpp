// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_ENGINE_BOUNDS_HPP
#define XYLEM_LIB_ENGINE_BOUNDS_HPP

#include <xylem/options.hpp>
#include <xylem/result.hpp>

#include "backend/backend.hpp"

namespace xylem::engine_stage {

// The limits in force: defaults filled in, hard maxima checked (docs/values.md lists both).
[[nodiscard]] result<limits> effective_limits(const limits& wanted) noexcept;

// errc::options_limit_too_large if the backend cannot bear the limits, else errc::ok.
[[nodiscard]] error check_limits(const limits& in_force, const backend_stage::entry& with) noexcept;

}  // namespace xylem::engine_stage

#endif  // XYLEM_LIB_ENGINE_BOUNDS_HPP
