// SPDX-License-Identifier: MIT
#ifndef XYLEM_ROW_HPP
#define XYLEM_ROW_HPP

/// \file
/// Records whose fields are declared at run time.
///
///     for (xylem::row_view row : xylem::read(schema, xylem::file("orders.xml"))) {
///       std::string_view number = row.text(0);
///       xylem::result<std::int64_t> quantity = row.get<std::int64_t>(1);
///     }

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <variant>

#include <xylem/export.hpp>
#include <xylem/result.hpp>
#include <xylem/value.hpp>

namespace xylem {

namespace detail {
struct row_data;
}  // namespace detail

/// One record of a `schema`: a cheap handle, valid until the reader moves on. Fields are numbered
/// in the order of the schema. Thread-compatible. All functions but `find` are O(1).
class XYLEM_API row_view {
 public:
  row_view() noexcept = default;
  explicit row_view(const detail::row_data& data) noexcept : data_(&data) {}

  /// Number of fields.
  [[nodiscard]] std::size_t size() const noexcept;
  /// A field's name, as declared. Requires `index < size()`, as all functions below.
  [[nodiscard]] std::string_view name(std::size_t index) const noexcept;
  /// The index of the field of that name. O(size()).
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const noexcept;

  /// Whether there is a value, and why not.
  [[nodiscard]] value_state state(std::size_t index) const noexcept;
  /// No value: missing, nil, or failed under `bad_record::null_field`.
  [[nodiscard]] bool is_null(std::size_t index) const noexcept {
    return state(index) != value_state::present;
  }
  /// The value's text after white space handling, references resolved; empty when null and for
  /// fields with `repeat = list`, nested rows and counts.
  [[nodiscard]] std::string_view text(std::size_t index) const noexcept;
  /// The converted value; `monostate` when null.
  [[nodiscard]] const xylem::value& value(std::size_t index) const noexcept;

  /// The converted value as the alternative `T` of `xylem::value`. `errc::field_missing` or
  /// `errc::field_nil` when null, `errc::type_mismatch` when the field has another type,
  /// `errc::index_out_of_range` instead of a requirement on `index`.
  template <class T>
  [[nodiscard]] result<T> get(std::size_t index) const {
    if (index >= size()) return error(errc::index_out_of_range);
    if (is_null(index)) return null_error(index);
    if (const T* held = std::get_if<T>(&value(index))) return *held;
    return error(errc::type_mismatch);
  }

  /// All values of a field with `repeat = list`, in document order; else empty.
  [[nodiscard]] std::span<const xylem::value> values(std::size_t index) const noexcept;

  /// Number of rows of a nested field.
  [[nodiscard]] std::size_t row_count(std::size_t index) const noexcept;
  /// One row of a nested field. Requires `row < row_count(index)`.
  [[nodiscard]] row_view row(std::size_t index, std::size_t row) const noexcept;

 private:
  [[nodiscard]] error null_error(std::size_t index) const noexcept;

  const detail::row_data* data_ = nullptr;
};

}  // namespace xylem

#endif  // XYLEM_ROW_HPP
