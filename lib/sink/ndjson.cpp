// SPDX-License-Identifier: MIT
//
// One JSON object per row and line. Numbers are JSON numbers with all their digits, decimals too:
// readers that keep them as doubles round, the text does not. NaN and the infinities, which JSON
// lacks, are strings, as dates and times are.

#include <cmath>
#include <cstddef>
#include <span>

#include <xylem/format_value.hpp>

#include "sink/json_text.hpp"
#include "sink/registry.hpp"
#include "sink/text_output.hpp"

namespace xylem::sink {

namespace {

void append_json(std::string& out, const value& v, value_type type) {
  switch (v.index()) {
    case 0:
      out += "null";
      return;
    case 1:
      append_json_string(out, std::get<std::string_view>(v));
      return;
    default:
      break;
  }
  const auto* const floating = std::get_if<double>(&v);
  const bool is_bare = std::holds_alternative<std::int64_t>(v) ||
                       std::holds_alternative<std::uint64_t>(v) ||
                       std::holds_alternative<bool>(v) || std::holds_alternative<decimal>(v) ||
                       (floating != nullptr && std::isfinite(*floating));
  if (!is_bare) out += '"';
  append_text(out, v, type);
  if (!is_bare) out += '"';
}

class ndjson_sink final : public row_sink {
 public:
  explicit ndjson_sink(const target& to) : out_(*to.stream, to.location) {}

  void begin(const table& rows) override { columns_ = rows.columns; }

  void begin_source(std::string_view) override { source_rows_ = 0; }

  void row(const row_view& values, std::uint64_t) override {
    append_row(columns_, values);
    out_.text() += '\n';
    ++source_rows_;
    out_.end_of_row();
  }

  std::uint64_t end_source(source_end, std::uint64_t) override { return source_rows_; }

  void end() override { out_.flush(); }

 private:
  // Recursion follows the declaration, whose depth `schema::make` bounds.
  void append_row(const std::vector<column>& columns, const row_view& values) {
    std::string& text = out_.text();
    text += '{';
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) text += ',';
      append_json_string(text, columns[i].name);
      text += ':';
      append_field(columns[i], values, i);
    }
    text += '}';
  }

  void append_field(const column& c, const row_view& values, std::size_t index) {
    std::string& text = out_.text();
    switch (c.kind) {
      case column_kind::value:
        append_json(text, values.value(index), c.type);
        return;
      case column_kind::list:
        append_list(values.values(index), c.type);
        return;
      case column_kind::row:
        if (values.row_count(index) == 0) {
          text += "null";
        } else {
          append_row(c.columns, values.row(index, 0));
        }
        return;
      case column_kind::rows:
        text += '[';
        for (std::size_t i = 0; i < values.row_count(index); ++i) {
          if (i > 0) text += ',';
          append_row(c.columns, values.row(index, i));
        }
        text += ']';
        return;
    }
  }

  void append_list(std::span<const value> values, value_type type) {
    std::string& text = out_.text();
    text += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) text += ',';
      append_json(text, values[i], type);
    }
    text += ']';
  }

  text_output out_;
  std::vector<column> columns_;
  std::uint64_t source_rows_ = 0;
};

}  // namespace

std::unique_ptr<row_sink> make_ndjson(const target& to) {
  return std::make_unique<ndjson_sink>(to);
}

}  // namespace xylem::sink
