// SPDX-License-Identifier: MIT
// Tables of enumerations that must not compile.

#include <xylem/convert.hpp>

namespace {

enum class status { active, blocked };

#ifdef XYLEM_BAD_text_listed_twice
// expect: the_same_text_is_listed_twice
[[maybe_unused]] constexpr auto names =
    xylem::names<status>({{"A", status::active}, {"A", status::blocked}});
#else
[[maybe_unused]] constexpr auto names =
    xylem::names<status>({{"A", status::active}, {"B", status::blocked}});
#endif

}  // namespace
