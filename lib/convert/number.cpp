// SPDX-License-Identifier: MIT
#include "number.hpp"

#include "absent.hpp"
#include "cursor.hpp"

namespace xylem::convert_stage {
namespace {

// The rest of a whole part after its first run of digits: thousands, each a point and three digits.
// Returns the length of points and digits, or npos when they are misplaced.
std::size_t scan_thousands(cursor& at, std::size_t first_run) noexcept {
  std::size_t length = 0;
  while (at.accept('.')) {
    if (first_run < 1 || first_run > 3 || at.accept_digits().size() != 3) {
      return std::string_view::npos;
    }
    length += 4;
  }
  return length;
}

}  // namespace

bool scan_number(std::string_view text, const text_format& format, number_text& out) noexcept {
  out = {};
  if (is_sap(format) && text.back() == '-') {
    out.is_negative = true;
    text.remove_suffix(1);
  } else if (text.front() == '-' || text.front() == '+') {
    out.is_negative = text.front() == '-';
    text.remove_prefix(1);
  }
  out.unsigned_text = text;

  cursor at(text);
  out.whole = at.accept_digits();
  if (format.decimal_comma) {
    const std::size_t thousands = scan_thousands(at, out.whole.size());
    if (thousands == std::string_view::npos) return false;
    out.whole = text.substr(0, out.whole.size() + thousands);
  }
  out.has_point = at.accept(format.decimal_comma ? ',' : '.');
  if (out.has_point) out.fraction = at.accept_digits();
  if (out.whole.empty() && out.fraction.empty()) return false;

  out.has_exponent = at.accept('e') || at.accept('E');
  if (out.has_exponent) {
    const bool has_sign = at.accept('-') || at.accept('+');
    const std::size_t digits = at.accept_digits().size();
    if (digits == 0) return false;
    const std::size_t length = digits + (has_sign ? 1 : 0);
    if (!at.at_end()) return false;
    out.exponent = text.substr(text.size() - length);
  }
  return at.at_end();
}

}  // namespace xylem::convert_stage
