// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_PROJECTION_FILE_HPP
#define XYLEM_LIB_CLI_PROJECTION_FILE_HPP

// The projection file: TOML in, a compiled schema out. Its keys stand in docs/cli.md.

#include <stdexcept>
#include <string>

#include <xylem/schema.hpp>

namespace xylem::cli {

// A projection file that cannot be used. what() begins with file:line:column and may have several
// lines.
class projection_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct projection {
  std::string table;
  schema_declaration declaration;  // its `format.pattern` views are not valid any more
  schema compiled;
};

// Throws `projection_error`.
[[nodiscard]] projection read_projection_file(const std::string& path);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_PROJECTION_FILE_HPP
