// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_PLAN_COMPILE_HPP
#define XYLEM_LIB_PLAN_COMPILE_HPP

#include <xylem/result.hpp>

#include "plan/plan.hpp"

namespace xylem::plan {

// Compiles a declaration. Errors name the field and the place in its path. May throw
// std::bad_alloc.
[[nodiscard]] result<plan> compile(const detail::declaration& declared);

}  // namespace xylem::plan

#endif  // XYLEM_LIB_PLAN_COMPILE_HPP
