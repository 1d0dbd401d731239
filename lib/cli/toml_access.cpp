// SPDX-License-Identifier: MIT
#include "cli/toml_access.hpp"

#include <algorithm>
#include <tuple>

#include "cli/wording.hpp"

namespace xylem::cli {

namespace {

std::string_view type_name(const toml::node& value) {
  switch (value.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "a boolean";
    default:
      return "a date or time";
  }
}

// A line with the text and one with a caret under the place.
std::string with_caret(std::string_view text, std::size_t offset) {
  std::string out = "\n    " + printable(text) + "\n    ";
  // Bytes that continue a UTF-8 sequence take no column.
  for (const char c : text.substr(0, offset)) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) out += ' ';
  }
  return out + '^';
}

}  // namespace

void fail_at(const std::string& file, const toml::source_position& where,
             const std::string& message) {
  std::string out = file;
  if (where.line != 0) {
    out += ':' + std::to_string(where.line) + ':' + std::to_string(where.column);
  }
  throw projection_error(out + ": " + message);
}

void fail_in_path(const std::string& file, const toml::source_position& where,
                  std::string_view path, error why) {
  const bool has_place = why.byte_offset <= path.size();
  const std::string shown =
      has_place ? with_caret(path, static_cast<std::size_t>(why.byte_offset)) : std::string();
  why.byte_offset = error::no_offset;
  why.found.assign({});
  fail_at(file, where, explain(why) + shown);
}

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    out += out.empty() ? "" : ", ";
    out += name;
  }
  return out;
}

std::vector<toml_entry> toml_section::in_file_order() const {
  std::vector<toml_entry> out;
  for (const auto& [key, value] : held_)
    out.push_back({key.str(), key.source().begin, &value});
  std::ranges::sort(out, [](const toml_entry& a, const toml_entry& b) {
    return std::tie(a.key_place.line, a.key_place.column) <
           std::tie(b.key_place.line, b.key_place.column);
  });
  return out;
}

void toml_section::require_known(std::span<const std::string_view> keys) const {
  for (const toml_entry& e : in_file_order()) {
    if (std::ranges::find(keys, e.key) != keys.end()) continue;
    fail_at(file_, e.key_place,
            "unknown key '" + printable(e.key) + '\'' + (name_.empty() ? "" : " in " + name_) +
                "; the keys here are " + joined(keys));
  }
}

std::optional<std::string> toml_section::text(std::string_view key) const {
  const toml::node* const value = held_.get(key);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) fail_type(key, "a string", "\"...\"");
  return value->as_string()->get();
}

bool toml_section::flag(std::string_view key) const {
  const toml::node* const value = held_.get(key);
  if (value == nullptr) return false;
  if (!value->is_boolean()) fail_type(key, "a boolean", "true");
  return value->as_boolean()->get();
}

const toml::table* toml_section::table(std::string_view key) const {
  const toml::node* const value = held_.get(key);
  if (value == nullptr) return nullptr;
  if (!value->is_table()) fail_type(key, "a table", "{ ... }");
  return value->as_table();
}

std::size_t toml_section::choice(std::string_view key, std::span<const std::string_view> names,
                                 std::string_view otherwise) const {
  const std::string given = text(key).value_or(std::string(otherwise));
  const auto found = std::ranges::find(names, given);
  if (found == names.end()) {
    fail(key, "there is no " + std::string(key) + " '" + printable(given) + "'; choose one of " +
                  joined(names));
  }
  return static_cast<std::size_t>(found - names.begin());
}

toml::source_position toml_section::place(std::string_view key) const {
  const toml::node* const value = held_.get(key);
  return value != nullptr ? value->source().begin : held_.source().begin;
}

void toml_section::fail(std::string_view key, const std::string& message) const {
  fail_at(file_, place(key), (name_.empty() ? "" : name_ + ": ") + message);
}

void toml_section::fail_type(std::string_view key, std::string_view wanted,
                             std::string_view example) const {
  fail(key, "'" + std::string(key) + "' must be " + std::string(wanted) + ", not " +
                std::string(type_name(*held_.get(key))) + "; write " + std::string(key) + " = " +
                std::string(example));
}

}  // namespace xylem::cli
