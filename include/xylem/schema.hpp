// SPDX-License-Identifier: MIT
#ifndef XYLEM_SCHEMA_HPP
#define XYLEM_SCHEMA_HPP

/// \file
/// The declaration of a projection made at run time, from a configuration file, say.
///
///     xylem::schema_declaration d;
///     d.record = "/ORDERS05/IDOC";
///     d.fields = {{.name = "number", .path = "EDI_DC40/DOCNUM"},
///                 {.name = "created", .path = "EDI_DC40/CREDAT",
///                  .type = xylem::value_type::date,
///                  .format = {.convention = xylem::convention::sap}}};
///     xylem::schema orders = xylem::schema::make(d).value();

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xylem/convert.hpp>
#include <xylem/export.hpp>
#include <xylem/repeat.hpp>
#include <xylem/result.hpp>
#include <xylem/value.hpp>

namespace xylem {

namespace detail {
class plan_handle;
}  // namespace detail

/// One field of a `schema_declaration`.
struct schema_field {
  std::string name{};
  std::string path{};
  value_type type = value_type::string;
  text_format format{};  ///< `format.pattern` must live until `schema::make` returns
  /// `list` gives `row_view::values()`, `join` fits strings, `count` integers.
  xylem::repeat repeat = xylem::repeat::error;
  std::string separator{};  ///< between joined values
  /// A missing value is null instead of an error. Lists are never missing, only empty.
  bool is_optional = false;
  /// What a missing value reads as.
  std::optional<std::string> default_value{};
  /// For `../` paths: see `xylem::unseen_is_missing`.
  bool unseen_is_missing = false;
  /// Not empty: this field holds rows, one for each element that `path` names (`repeat::list`), or
  /// at most one. `type`, `format` and `default_value` do not apply.
  std::vector<schema_field> fields{};
};

/// A projection as data.
struct schema_declaration {
  std::string record{};                ///< record path
  std::vector<schema_field> fields{};  ///< in the order of the row's columns
  std::vector<std::pair<std::string, std::string>> namespaces{};  ///< prefix, URI
  bool matches_any_namespace = false;                             ///< as `xylem::any_namespace`
};

/// A checked, compiled declaration: immutable, cheap to copy, safe to share between threads.
class XYLEM_API schema {
 public:
  using record_type = class row_view;

  /// Checks and compiles. The error names the field; path errors carry the place in the path.
  [[nodiscard]] static result<schema> make(const schema_declaration& declaration);

  schema(const schema&) noexcept;
  schema& operator=(const schema&) noexcept;
  ~schema();

  /// Number of columns.
  [[nodiscard]] std::size_t size() const noexcept;
  /// A column's name.
  [[nodiscard]] std::string_view name(std::size_t index) const noexcept;

  [[nodiscard]] const std::shared_ptr<const detail::plan_handle>& plan() const noexcept {
    return plan_;
  }

 private:
  explicit schema(std::shared_ptr<const detail::plan_handle> plan) noexcept;

  std::shared_ptr<const detail::plan_handle> plan_;
};

}  // namespace xylem

#endif  // XYLEM_SCHEMA_HPP
