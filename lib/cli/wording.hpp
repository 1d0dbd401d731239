// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_WORDING_HPP
#define XYLEM_LIB_CLI_WORDING_HPP

// The library's messages in the terms of the command. The library speaks to programmers: "make the
// member std::optional". Whoever has a projection file writes `optional = true`.

#include <string>
#include <string_view>

#include <xylem/error.hpp>

namespace xylem::cli {

// describe(e) with the remedy that fits a projection file and the command's options.
[[nodiscard]] std::string explain(const error& e);

// summary::hint, likewise.
[[nodiscard]] std::string explain_hint(std::string_view hint);

// Text on one line that a terminal shows as it is: control characters become '?'.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_WORDING_HPP
