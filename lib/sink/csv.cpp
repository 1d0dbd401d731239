// SPDX-License-Identifier: MIT
//
// Comma-separated values as in RFC 4180, with LF instead of CR LF: what comes from a pipe is read
// by programs that take the CR for data. A null is an empty cell, an empty string is "".

#include <cstddef>

#include <xylem/format_value.hpp>

#include "sink/registry.hpp"
#include "sink/text_output.hpp"

namespace xylem::sink {

namespace {

class csv_sink final : public row_sink {
 public:
  explicit csv_sink(const target& to) : out_(*to.stream, to.location) {}

  void begin(const table& rows) override {
    for (const column& c : rows.columns)
      require_cell(c);
    columns_ = rows.columns;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) out_.text() += ',';
      append_cell(columns_[i].name);
    }
    out_.text() += '\n';
  }

  void begin_source(std::string_view) override { source_rows_ = 0; }

  void row(const row_view& values, std::uint64_t) override {
    std::string& text = out_.text();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (i > 0) text += ',';
      if (values.is_null(i)) continue;
      const value& v = values.value(i);
      if (const auto* const string = std::get_if<std::string_view>(&v)) {
        append_cell(*string);
      } else {
        append_text(text, v, columns_[i].type);
      }
    }
    text += '\n';
    ++source_rows_;
    out_.end_of_row();
  }

  std::uint64_t end_source(source_end, std::uint64_t) override { return source_rows_; }

  void end() override { out_.flush(); }

 private:
  static void require_cell(const column& c) {
    if (c.kind == column_kind::value) return;
    if (c.kind == column_kind::list) {
      throw refusal("a CSV cell holds one value, but '" + c.name +
                    "' is a list; write --format ndjson, or declare the field with "
                    "repeat = \"join\", \"first\" or \"last\"");
    }
    throw refusal("a CSV cell holds one value, but '" + c.name +
                  "' holds rows; write --format ndjson, or make a second projection whose records "
                  "are these rows");
  }

  void append_cell(std::string_view cell) {
    std::string& text = out_.text();
    if (!cell.empty() && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      text += cell;
      return;
    }
    text += '"';
    for (const char c : cell) {
      if (c == '"') text += '"';
      text += c;
    }
    text += '"';
  }

  text_output out_;
  std::vector<column> columns_;
  std::uint64_t source_rows_ = 0;
};

}  // namespace

std::unique_ptr<row_sink> make_csv(const target& to) {
  return std::make_unique<csv_sink>(to);
}

}  // namespace xylem::sink
