// SPDX-License-Identifier: MIT
//
// Strings. White space has been dealt with before; what is left is leading zeros and emptiness.

#include <algorithm>
#include <exception>

#include <xylem/convert.hpp>

#include "cursor.hpp"

namespace xylem::convert_stage {
namespace {

// Material and customer numbers are stored in SAP with leading zeros when they are numeric and
// without when they are not: 000000000000004711 is 4711, but 00A is 00A.
std::string_view without_leading_zeros(std::string_view text) noexcept {
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_digit)) return text;
  const std::size_t zeros = std::min(text.find_first_not_of('0'), text.size() - 1);
  return text.substr(zeros);
}

}  // namespace
}  // namespace xylem::convert_stage

namespace xylem::detail {

errc string_view_from_text(std::string_view text, const text_format& format,
                           std::string_view& out) noexcept {
  if (text.empty() && format.empty_is_missing) return errc::field_missing;
  out = format.strips_leading_zeros ? convert_stage::without_leading_zeros(text) : text;
  return errc::ok;
}

errc string_from_text(std::string_view text, const text_format& format, std::string& out) noexcept {
  std::string_view view;
  if (const errc code = string_view_from_text(text, format, view); code != errc::ok) return code;
  try {
    out.assign(view);
  } catch (const std::exception&) {  // std::bad_alloc, or std::length_error
    return errc::out_of_memory;
  }
  return errc::ok;
}

}  // namespace xylem::detail
