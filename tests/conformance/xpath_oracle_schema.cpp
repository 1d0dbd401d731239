// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_schema.hpp"

#include <string>
#include <variant>

#include <xylem/extractor.hpp>
#include <xylem/feed.hpp>
#include <xylem/reader.hpp>
#include <xylem/row.hpp>
#include <xylem/source.hpp>

namespace xylem::oracle {

namespace {

std::string text_of_value(const value& v) {
  if (const auto* text = std::get_if<std::string_view>(&v)) return std::string(*text);
  if (const auto* count = std::get_if<std::uint64_t>(&v)) return std::to_string(*count);
  return "neither a string nor a count";
}

row_outcome copy_of(const row_view& row, const std::vector<schema_field>& fields) {
  row_outcome out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    cell_outcome& cell = out.cells.emplace_back();
    cell.state = row.state(i);
    if (!fields[i].fields.empty()) {
      for (std::size_t r = 0; r < row.row_count(i); ++r)
        cell.rows.push_back(copy_of(row.row(i, r), fields[i].fields));
    } else if (fields[i].repeat == repeat::list) {
      for (const value& v : row.values(i))
        cell.texts.push_back(text_of_value(v));
    } else if (!row.is_null(i)) {
      cell.texts.push_back(text_of_value(row.value(i)));
    }
  }
  return out;
}

}  // namespace

outcome read_by_xylem(const schema_declaration& declaration, std::string_view document) {
  outcome out;
  const result<schema> made = schema::make(declaration);
  if (!made) return {{}, made.error().code};
  auto reader = read(*made, memory(document));
  while (true) {
    const result<row_view*> next = reader.next();
    if (!next) out.failure = next.error().code;
    if (!next || *next == nullptr) return out;
    out.rows.push_back(copy_of(**next, declaration.fields));
  }
}

outcome feed_to_xylem(const schema_declaration& declaration, std::string_view document,
                      std::size_t chunk_bytes) {
  outcome out;
  const result<schema> made = schema::make(declaration);
  if (!made) return {{}, made.error().code};
  auto in =
      feed(*made, [&](row_view& row) { out.rows.push_back(copy_of(row, declaration.fields)); });
  for (; !document.empty(); document.remove_prefix(std::min(chunk_bytes, document.size()))) {
    // A copy of its own: the sanitizers see whoever looks at a chunk after its call.
    const std::string chunk(document.substr(0, chunk_bytes));
    if (const result<void> written = in.write(chunk); !written) {
      out.failure = written.error().code;
      return out;
    }
  }
  if (const result<void> finished = in.finish(); !finished) out.failure = finished.error().code;
  return out;
}

outcome extract_by_xylem(const schema_declaration& declaration, std::string_view document) {
  const result<schema> made = schema::make(declaration);
  if (!made) return {{}, made.error().code};
  extractor extract(*made);
  outcome first;
  for (int message = 0; message < 2; ++message) {
    outcome out;
    const result<row_view*> row = extract(document);
    if (row) {
      out.rows.push_back(copy_of(**row, declaration.fields));
    } else {
      out.failure = row.error().code;
    }
    if (message == 0) {
      first = std::move(out);
    } else if (out.rows != first.rows || out.failure != first.failure) {
      first.failure = errc::backend_failure;
    }
  }
  return first;
}

}  // namespace xylem::oracle
