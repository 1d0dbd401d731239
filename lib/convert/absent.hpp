// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_ABSENT_HPP
#define XYLEM_LIB_CONVERT_ABSENT_HPP

#include <string_view>

#include <xylem/convert.hpp>

namespace xylem::convert_stage {

[[nodiscard]] inline bool is_sap(const text_format& format) noexcept {
  return format.convention == convention::sap;
}

// Nothing but XML's white space (XML 1.0 [3]). Empty text is blank.
[[nodiscard]] inline bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// What numbers, dates and times are when there is nothing to read: `value_empty`, or
// `field_missing` where the format or SAP's convention says so. SAP writes "no value" as blanks, so
// blanks that white space handling left in place count there. `ok` when there is text to read.
[[nodiscard]] inline errc absence(std::string_view text, const text_format& format) noexcept {
  const bool is_absent = is_sap(format) ? is_blank(text) : text.empty();
  if (!is_absent) return errc::ok;
  return is_sap(format) || format.empty_is_missing ? errc::field_missing : errc::value_empty;
}

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_ABSENT_HPP
