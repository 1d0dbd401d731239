// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_BENCH_HPP
#define XYLEM_LIB_CLI_BENCH_HPP

// `xylem bench`: which backend is the fastest for these documents and this projection. Nothing is
// timed before all backends have given the same rows.

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/projection_file.hpp"

namespace xylem::cli {

// Writes a table and a recommendation to `with.out`; returns an exit status. Throws `usage_error`.
[[nodiscard]] int bench(const arguments& given, const projection& declared, const streams& with);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_BENCH_HPP
