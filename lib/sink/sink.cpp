// SPDX-License-Identifier: MIT
#include "sink/sink.hpp"

#include <utility>

namespace xylem::sink {

namespace {

// Recursion follows the declaration, whose depth `schema::make` bounds.
std::vector<column> columns_of(const std::vector<schema_field>& fields) {
  std::vector<column> out;
  out.reserve(fields.size());
  for (const schema_field& f : fields) {
    column& made = out.emplace_back();
    made.name = f.name;
    made.type = f.type;
    const bool is_list = f.repeat == repeat::list;
    if (f.fields.empty()) {
      made.kind = is_list ? column_kind::list : column_kind::value;
    } else {
      made.kind = is_list ? column_kind::rows : column_kind::row;
      made.columns = columns_of(f.fields);
    }
  }
  return out;
}

}  // namespace

table table_of(std::string name, const schema_declaration& declared) {
  return {std::move(name), columns_of(declared.fields)};
}

row_sink::~row_sink() = default;

void row_sink::begin_source(std::string_view) {}

}  // namespace xylem::sink
