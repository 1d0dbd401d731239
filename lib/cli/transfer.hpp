// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_TRANSFER_HPP
#define XYLEM_LIB_CLI_TRANSFER_HPP

// The main job: rows from documents to a sink.

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/projection_file.hpp"

namespace xylem::cli {

// Runs `extract` or `load` and returns the exit status. Documents that cannot be read are reported
// and the others read all the same. Throws `usage_error`, `sink::refusal` and `sink::failure`.
[[nodiscard]] int transfer(const arguments& given, const projection& declared, const streams& with);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_TRANSFER_HPP
