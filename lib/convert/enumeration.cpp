// SPDX-License-Identifier: MIT
//
// Enumerations by table. Tables are short (a handful of codes), so they are searched in order.

#include <xylem/convert.hpp>

namespace xylem::detail {

errc enumeration_from_text(std::string_view text, const text_format& format,
                           std::span<const std::string_view> texts, std::size_t& out) noexcept {
  if (text.empty() && format.empty_is_missing) return errc::field_missing;
  for (std::size_t row = 0; row < texts.size(); ++row) {
    if (texts[row] == text) {
      out = row;
      return errc::ok;
    }
  }
  return text.empty() ? errc::value_empty : errc::value_not_listed;
}

}  // namespace xylem::detail
