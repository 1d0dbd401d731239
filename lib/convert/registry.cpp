// SPDX-License-Identifier: MIT
//
// The one list of value types. A new type is a row here, a `value_type`, and its `convert<T>`.

#include <array>
#include <cstddef>
#include <limits>

#include "convert.hpp"

namespace xylem::convert_stage {
namespace {

// A converted value as the alternative of `value` that stands for its type.
template <class T>
value widen(const T& converted) noexcept {
  if constexpr (!detail::number_integer<T>) {
    return converted;
  } else if constexpr (std::numeric_limits<T>::is_signed) {
    return std::int64_t{converted};
  } else {
    return std::uint64_t{converted};
  }
}

template <>
value widen(const float& converted) noexcept {
  return double{converted};
}

template <class T>
errc read(std::string_view text, const text_format& format, value& out) noexcept {
  T converted{};
  const errc code = convert<T>::from_text(text, format, converted);
  if (code == errc::ok) out = widen(converted);
  return code;
}

template <class T>
constexpr type_entry row(value_type type) noexcept {
  bool keeps_whitespace = false;
  if constexpr (requires { convert<T>::keeps_whitespace; }) {
    keeps_whitespace = convert<T>::keeps_whitespace;
  }
  return {convert<T>::type_name, type, keeps_whitespace, &read<T>};
}

constexpr std::array all_types{
    row<std::string_view>(value_type::string),
    row<std::int8_t>(value_type::int8),
    row<std::int16_t>(value_type::int16),
    row<std::int32_t>(value_type::int32),
    row<std::int64_t>(value_type::int64),
    row<std::uint8_t>(value_type::uint8),
    row<std::uint16_t>(value_type::uint16),
    row<std::uint32_t>(value_type::uint32),
    row<std::uint64_t>(value_type::uint64),
    row<float>(value_type::float32),
    row<double>(value_type::float64),
    row<bool>(value_type::boolean),
    row<decimal>(value_type::decimal),
    row<std::chrono::year_month_day>(value_type::date),
    row<std::chrono::sys_time<std::chrono::microseconds>>(value_type::datetime),
    row<time_of_day>(value_type::time),
};

constexpr bool is_in_order() noexcept {
  for (std::size_t i = 0; i < all_types.size(); ++i) {
    if (static_cast<std::size_t>(all_types[i].type) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "value_type_name() indexes the list with the type");

}  // namespace

std::span<const type_entry> types() noexcept {
  return all_types;
}

const type_entry* find_type(std::string_view name) noexcept {
  for (const type_entry& entry : all_types) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace xylem::convert_stage

namespace xylem {

std::string_view value_type_name(value_type type) noexcept {
  const std::span<const convert_stage::type_entry> all = convert_stage::types();
  const auto index = static_cast<std::size_t>(type);
  return index < all.size() ? all[index].name : std::string_view{};
}

}  // namespace xylem
