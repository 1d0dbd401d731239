// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_CONVERT_BUILTIN_HPP
#define XYLEM_DETAIL_CONVERT_BUILTIN_HPP

/// \file
/// The conversions that come with the library, part of xylem/convert.hpp. The templates only choose
/// a compiled function; lexical forms are read in lib/convert, one file per kind of value.
///
/// All conversions are independent of the locale, allocate nothing (but for `std::string`), take
/// time linear in the text and leave `out` untouched unless they return `errc::ok`.

#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <xylem/convert.hpp>
#include <xylem/decimal.hpp>
#include <xylem/error.hpp>
#include <xylem/export.hpp>

namespace xylem {

/// One row of an enumeration's table: the text in documents and the value it stands for.
template <class Enum>
struct enum_name {
  std::string_view text;  ///< compared byte for byte
  Enum value;             ///< what the text is read as
};

/// An enumeration's table as `names()` makes it, held column by column.
template <class Enum, std::size_t Count>
struct enum_table {
  std::array<std::string_view, Count> texts;  ///< the texts, in the order given
  std::array<Enum, Count> values;             ///< the value for each text
};

/// The table of an enumeration; specialise it to make the enumeration a field type:
///
///     enum class status { active, blocked };
///     template <>
///     inline constexpr auto xylem::enum_names<status> =
///         xylem::names<status>({{"A", status::active}, {"B", status::blocked}});
///
/// Several texts may stand for one value. Text that is not listed is `errc::value_not_listed`. The
/// table is searched from its start, at a cost of O(rows) per value.
template <class Enum>
inline constexpr std::nullptr_t enum_names = nullptr;

namespace detail {

// Never defined: reached in a constant expression it stops the compiler at its name.
void the_same_text_is_listed_twice();

}  // namespace detail

/// The table of the given rows. A text listed twice does not compile.
template <class Enum, std::size_t Count>
[[nodiscard]] consteval enum_table<Enum, Count> names(const enum_name<Enum> (&rows)[Count]) {
  enum_table<Enum, Count> table{};
  for (std::size_t i = 0; i < Count; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (table.texts[j] == rows[i].text) detail::the_same_text_is_listed_twice();
    }
    table.texts[i] = rows[i].text;
    table.values[i] = rows[i].value;
  }
  return table;
}

namespace detail {

/// What a `text_format::pattern` has to provide.
enum class pattern_use : std::uint8_t {
  date,      ///< year, month and day
  time,      ///< the hour
  datetime,  ///< year, month and day
};

/// True when every `%` starts one of %Y %m %d %H %M %S %y %b %% and no part of a date or time
/// occurs twice (%Y and %y are one part, %m and %b too). The empty pattern is valid. A pattern that
/// is not valid matches no text.
[[nodiscard]] XYLEM_API bool pattern_is_valid(std::string_view pattern) noexcept;

/// As above; besides, a pattern that is not empty has the parts needed for that use. Parts of the
/// time of day it leaves out are taken as zero.
[[nodiscard]] XYLEM_API bool pattern_is_valid(std::string_view pattern, pattern_use use) noexcept;

/// How date-times treat the time zone.
enum class datetime_kind : std::uint8_t {
  instant,  ///< applied; missing unless UTC is assumed
  local,    ///< checked, then ignored: the reading of the clock as written
};

// The compiled readers. Ticks are counted in units of which a second has `ticks_per_second`, one
// of 1, 10^3, 10^6 and 10^9.
[[nodiscard]] XYLEM_API errc string_view_from_text(std::string_view text, const text_format& format,
                                                   std::string_view& out) noexcept;
[[nodiscard]] XYLEM_API errc string_from_text(std::string_view text, const text_format& format,
                                              std::string& out) noexcept;
[[nodiscard]] XYLEM_API errc signed_from_text(std::string_view text, const text_format& format,
                                              std::int64_t minimum, std::int64_t maximum,
                                              std::int64_t& out) noexcept;
[[nodiscard]] XYLEM_API errc unsigned_from_text(std::string_view text, const text_format& format,
                                                std::uint64_t maximum, std::uint64_t& out) noexcept;
[[nodiscard]] XYLEM_API errc float_from_text(std::string_view text, const text_format& format,
                                             float& out) noexcept;
[[nodiscard]] XYLEM_API errc double_from_text(std::string_view text, const text_format& format,
                                              double& out) noexcept;
[[nodiscard]] XYLEM_API errc boolean_from_text(std::string_view text, const text_format& format,
                                               bool& out) noexcept;
[[nodiscard]] XYLEM_API errc decimal_from_text(std::string_view text, const text_format& format,
                                               decimal& out) noexcept;
[[nodiscard]] XYLEM_API errc date_from_text(std::string_view text, const text_format& format,
                                            std::chrono::year_month_day& out) noexcept;
[[nodiscard]] XYLEM_API errc time_from_text(std::string_view text, const text_format& format,
                                            std::int64_t ticks_per_second,
                                            std::int64_t& out) noexcept;
[[nodiscard]] XYLEM_API errc datetime_from_text(std::string_view text, const text_format& format,
                                                datetime_kind kind, std::int64_t ticks_per_second,
                                                std::int64_t& out) noexcept;
[[nodiscard]] XYLEM_API errc enumeration_from_text(std::string_view text, const text_format& format,
                                                   std::span<const std::string_view> texts,
                                                   std::size_t& out) noexcept;

/// The durations time points and times of day can have.
template <class T>
concept time_unit =
    std::same_as<T, std::chrono::seconds> || std::same_as<T, std::chrono::milliseconds> ||
    std::same_as<T, std::chrono::microseconds> || std::same_as<T, std::chrono::nanoseconds>;

/// An enumeration whose table was given.
template <class T>
concept listed_enum = std::is_enum_v<T> &&
    !std::same_as<std::remove_cvref_t<decltype(enum_names<T>)>, std::nullptr_t>;

template <class Integer>
constexpr std::string_view integer_type_name() noexcept {
  constexpr std::array<std::string_view, 8> all{"int8",  "int16",  "int32",  "int64",
                                                "uint8", "uint16", "uint32", "uint64"};
  constexpr std::size_t width = sizeof(Integer) == 1   ? 0
                                : sizeof(Integer) == 2 ? 1
                                : sizeof(Integer) == 4 ? 2
                                                       : 3;
  return all[width + (std::is_unsigned_v<Integer> ? 4 : 0)];
}

}  // namespace detail

/// Text as written, not copied: views the text it was read from. Empty text is a value unless
/// `text_format::empty_is_missing`.
template <>
struct convert<std::string_view> {
  static constexpr std::string_view type_name = "string";
  static constexpr bool keeps_whitespace = true;
  static errc from_text(std::string_view text, const text_format& format,
                        std::string_view& out) noexcept {
    if (text.empty() || format.strips_leading_zeros)
      return detail::string_view_from_text(text, format, out);
    out = text;
    return errc::ok;
  }
};

/// Text as written, copied; `errc::out_of_memory` when there is no room for the copy.
template <>
struct convert<std::string> {
  static constexpr std::string_view type_name = "string";
  static constexpr bool keeps_whitespace = true;
  static errc from_text(std::string_view text, const text_format& format,
                        std::string& out) noexcept {
    return detail::string_from_text(text, format, out);
  }
};

/// Integers: an optional sign and digits. `convention::sap` also takes the minus at the end.
template <detail::number_integer Integer>
struct convert<Integer> {
  static constexpr std::string_view type_name = detail::integer_type_name<Integer>();
  static errc from_text(std::string_view text, const text_format& format, Integer& out) noexcept {
    using bounds = std::numeric_limits<Integer>;
    if constexpr (std::is_signed_v<Integer>) {
      std::int64_t wide = 0;
      const errc code = detail::signed_from_text(text, format, bounds::min(), bounds::max(), wide);
      if (code == errc::ok) out = static_cast<Integer>(wide);
      return code;
    } else {
      std::uint64_t wide = 0;
      const errc code = detail::unsigned_from_text(text, format, bounds::max(), wide);
      if (code == errc::ok) out = static_cast<Integer>(wide);
      return code;
    }
  }
};

/// Correctly rounded; `INF`, `-INF` and `NaN` as XML Schema spells them. Finite text too large is
/// `errc::value_out_of_range`, text too small is zero.
template <>
struct convert<float> {
  static constexpr std::string_view type_name = "float32";
  static errc from_text(std::string_view text, const text_format& format, float& out) noexcept {
    return detail::float_from_text(text, format, out);
  }
};

/// As `float`.
template <>
struct convert<double> {
  static constexpr std::string_view type_name = "float64";
  static errc from_text(std::string_view text, const text_format& format, double& out) noexcept {
    return detail::double_from_text(text, format, out);
  }
};

/// true, false, 1, 0; with `convention::sap` X for true and blank for false, and nothing else.
template <>
struct convert<bool> {
  static constexpr std::string_view type_name = "boolean";
  static errc from_text(std::string_view text, const text_format& format, bool& out) noexcept {
    return detail::boolean_from_text(text, format, out);
  }
};

/// Exact; see xylem/decimal.hpp for what does not fit.
template <>
struct convert<decimal> {
  static constexpr std::string_view type_name = "decimal";
  static errc from_text(std::string_view text, const text_format& format, decimal& out) noexcept {
    return detail::decimal_from_text(text, format, out);
  }
};

/// YYYY-MM-DD; a time zone behind it is checked and ignored. With `convention::sap` YYYYMMDD and
/// nothing else, where 00000000 and blank are no value.
template <>
struct convert<std::chrono::year_month_day> {
  static constexpr std::string_view type_name = "date";
  static errc from_text(std::string_view text, const text_format& format,
                        std::chrono::year_month_day& out) noexcept {
    return detail::date_from_text(text, format, out);
  }
};

/// Instants: YYYY-MM-DDThh:mm:ss, a fraction if any, and a time zone, without which
/// `text_format::assumes_utc` is needed. 24:00:00 is the next day's midnight. With
/// `convention::sap` YYYYMMDDHHMMSS in UTC and nothing else, where all zeros and blank are no
/// value. A fraction finer than `Duration` is `errc::value_inexact` unless its rest is zeros.
template <detail::time_unit Duration>
struct convert<std::chrono::time_point<std::chrono::system_clock, Duration>> {
  static constexpr std::string_view type_name = "datetime";
  static errc from_text(std::string_view text, const text_format& format,
                        std::chrono::sys_time<Duration>& out) noexcept {
    std::int64_t ticks = 0;
    const errc code = detail::datetime_from_text(text, format, detail::datetime_kind::instant,
                                                 Duration::period::den, ticks);
    if (code == errc::ok) out = std::chrono::sys_time<Duration>{Duration{ticks}};
    return code;
  }
};

/// Readings of a calendar and clock somewhere: as instants, but no time zone is needed; one that is
/// there is checked and ignored (10:00:00+02:00 is 10:00:00).
template <detail::time_unit Duration>
struct convert<std::chrono::time_point<std::chrono::local_t, Duration>> {
  static constexpr std::string_view type_name = "local datetime";
  static errc from_text(std::string_view text, const text_format& format,
                        std::chrono::local_time<Duration>& out) noexcept {
    std::int64_t ticks = 0;
    const errc code = detail::datetime_from_text(text, format, detail::datetime_kind::local,
                                                 Duration::period::den, ticks);
    if (code == errc::ok) out = std::chrono::local_time<Duration>{Duration{ticks}};
    return code;
  }
};

/// Times of day: hh:mm:ss and a fraction if any; a time zone behind it is checked and ignored.
/// 24:00:00 is 00:00:00. With `convention::sap` HHMMSS and nothing else, where blank is no value.
template <detail::time_unit Duration>
struct convert<std::chrono::hh_mm_ss<Duration>> {
  static constexpr std::string_view type_name = "time";
  static errc from_text(std::string_view text, const text_format& format,
                        std::chrono::hh_mm_ss<Duration>& out) noexcept {
    std::int64_t ticks = 0;
    const errc code = detail::time_from_text(text, format, Duration::period::den, ticks);
    if (code == errc::ok) out = std::chrono::hh_mm_ss<Duration>{Duration{ticks}};
    return code;
  }
};

/// Enumerations with a table, see `enum_names`.
template <detail::listed_enum Enum>
struct convert<Enum> {
  static constexpr std::string_view type_name = "listed name";
  static errc from_text(std::string_view text, const text_format& format, Enum& out) noexcept {
    std::size_t row = 0;
    const errc code = detail::enumeration_from_text(text, format, enum_names<Enum>.texts, row);
    if (code == errc::ok) out = enum_names<Enum>.values[row];
    return code;
  }
};

}  // namespace xylem

#endif  // XYLEM_DETAIL_CONVERT_BUILTIN_HPP
