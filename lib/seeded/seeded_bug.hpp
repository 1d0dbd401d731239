// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SEEDED_SEEDED_BUG_HPP
#define XYLEM_LIB_SEEDED_SEEDED_BUG_HPP

// Bugs that tests put in on purpose, to see whether the suite catches them.
//
// Each stands for a trap that parsers of XML are known for, and is one condition in the code. In
// the library the condition is a constant: nothing is compiled for it. tests/seeded/ compiles the
// files with XYLEM_SEEDED_BUGS a second time, and there the environment chooses.

#include <cstdint>
#include <string_view>

namespace xylem::seeded {

enum class bug : std::uint8_t {
  none,
  // Of the gate.
  overlong_utf8,      // C0 and C1 begin characters
  surrogates_paired,  // a high surrogate makes a pair with whatever follows
  truncated_utf16,    // half a character at the end is not seen
  second_mark,        // so is a byte order mark behind the first
  mark_overrules,     // a UTF-8 mark goes before any other declared encoding
  version_2,          // "2.0", "1." and others are read as 1.0
  doctype_twice,      // any number of document type declarations
  line_end_cut,       // CR LF that comes in two blocks is two line ends
  blanks_counted,     // places behind a DOCTYPE are told from its blanks
  // Of the backends.
  nul_ends_text,        // libxml2's text ends at a NUL, as its strings do
  nul_first,            // a NUL may be among expat's first bytes, to which it means UTF-16
  return_code_trusted,  // libxml2's errors of namespaces are none
  fifth_edition_names,  // libxml2 is not told to keep to the fourth
  references_kept,      // libxml2 is not told to resolve references in attribute values
  line_ends_kept,       // libxml2 sees CR LF, which it leaves alone in CDATA sections
  line_ends_late,       // so it does, and what it reports is normalised
  rows_lost,            // what the reader holds when an error comes is dropped
  events_behind_error,  // libxml2's events are passed on behind an error of namespaces
  attributes_late,      // libxml2 compares attributes before they are counted
  state_kept,           // expat's count of namespaces goes on in the next document
  // Of the engine.
  undiagnosed,  // what is wrong, and where, is what the parser says
};

#if defined(XYLEM_SEEDED_BUGS)

// The one that the environment variable XYLEM_SEEDED_BUG names.
[[nodiscard]] bool is(bug which) noexcept;

// What line_ends_late makes of character data; valid until the next call.
[[nodiscard]] std::string_view line_ends_of(std::string_view reported);

#else

[[nodiscard]] constexpr bool is(bug /*which*/) noexcept {
  return false;
}
[[nodiscard]] constexpr std::string_view line_ends_of(std::string_view reported) noexcept {
  return reported;
}

#endif

}  // namespace xylem::seeded

#endif  // XYLEM_LIB_SEEDED_SEEDED_BUG_HPP
