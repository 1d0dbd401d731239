// SPDX-License-Identifier: MIT
// Documents: whatever the bytes, rows and verdict are the same with every backend, whether they
// come whole, one by one or in sevens, and memory stays in bounds.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <xylem/xylem.hpp>

namespace {

xylem::schema make_schema(bool is_anywhere) {
  using xylem::repeat;
  xylem::schema_declaration d;
  d.record = is_anywhere ? "//r" : "/x/r";
  d.matches_any_namespace = is_anywhere;
  d.fields = {
      {.name = "self", .path = ".", .is_optional = true},
      {.name = "list", .path = "a | *", .repeat = repeat::list},
      {.name = "group", .path = "g[k='1']/v", .repeat = repeat::list},
      {.name = "second", .path = "a[2]", .is_optional = true},
      {.name = "attribute", .path = ".//a/@b", .repeat = repeat::list},
      {.name = "direct", .path = "a/text()", .repeat = repeat::list},
      {.name = "up", .path = "../h", .repeat = repeat::first, .unseen_is_missing = true},
      {.name = "number", .path = "n", .type = xylem::value_type::decimal, .is_optional = true},
      {.name = "rows",
       .path = "s[@t]",
       .repeat = repeat::list,
       .fields = {{.name = "u", .path = "u", .repeat = repeat::join, .is_optional = true}}},
  };
  return xylem::schema::make(d).value();
}

void append(std::string& out, const xylem::row_view& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    out += static_cast<char>('0' + static_cast<int>(row.state(i)));
    out += row.text(i);
    for (const xylem::value& v : row.values(i)) {
      out += '|';
      xylem::append_text(out, v);
    }
    for (std::size_t k = 0; k < row.row_count(i); ++k)
      append(out, row.row(i, k));
    out += '\n';
  }
}

std::string outcome(const xylem::schema& schema, std::string_view document, std::size_t step,
                    xylem::backend which) {
  xylem::options how;
  how.backend = which;
  how.limits.depth = 32;
  how.on_bad_record = xylem::bad_record::skip;
  std::string seen;
  auto in = xylem::feed(
      schema, [&](const xylem::row_view& row) { append(seen, row); }, how);
  xylem::result<void> verdict;
  for (std::size_t at = 0; verdict && at < document.size(); at += step) {
    verdict = in.write(document.substr(at, step));
  }
  if (verdict) verdict = in.finish();
  if (!verdict) {
    seen += xylem::name(verdict.error().code);
    seen += std::to_string(verdict.error().byte_offset);
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const xylem::schema schemas[] = {make_schema(false), make_schema(true)};
  if (size == 0) return 0;
  const std::string document(data + 1, data + size);
  const xylem::schema& schema = schemas[data[0] & 1U];
  const std::string whole =
      outcome(schema, document, document.size() + 1, xylem::backends().front().id);
  for (const xylem::backend_info& with : xylem::backends()) {
    for (const std::size_t step : {document.size() + 1, std::size_t{1}, std::size_t{7}}) {
      const std::string other = outcome(schema, document, step, with.id);
      if (other == whole) continue;
      std::fprintf(stderr, "%s, whole:\n%s\n%s, in pieces of %zu:\n%s\n",
                   std::string(xylem::backends().front().name).c_str(), whole.c_str(),
                   std::string(with.name).c_str(), step, other.c_str());
      std::abort();
    }
  }
  return 0;
}
