// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_CHECK_HPP
#define XYLEM_LIB_CLI_CHECK_HPP

#include <string>

#include "cli/projection_file.hpp"

namespace xylem::cli {

// What a valid projection file declares, as `xylem check` prints it.
[[nodiscard]] std::string describe_projection(const std::string& path, const projection& declared);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_CHECK_HPP
