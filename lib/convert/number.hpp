// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CONVERT_NUMBER_HPP
#define XYLEM_LIB_CONVERT_NUMBER_HPP

#include <string_view>

#include <xylem/convert.hpp>

namespace xylem::convert_stage {

// The parts of a number's text:
//
//     - 1.234 , 5678 e-9        -1234.5678e-9 with decimal_comma
//       ^whole  ^fraction
//       ^------ unsigned_text
//
struct number_text {
  bool is_negative = false;
  bool has_point = false;  // a decimal point (or comma), with digits behind it or not
  bool has_exponent = false;
  std::string_view whole;          // digits, and points between thousands if decimal_comma
  std::string_view fraction;       // digits
  std::string_view exponent;       // an optional sign and digits
  std::string_view unsigned_text;  // all but the sign
};

// Takes a number apart. The grammar covers all numeric types of XML Schema Part 2 (3.2.3 to 3.2.5);
// the caller refuses the parts its type does not have.
//
//     number   ::= sign? mantissa exponent? | mantissa exponent? '-'    (the latter: SAP only)
//     mantissa ::= whole (point [0-9]*)? | point [0-9]+
//     whole    ::= [0-9]+ | [0-9]{1,3} ('.' [0-9]{3})+                  (the latter: decimal_comma)
//     exponent ::= [eE] sign? [0-9]+
//
// Returns false when the text is anything else. `text` must not be empty.
[[nodiscard]] bool scan_number(std::string_view text, const text_format& format,
                               number_text& out) noexcept;

}  // namespace xylem::convert_stage

#endif  // XYLEM_LIB_CONVERT_NUMBER_HPP
