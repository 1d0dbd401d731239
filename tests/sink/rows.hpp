// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SINK_ROWS_HPP
#define XYLEM_TESTS_SINK_ROWS_HPP

// Rows for sinks: made as in production, by reading documents.

#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xylem/xylem.hpp>

#include <unistd.h>

#include "sink/registry.hpp"

namespace xylem::sink {

// A folder of its own for each test, removed with all that is in it.
class scratch_folder {
 public:
  scratch_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xylem-test-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  ~scratch_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::string file(const std::string& name) const { return path_ + '/' + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline schema_field field(std::string name, std::string path,
                          value_type type = value_type::string) {
  schema_field out;
  out.name = std::move(name);
  out.path = std::move(path);
  out.type = type;
  out.is_optional = true;
  return out;
}

inline schema_field list(std::string name, std::string path, value_type type = value_type::string) {
  schema_field out = field(std::move(name), std::move(path), type);
  out.repeat = repeat::list;
  return out;
}

inline schema_field nested(std::string name, std::string path, repeat policy,
                           std::vector<schema_field> fields) {
  schema_field out = field(std::move(name), std::move(path));
  out.repeat = policy;
  out.fields = std::move(fields);
  return out;
}

// Records are /R/r.
inline schema_declaration records(std::vector<schema_field> fields) {
  schema_declaration out;
  out.record = "/R/r";
  out.fields = std::move(fields);
  return out;
}

// Gives the rows of one document to a sink that has begun; the value of end_source().
inline std::uint64_t give(row_sink& to, const schema_declaration& declared,
                          std::string_view document, std::string_view name = "a.xml") {
  auto rows = read(schema::make(declared).value(), memory(document));
  to.begin_source(name);
  std::uint64_t index = 0;
  while (true) {
    const auto next = rows.next();
    if (!next) return to.end_source(source_end::broken, 0);
    if (*next == nullptr) return to.end_source(source_end::complete, document.size());
    to.row(**next, index++);
  }
}

// What a format makes of one document.
inline std::string text_of(std::string_view format, const schema_declaration& declared,
                           std::string_view document) {
  std::ostringstream out;
  target to;
  to.stream = &out;
  to.location = "the test";
  const auto made = find(sink_kind::format, format)->make(to);
  made->begin(table_of("t", declared));
  give(*made, declared, document);
  made->end();
  return out.str();
}

// The same without the header line.
inline std::string rows_of(std::string_view format, const schema_declaration& declared,
                           std::string_view document) {
  const std::string text = text_of(format, declared, document);
  return format == "csv" ? text.substr(text.find('\n') + 1) : text;
}

}  // namespace xylem::sink

#endif  // XYLEM_TESTS_SINK_ROWS_HPP
