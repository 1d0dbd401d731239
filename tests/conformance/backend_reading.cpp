// SPDX-License-Identifier: MIT
#include "conformance/backend_reading.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include <xylem/reader.hpp>
#include <xylem/source.hpp>

#include "conformance/extent.hpp"

namespace xylem::conformance {

namespace {

options with_backend(options how, const backend_info& which) {
  how.backend = which.id;
  return how;
}

}  // namespace

backend_reading::backend_reading(const schema& declared, const backend_info& which, options how)
    : declared_(declared),
      which_(which),
      how_(with_backend(std::move(how), which)),
      in_(xylem::feed(
          declared_, [this](row_view& row) { write_row(last_.rows, row); }, how_)) {}

bool backend_reading::write(std::string_view chunk) {
  const result<void> written = in_.write(chunk);
  if (written) return true;
  last_.code = written.error().code;
  last_.offset = written.error().byte_offset;
  return false;
}

const answer& backend_reading::feed(std::string_view document, std::size_t chunk_bytes) {
  last_.code = errc::ok;
  last_.offset = error::no_offset;
  last_.rows.clear();
  in_.restart();
  for (; !document.empty(); document.remove_prefix(std::min(chunk_bytes, document.size()))) {
    const std::string_view chunk = document.substr(0, chunk_bytes);
    // A copy of its own: the sanitizers see whoever looks at a chunk after its call.
    if (!(is_instrumented ? write(std::string(chunk)) : write(chunk))) return last_;
  }
  if (const result<void> finished = in_.finish(); !finished) {
    last_.code = finished.error().code;
    last_.offset = finished.error().byte_offset;
  }
  return last_;
}

const answer& backend_reading::pull(std::string_view document) {
  last_.code = errc::ok;
  last_.offset = error::no_offset;
  last_.rows.clear();
  auto reader = xylem::read(declared_, memory(document), how_);
  while (true) {
    const result<row_view*> next = reader.next();
    if (!next) {
      last_.code = next.error().code;
      last_.offset = next.error().byte_offset;
    }
    if (!next || *next == nullptr) return last_;
    write_row(last_.rows, **next);
  }
}

schema schema_of(const schema_declaration& declared) {
  return schema::make(declared).value();
}

void write_row(std::string& out, const row_view& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const value& v = row.value(i);
    if (const auto* const count = std::get_if<std::uint64_t>(&v)) {
      write_count(out, *count);
    } else {
      write_cell(out, row.state(i), row.text(i));
    }
  }
  out += row_end;
}

}  // namespace xylem::conformance
