// SPDX-License-Identifier: MIT
//
// Booleans, XML Schema Part 2, 3.2.2.

#include <xylem/convert.hpp>

#include "absent.hpp"

namespace xylem::detail {

errc boolean_from_text(std::string_view text, const text_format& format, bool& out) noexcept {
  using namespace convert_stage;
  if (is_sap(format)) {
    // An ABAP flag: one character, X or blank. Blank is a value unless the field says otherwise.
    const bool is_set = text == "X";
    if (!is_set && !is_blank(text)) return errc::value_malformed;
    if (!is_set && format.empty_is_missing) return errc::field_missing;
    out = is_set;
    return errc::ok;
  }
  if (const errc absent = absence(text, format); absent != errc::ok) return absent;
  const bool is_true = text == "true" || text == "1";
  if (!is_true && text != "false" && text != "0") return errc::value_malformed;
  out = is_true;
  return errc::ok;
}

}  // namespace xylem::detail
