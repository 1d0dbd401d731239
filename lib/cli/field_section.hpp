// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_FIELD_SECTION_HPP
#define XYLEM_LIB_CLI_FIELD_SECTION_HPP

// The table [fields] of a projection file and what is nested in it.

#include <deque>
#include <string>
#include <vector>

#include <xylem/schema.hpp>

#include <toml++/toml.h>

namespace xylem::cli {

// Where a field comes from. Fields are numbered as they stand in the file, each before the fields
// nested in it.
struct field_origin {
  std::string name;  // with those it is nested in: "lines.material"
  std::string path;
  toml::source_position place;  // of the path
};

struct field_reading {
  const std::string& file;
  std::vector<field_origin> origins;
  std::deque<std::string> patterns;  // owns what `text_format::pattern` views
};

// Reads a table of fields, named `name` in messages; `prefix` stands before the names of its fields
// there. Throws `projection_error`.
[[nodiscard]] std::vector<schema_field> read_fields(field_reading& into, const toml::table& from,
                                                    const std::string& name,
                                                    const std::string& prefix);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_FIELD_SECTION_HPP
