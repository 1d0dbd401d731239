// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_CONVERT_HPP
#define XYLEM_LIB_CONVERT_CONVERT_HPP

// The contract of the convert stage for types chosen at run time. Types known at compile time go
// through `convert<T>` (xylem/convert.hpp); both end in the same functions.

#include <span>
#include <string_view>

#include <xylem/convert.hpp>
#include <xylem/value.hpp>

namespace xylem::convert_stage {

// One row of the type registry.
struct type_entry {
  std::string_view name;  // as written in schemas: "int32"
  value_type type;
  bool keeps_whitespace;  // what whitespace::by_type means for it
  errc (*from_text)(std::string_view text, const text_format& format, value& out) noexcept;
};

// All types, in the order of value_type.
[[nodiscard]] std::span<const type_entry> types() noexcept;

// The type of that name, or nullptr.
[[nodiscard]] const type_entry* find_type(std::string_view name) noexcept;

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_CONVERT_HPP
