// SPDX-License-Identifier: MIT
#ifndef XYLEM_CONVERT_HPP
#define XYLEM_CONVERT_HPP

/// \file
/// From text to typed values. Specialise `convert<T>` to teach Xylem a type of your own:
///
///     template <>
///     struct xylem::convert<colour> {
///       static constexpr std::string_view type_name = "colour";
///       static errc from_text(std::string_view text, const text_format&, colour& out) noexcept {
///         return parse_colour(text, out) ? errc::ok : errc::value_malformed;
///       }
///     };

#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>

namespace xylem {

/// What is done to white space (XML 1.0 [3]: space, tab, CR, LF) before a value is converted.
enum class whitespace : std::uint8_t {
  by_type,     ///< strings as written, all other types trimmed
  as_written,  ///< nothing
  trimmed,     ///< removed at both ends
  collapsed,   ///< trimmed, and each run inside replaced by one space (XML Schema's "collapse")
};

/// Which lexical forms are read.
enum class convention : std::uint8_t {
  xml_schema,  ///< XML Schema Part 2: 2024-02-23, -123.45, true
  sap,         ///< SAP: 20240223, 123.45-, X or blank; initial dates and blank numbers are no value
};

/// How a field's text is turned into its value. A literal type: part of a `constexpr` projection.
struct text_format {
  xylem::whitespace whitespace = xylem::whitespace::by_type;
  xylem::convention convention = xylem::convention::xml_schema;
  /// Strings made of digits only lose their leading zeros; one digit stays.
  bool strips_leading_zeros = false;
  /// A date-time without time zone is taken as UTC instead of being an error.
  bool assumes_utc = false;
  /// Empty text (after white space handling) counts as a missing value.
  bool empty_is_missing = false;
  /// Numbers are written 1.234,56 or 1234,56: comma for the fraction, points between thousands.
  bool decimal_comma = false;
  /// Date and time layout of %Y %m %d %H %M %S %y %b %% and literals; empty: the convention's form.
  std::string_view pattern{};
};

/// Conversion of one type; specialised for the types listed in docs/values.md. A specialisation has
///
/// - `static errc from_text(std::string_view text, const text_format&, T& out) noexcept`: `text`
///   has been through white space handling and may be empty. Returns `errc::ok`, one of the
///   `value_*` codes, `errc::field_missing` where the text stands for "no value", or
///   `errc::out_of_memory`. Views in `out` may point into `text`.
/// - `static constexpr std::string_view type_name`: what error messages call the type.
/// - optionally `static constexpr bool keeps_whitespace = true`: `whitespace::by_type` leaves the
///   text as written.
template <class T>
struct convert;

}  // namespace xylem

#include <xylem/detail/convert_builtin.hpp>

#endif  // XYLEM_CONVERT_HPP
