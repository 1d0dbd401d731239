// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_PLAN_PATTERN_BUILDER_HPP
#define XYLEM_LIB_PLAN_PATTERN_BUILDER_HPP

// From a path's text to patterns with resolved names.

#include <span>
#include <string_view>
#include <vector>

#include <xylem/result.hpp>

#include "plan/plan.hpp"

namespace xylem::plan {

// What prefixes mean in one projection.
struct name_context {
  std::span<const std::pair<std::string, std::string>> namespaces;
  bool matches_any_namespace = false;
};

struct built_pattern {
  pattern made;
  std::uint32_t levels_up = 0;
};

// One pattern per alternative of the path. May throw std::bad_alloc.
[[nodiscard]] result<std::vector<built_pattern>> build_patterns(std::string_view path,
                                                                detail::path_kind kind,
                                                                const name_context& names);

}  // namespace xylem::plan

#endif  // XYLEM_LIB_PLAN_PATTERN_BUILDER_HPP
