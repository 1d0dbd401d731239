// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_ROW_DATA_HPP
#define XYLEM_LIB_RECORD_ROW_DATA_HPP

// Rows of schemas: cells in column order, reused from record to record.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/detail/declaration.hpp>
#include <xylem/row.hpp>

#include "convert/convert.hpp"

namespace xylem::detail {

struct row_layout;

struct row_column {
  std::string name;
  const convert_stage::type_entry* type = nullptr;  // null: nested rows
  std::unique_ptr<row_layout> nested;
};

struct row_layout {
  std::vector<row_column> columns;
};

struct row_data;

struct row_list {
  std::vector<xylem::value> items;              // repeat::list
  std::vector<std::unique_ptr<row_data>> rows;  // nested; the first row_count are in use
  std::size_t row_count = 0;
};

// Small: a record may have many columns, few of which are lists.
struct row_cell {
  value_state state = value_state::missing;
  xylem::value value;
  std::string_view text;
  std::unique_ptr<row_list> list;  // null: empty

  // May throw std::bad_alloc.
  [[nodiscard]] row_list& made_list() {
    if (list == nullptr) list = std::make_unique<row_list>();
    return *list;
  }
};

struct row_data {
  explicit row_data(const row_layout& columns) : layout(&columns), cells(columns.columns.size()) {}

  const row_layout* layout;
  std::vector<row_cell> cells;
};

// A column's binding, which knows its type.
struct column_binding : field_binding {
  const convert_stage::type_entry* type = nullptr;
};

// How the engine fills a cell. `type` is null for nested rows.
[[nodiscard]] column_binding make_column_binding(const convert_stage::type_entry* type,
                                                 repeat_policy repeat);

}  // namespace xylem::detail

#endif  // XYLEM_LIB_RECORD_ROW_DATA_HPP
