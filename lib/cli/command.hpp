// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_COMMAND_HPP
#define XYLEM_LIB_CLI_COMMAND_HPP

// The `xylem` command as a function, so that tests can call it.

#include <ostream>
#include <span>
#include <string>

namespace xylem::cli {

// Exit statuses, documented in docs/cli.md.
inline constexpr int exit_ok = 0;
inline constexpr int exit_failed = 1;   // a document, a record, input or output
inline constexpr int exit_usage = 2;    // the command line or the projection file
inline constexpr int exit_no_rows = 3;  // a whole document, and nothing in it matched

struct streams {
  int in = 0;  // descriptor that "-" reads
  std::ostream& out;
  std::ostream& err;
  bool is_output_terminal = false;
  bool is_error_terminal = false;  // progress is shown there
};

// Runs `xylem` with these arguments (the program's name left out) and returns its exit status.
[[nodiscard]] int run(std::span<const std::string> given, const streams& with);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_COMMAND_HPP
