// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SINK_STORED_TABLE_HPP
#define XYLEM_LIB_SINK_STORED_TABLE_HPP

// How rows lie in a relational database: one table for the records, one for each list and each
// nested projection.
//
//   orders            _source _record | number net_value          one row per record
//   orders_lines      _source _record _row | material             the nested rows of a record
//   orders_lines_tags _source _record _row _parent | value        _parent: the _row in orders_lines

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sink/sink.hpp"

namespace xylem::sink {

struct stored_column {
  std::string name;
  std::string_view declared_type;  // as in CREATE TABLE
  int key_position = 0;            // in the primary key from 1; 0: not part of it
};

// A field whose values stand in a table of their own.
struct stored_child {
  std::size_t field = 0;
  std::size_t table = 0;
};

struct stored_table {
  std::string name;
  column_kind kind = column_kind::rows;  // `list`: one column "value"
  value_type type = value_type::string;  // of a list's values
  bool has_parent = false;               // nested deeper than once
  std::vector<stored_column> columns;    // keys first
  std::vector<std::size_t> fields;       // the row's fields behind the columns that are no keys
  std::vector<value_type> field_types;   // of these
  std::vector<stored_child> children;
};

// The tables for these rows, the records' own first, children behind their parents. Throws
// `refusal` when names clash or cannot be names of SQLite.
[[nodiscard]] std::vector<stored_table> stored_tables(const table& rows);

// The declared type of SQLite's columns for values of a type.
[[nodiscard]] std::string_view declared_type(value_type type) noexcept;

// Whether SQLite takes two names for the same: ASCII letters are equal in both cases.
[[nodiscard]] bool is_same_name(std::string_view a, std::string_view b) noexcept;

// CREATE TABLE IF NOT EXISTS ...
[[nodiscard]] std::string create_statement(const stored_table& made);
// INSERT INTO ... with one parameter per column.
[[nodiscard]] std::string insert_statement(const stored_table& into);

}  // namespace xylem::sink

#endif  // XYLEM_LIB_SINK_STORED_TABLE_HPP
