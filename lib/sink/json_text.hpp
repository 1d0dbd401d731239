// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SINK_JSON_TEXT_HPP
#define XYLEM_LIB_SINK_JSON_TEXT_HPP

// Strings as JSON writes them (RFC 8259 section 7).

#include <string>
#include <string_view>

namespace xylem::sink {

// Appends `text` in quotes, with quotes, backslashes and all control characters escaped. `text` is
// UTF-8, as all text of rows and errors is.
void append_json_string(std::string& out, std::string_view text);

// As above for text that may be no UTF-8, file names for instance: what is malformed becomes
// U+FFFD.
void append_json_name(std::string& out, std::string_view name);

}  // namespace xylem::sink

#endif  // XYLEM_LIB_SINK_JSON_TEXT_HPP
