// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_MARKUP_STEP_HPP
#define XYLEM_LIB_INPUT_MARKUP_STEP_HPP

// How the prolog's scanners tell the gate what becomes of the text in front of it.

#include <cstddef>
#include <cstdint>

namespace xylem::input {

enum class markup_action : std::uint8_t {
  pass,        // goes on as it is
  blank,       // goes on as spaces
  hold,        // the beginning of a keyword: what it is, the next text decides
  pass_held,   // the text, and what was held before it, continue or end the keyword's beginning:
               // held() goes on as it is
  blank_held,  // the same, and it is the keyword: held() goes on as spaces
  absent,      // there is no such markup; held() is to be scanned as something else
  fail,        // at the start of the text
};

struct markup_step {
  markup_action action;
  std::size_t length;  // bytes of the text done with
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_MARKUP_STEP_HPP
