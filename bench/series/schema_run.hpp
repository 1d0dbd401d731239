// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_SERIES_SCHEMA_RUN_HPP
#define XYLEM_BENCH_SERIES_SCHEMA_RUN_HPP

// Reads a document with fields that are declared at run time, all of them optional strings.

#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include "bench/library/library.hpp"

namespace xylem::bench {

template <class Paths>
schema schema_of(std::string_view record, const Paths& paths) {
  schema_declaration declared;
  declared.record = record;
  for (const auto& path : paths) {
    declared.fields.push_back({.name = "c" + std::to_string(declared.fields.size()),
                               .path = std::string(path),
                               .is_optional = true});
  }
  return schema::make(declared).value();
}

inline answer read_all(const schema& declared, source from, const options& how) {
  const record_callback no_callback;
  answer_builder answer(no_callback);
  std::vector<field_text> fields(declared.size());
  for (const row_view row : read(declared, std::move(from), how)) {
    for (std::size_t i = 0; i < fields.size(); ++i)
      fields[i] = row.is_null(i) ? field_text() : field_text(row.text(i));
    answer.add(fields);
  }
  return answer.result();
}

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_SERIES_SCHEMA_RUN_HPP
