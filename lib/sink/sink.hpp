// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SINK_SINK_HPP
#define XYLEM_LIB_SINK_SINK_HPP

// Where rows go. A sink is told the columns once, then for each document its name, its rows and how
// it ended:
//
//   begin (begin_source row* end_source)* end
//
// Sinks report by exception: `refusal` before the first row, `failure` any time. After an exception
// a sink can only be destroyed.

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/row.hpp>
#include <xylem/schema.hpp>
#include <xylem/value.hpp>

namespace xylem::sink {

enum class column_kind : std::uint8_t {
  value,  // at most one value
  list,   // repeat::list: any number of values
  row,    // a nested projection, at most one row
  rows,   // a nested projection, any number of rows
};

struct column {
  std::string name;
  value_type type = value_type::string;  // of value and list
  column_kind kind = column_kind::value;
  std::vector<column> columns;  // of row and rows
};

struct table {
  std::string name;
  std::vector<column> columns;  // as the fields of the row
};

// The columns of the rows that the schema made from `declared` gives.
[[nodiscard]] table table_of(std::string name, const schema_declaration& declared);

// The output is broken: disk full, reader gone, database locked. what() is written for the user.
class failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// These rows cannot be stored there: the declaration or the target must change.
class refusal : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class source_end : std::uint8_t {
  complete,  // the document is well-formed and all its rows were given
  broken,    // an error came behind the last row
};

class row_sink {
 public:
  row_sink() = default;
  row_sink(const row_sink&) = delete;
  row_sink& operator=(const row_sink&) = delete;
  virtual ~row_sink();

  virtual void begin(const table& rows) = 0;

  // `name` identifies the document: loading it again replaces what it gave before, in sinks that
  // can.
  virtual void begin_source(std::string_view name);

  // `record_index` counts the document's records from 0, those left out too.
  virtual void row(const row_view& values, std::uint64_t record_index) = 0;

  // Returns how many of the rows given since begin_source() are kept.
  virtual std::uint64_t end_source(source_end how, std::uint64_t document_bytes) = 0;

  // All is written and the system has accepted it.
  virtual void end() = 0;
};

}  // namespace xylem::sink

#endif  // XYLEM_LIB_SINK_SINK_HPP
