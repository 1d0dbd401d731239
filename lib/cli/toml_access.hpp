// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_TOML_ACCESS_HPP
#define XYLEM_LIB_CLI_TOML_ACCESS_HPP

// Typed access to a TOML file, every refusal with its place.

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/error.hpp>

#include <toml++/toml.h>

#include "cli/projection_file.hpp"

namespace xylem::cli {

// Throws `projection_error`: "file:line:column: message".
[[noreturn]] void fail_at(const std::string& file, const toml::source_position& where,
                          const std::string& message);

// As above for an error in an XPath, which is shown with a caret under the place.
[[noreturn]] void fail_in_path(const std::string& file, const toml::source_position& where,
                               std::string_view path, error why);

// "a, b, c"
[[nodiscard]] std::string joined(std::span<const std::string_view> names);

struct toml_entry {
  std::string_view key;
  toml::source_position key_place;
  const toml::node* value;
};

// One table of the file. What it gives lives as long as the parsed document.
class toml_section {
 public:
  // `name` is what messages call the table: "[namespaces]", "field 'lines'"; empty for the root.
  toml_section(const std::string& file, std::string name, const toml::table& held)
      : file_(file), name_(std::move(name)), held_(held) {}

  // All entries as they stand in the file, which toml::table sorts by key.
  [[nodiscard]] std::vector<toml_entry> in_file_order() const;
  // Refuses a key that is not among these.
  void require_known(std::span<const std::string_view> keys) const;

  // The values of a key; nothing when it is absent; refuses another type.
  [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
  [[nodiscard]] bool flag(std::string_view key) const;
  [[nodiscard]] const toml::table* table(std::string_view key) const;
  // The place in `names` of the key's text, or of `otherwise`; refuses others.
  [[nodiscard]] std::size_t choice(std::string_view key, std::span<const std::string_view> names,
                                   std::string_view otherwise) const;

  // Where the key's value stands; where the table does when it is absent.
  [[nodiscard]] toml::source_position place(std::string_view key) const;
  [[nodiscard]] bool contains(std::string_view key) const { return held_.contains(key); }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[noreturn]] void fail(std::string_view key, const std::string& message) const;

 private:
  [[noreturn]] void fail_type(std::string_view key, std::string_view wanted,
                              std::string_view example) const;

  const std::string& file_;
  std::string name_;
  const toml::table& held_;
};

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_TOML_ACCESS_HPP
