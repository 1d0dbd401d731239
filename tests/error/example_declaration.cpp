// SPDX-License-Identifier: MIT
#include "example_declaration.hpp"

#include <charconv>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace xylem::error_tests {

namespace {

using limit = std::uint64_t limits::*;

// key = value, where a value is "text", a word or { key = value, ... }.
class reader_of_values {
 public:
  explicit reader_of_values(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() {
    skip_spaces();
    return rest_.empty();
  }
  bool take(char c) {
    skip_spaces();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void expect(char c) {
    if (!take(c))
      throw std::runtime_error("expected " + std::string(1, c) + " at " + std::string(rest_));
  }
  std::string word() {
    skip_spaces();
    const std::size_t end = rest_.find_first_of(" =,}]\n");
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(out.size());
    return out;
  }
  std::string text() {
    if (!take('"')) return word();
    const std::size_t end = rest_.find('"');
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    return out;
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n'))
      rest_.remove_prefix(1);
  }

  std::string_view rest_;
};

value_type type_named(std::string_view name) {
  for (unsigned i = 0; !value_type_name(static_cast<value_type>(i)).empty(); ++i) {
    if (value_type_name(static_cast<value_type>(i)) == name) return static_cast<value_type>(i);
  }
  throw std::runtime_error("no type " + std::string(name));
}

void set(schema_field& f, const std::string& key, reader_of_values& in);

schema_field field_named(std::string name, reader_of_values& in) {
  schema_field out;
  out.name = std::move(name);
  if (!in.take('{')) {
    out.path = in.text();
    return out;
  }
  do {
    const std::string key = in.word();
    in.expect('=');
    set(out, key, in);
  } while (in.take(','));
  in.expect('}');
  return out;
}

void set(schema_field& f, const std::string& key, reader_of_values& in) {
  static std::string pattern;  // format.pattern is a view
  const std::map<std::string, repeat> repeats = {{"list", repeat::list}, {"join", repeat::join}};
  if (key == "path") {
    f.path = in.text();
  } else if (key == "type") {
    f.type = type_named(in.text());
  } else if (key == "repeat") {
    f.repeat = repeats.at(in.text());
  } else if (key == "default") {
    f.default_value = in.text();
  } else if (key == "pattern") {
    pattern = in.text();
    f.format.pattern = pattern;
  } else if (key == "fields") {
    in.expect('{');
    const std::string name = in.word();
    in.expect('=');
    f.fields.push_back(field_named(name, in));
    in.expect('}');
  } else {
    throw std::runtime_error("no key " + key);
  }
}

}  // namespace

schema_declaration parse_declaration(std::string_view toml) {
  schema_declaration out;
  out.record = "/r/i";
  reader_of_values in(toml);
  std::string section;
  bool has_fields = false;
  while (!in.at_end()) {
    if (in.take('[')) {
      section = in.word();
      in.expect(']');
      has_fields = has_fields || section == "fields";
      continue;
    }
    const std::string key = in.text();
    in.expect('=');
    if (section.empty() && key == "record") {
      out.record = in.text();
    } else if (section == "namespaces") {
      out.namespaces.emplace_back(key, in.text());
    } else if (section == "fields") {
      out.fields.push_back(field_named(key, in));
    } else {
      throw std::runtime_error("no key " + key);
    }
  }
  if (!has_fields) out.fields.push_back({.name = "v", .path = "v"});
  return out;
}

options parse_options(std::string_view ini) {
  static const std::map<std::string, limit> named = {
      {"limits.depth", &limits::depth},
      {"limits.attributes", &limits::attributes},
      {"limits.namespaces", &limits::namespaces},
      {"limits.name_bytes", &limits::name_bytes},
      {"limits.namespace_name_bytes", &limits::namespace_name_bytes},
      {"limits.token_bytes", &limits::token_bytes},
      {"limits.attribute_value_bytes", &limits::attribute_value_bytes},
      {"limits.field_text_bytes", &limits::field_text_bytes},
      {"limits.record_bytes", &limits::record_bytes},
      {"limits.memory_bytes", &limits::memory_bytes},
      {"limits.document_bytes", &limits::document_bytes},
      {"limits.records", &limits::records}};
  options out;
  reader_of_values in(ini);
  while (!in.at_end()) {
    const std::string key = in.word();
    in.expect('=');
    const std::string value = in.text();
    if (key == "encoding") {
      out.encoding = value;
    } else if (key == "on_bad_record" && value == "reject") {
      out.on_bad_record = bad_record::reject;
    } else if (key == "backend" && value == "expat") {
      out.backend = backend::expat;
    } else if (key == "dtd" && value == "text_entities") {
      out.dtd = dtd::text_entities;
    } else if (key == "entities") {
      out.entities = {{value, "a text"}};
    } else if (key == "names" && value == "xml10e5") {
      out.names = name_profile::xml10e5;
    } else {
      out.limits.*named.at(key) = std::stoull(value);
    }
  }
  return out;
}

}  // namespace xylem::error_tests
