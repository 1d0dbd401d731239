// SPDX-License-Identifier: MIT
#ifndef XYLEM_FORMAT_VALUE_HPP
#define XYLEM_FORMAT_VALUE_HPP

/// \file
/// From values back to text, for sinks and logs.
///
///     std::string line;
///     xylem::append_text(line, value);
///
/// The text is that of XML Schema Part 2 and reads back to the same value: 2024-02-23,
/// 2024-02-23T10:30:00.5Z (fraction only when there is one), 10:30:00, true, INF, -INF, NaN.
/// Decimals keep their trailing zeros; doubles get the fewest digits that read back to them.

#include <string>

#include <xylem/export.hpp>
#include <xylem/value.hpp>

namespace xylem {

/// Appends the text of `v`; nothing for no value. Strings are appended as they are, without any
/// escaping. Only `out` allocates. Independent of the locale.
XYLEM_API void append_text(std::string& out, const value& v);

/// As above for a value of a known type: a `float32`, which `value` holds as a double, gets the
/// fewest digits that read back to the float (0.1, not 0.10000000149011612).
XYLEM_API void append_text(std::string& out, const value& v, value_type type);

}  // namespace xylem

#endif  // XYLEM_FORMAT_VALUE_HPP
