// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_RESOLUTION_HPP
#define XYLEM_LIB_SCANNER_RESOLUTION_HPP

// From text as it is written to what it means, for text that is known to be well-formed. Linear.
// Functions may throw std::bad_alloc.

#include <string>
#include <string_view>

namespace xylem::scanner {

// Whether character data without references, or the inside of a CDATA section, means what is
// written.
[[nodiscard]] inline bool has_only_line_feeds(std::string_view text) noexcept {
  return text.find('\r') == std::string_view::npos;
}

// 2.11: CR LF, and a CR without LF, become one LF.
void append_with_line_feeds(std::string_view text, std::string& to);

// [66], [68] of a predefined entity, from '&' to ';'.
void append_reference(std::string_view reference, std::string& to);

// 3.3.3, for attributes of type CDATA: white space becomes spaces, one for CR LF; references are
// resolved, and what they come to is left as it is.
void append_attribute_value(std::string_view written, std::string& to);

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_RESOLUTION_HPP
