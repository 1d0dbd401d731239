// SPDX-License-Identifier: MIT
#include "cli/projection_file.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include <xylem/path.hpp>

#include "cli/field_section.hpp"
#include "cli/toml_access.hpp"
#include "cli/wording.hpp"

namespace xylem::cli {

namespace {

constexpr std::array<std::string_view, 5> root_keys{"record", "table", "any_namespace",
                                                    "namespaces", "fields"};

[[noreturn]] void fail_to_read(const std::string& path, int why) {
  throw projection_error(
      path + ": cannot read the projection file: " + std::generic_category().message(why));
}

std::string read_text(const std::string& path) {
  // A directory opens, but cannot be read.
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) fail_to_read(path, EISDIR);
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) fail_to_read(path, errno);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

toml::table parse(const std::string& path) {
  const std::string text = read_text(path);
  try {
    return toml::parse(text, path);
  } catch (const toml::parse_error& e) {
    fail_at(path, e.source().begin, "not TOML: " + std::string(e.description()));
  }
}

class projection_reader {
 public:
  explicit projection_reader(const std::string& path)
      : path_(path), document_(parse(path)), root_(path_, "", document_), fields_{path_, {}, {}} {}

  projection read() {
    root_.require_known(root_keys);
    schema_declaration declared;
    declared.record = require_record();
    std::string table = root_.text("table").value_or(std::filesystem::path(path_).stem().string());
    if (table.empty()) root_.fail("table", "'table' is empty; name the table");
    declared.matches_any_namespace = root_.flag("any_namespace");
    read_namespaces(declared);
    const toml::table* const fields = root_.table("fields");
    if (fields == nullptr || fields->empty()) {
      root_.fail("fields",
                 "no fields are declared; write [fields] and lines like number = \"TAG\"");
    }
    declared.fields = read_fields(fields_, *fields, "[fields]", "");
    result<schema> compiled = schema::make(declared);
    if (!compiled) refuse(declared, compiled.error());
    return {std::move(table), std::move(declared), *compiled};
  }

 private:
  std::string require_record() {
    const auto record = root_.text("record");
    if (!record) {
      root_.fail("record", "the key 'record' is missing; write record = \"/ROOT/RECORD\"");
    }
    const result<void> checked = check_record_path(*record);
    if (!checked) fail_in_path(path_, root_.place("record"), *record, checked.error());
    return *record;
  }

  void read_namespaces(schema_declaration& to) {
    const toml::table* const namespaces = root_.table("namespaces");
    if (namespaces == nullptr) return;
    const toml_section section(path_, "[namespaces]", *namespaces);
    for (const toml_entry& entry : section.in_file_order())
      to.namespaces.emplace_back(entry.key, section.text(entry.key).value_or(""));
  }

  // The error names a field, but not which of several nested ones of that name. With numbers for
  // names it does.
  [[noreturn]] void refuse(const schema_declaration& declared, error why) const {
    schema_declaration numbered = declared;
    std::size_t next = 0;
    number(numbered.fields, next);
    const result<schema> again = schema::make(numbered);
    std::size_t index = fields_.origins.size();
    if (!again) {
      const std::string_view digits = again.error().field.view();
      std::from_chars(digits.data(), digits.data() + digits.size(), index);
    }
    if (index < fields_.origins.size()) {
      const field_origin& field = fields_.origins[index];
      why.field.assign(field.name);
      const bool is_path_error = static_cast<unsigned>(why.code) / 100 == 1;
      if (is_path_error) fail_in_path(path_, field.place, field.path, why);
      fail_at(path_, field.place, explain(why));
    }
    if (why.code == errc::path_prefix_unbound) {
      fail_in_path(path_, root_.place("record"), declared.record, why);
    }
    const toml::table* const namespaces = root_.table("namespaces");
    if (namespaces != nullptr) {
      const toml_section section(path_, "[namespaces]", *namespaces);
      if (section.contains(why.found.view())) section.fail(why.found.view(), explain(why));
    }
    fail_at(path_, root_.place("record"), explain(why));
  }

  static void number(std::vector<schema_field>& fields, std::size_t& next) {
    for (schema_field& f : fields) {
      f.name = std::to_string(next++);
      number(f.fields, next);
    }
  }

  const std::string& path_;
  toml::table document_;
  toml_section root_;
  field_reading fields_;
};

}  // namespace

projection read_projection_file(const std::string& path) {
  return projection_reader(path).read();
}

}  // namespace xylem::cli
