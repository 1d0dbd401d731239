// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_ENGINE_HINT_HPP
#define XYLEM_LIB_ENGINE_HINT_HPP

#include <string>

#include "plan/plan.hpp"
#include "shape/shape.hpp"

namespace xylem::engine_stage {

// Why a well-formed document may have had no record: a namespace that the path does not name, or
// another root element. May throw std::bad_alloc.
[[nodiscard]] std::string no_record_hint(const plan::plan& p, const shape::cursor& seen);

}  // namespace xylem::engine_stage

#endif  // XYLEM_LIB_ENGINE_HINT_HPP
