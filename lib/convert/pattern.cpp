// SPDX-License-Identifier: MIT
//
// Layouts of dates and times that neither convention has, such as %d.%m.%Y.

#include "pattern.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace xylem::convert_stage {
namespace {

constexpr unsigned date_parts = part_year | part_month | part_day;

// The part a letter behind '%' names; 0 for none.
unsigned part_of(char letter) noexcept {
  switch (letter) {
    case 'Y':
    case 'y':
      return part_year;
    case 'm':
    case 'b':
      return part_month;
    case 'd':
      return part_day;
    case 'H':
      return part_hour;
    case 'M':
      return part_minute;
    case 'S':
      return part_second;
    default:
      return 0;
  }
}

bool provides(unsigned parts, pattern_use use) noexcept {
  const unsigned needed = use == pattern_use::time ? unsigned{part_hour} : date_parts;
  return (parts & needed) == needed;
}

constexpr unsigned not_valid = ~0U;

// Walks over a pattern: `on_literal(char)` and `on_part(letter)` in order, until one returns false.
// The result is the parts seen, or `not_valid`.
template <class OnLiteral, class OnPart>
unsigned walk(std::string_view pattern, OnLiteral on_literal, OnPart on_part) noexcept {
  unsigned parts = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%') {
      if (!on_literal(pattern[i])) return not_valid;
      continue;
    }
    if (++i == pattern.size()) return not_valid;
    if (pattern[i] == '%') {
      if (!on_literal('%')) return not_valid;
      continue;
    }
    const unsigned part = part_of(pattern[i]);
    if (part == 0 || (parts & part) != 0) return not_valid;
    parts |= part;
    if (!on_part(pattern[i])) return not_valid;
  }
  return parts;
}

unsigned parts_of(std::string_view pattern) noexcept {
  return walk(
      pattern, [](char) { return true; }, [](char) { return true; });
}

// `lower` is made of small letters, from which capital ones differ in one bit (ASCII).
bool equals_in_any_case(std::string_view written, std::string_view lower) noexcept {
  return std::equal(written.begin(), written.end(), lower.begin(), lower.end(),
                    [](char w, char l) { return (w | 0x20) == l; });
}

bool scan_month_name(cursor& at, unsigned& out) noexcept {
  constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string_view written = at.accept_bytes(3);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (equals_in_any_case(written, names[i])) {
      out = static_cast<unsigned>(i) + 1;
      return true;
    }
  }
  return false;
}

bool scan_year(cursor& at, std::size_t digits, int& out) noexcept {
  unsigned year = 0;
  if (!at.accept_number(digits, year)) return false;
  if (digits == 2) year += year < 69 ? 2000 : 1900;
  out = static_cast<int>(year);
  return true;
}

bool scan_part(cursor& at, char letter, pattern_fields& out) noexcept {
  switch (letter) {
    case 'Y':
      return scan_year(at, 4, out.date.year);
    case 'y':
      return scan_year(at, 2, out.date.year);
    case 'm':
      return at.accept_number(2, out.date.month);
    case 'b':
      return scan_month_name(at, out.date.month);
    case 'd':
      return at.accept_number(2, out.date.day);
    case 'H':
      return at.accept_number(2, out.time.hour);
    case 'M':
      return at.accept_number(2, out.time.minute);
    default:
      return at.accept_number(2, out.time.second);
  }
}

}  // namespace

bool pattern_fields::has(pattern_use use) const noexcept {
  return provides(parts, use);
}

bool match_pattern(std::string_view pattern, std::string_view text, pattern_fields& out) noexcept {
  cursor at(text);
  const unsigned parts = walk(
      pattern, [&at](char literal) { return at.accept(literal); },
      [&at, &out](char letter) { return scan_part(at, letter, out); });
  if (parts == not_valid || !at.at_end()) return false;
  out.parts = parts;
  return true;
}

}  // namespace xylem::convert_stage

namespace xylem::detail {

bool pattern_is_valid(std::string_view pattern) noexcept {
  return convert_stage::parts_of(pattern) != convert_stage::not_valid;
}

bool pattern_is_valid(std::string_view pattern, pattern_use use) noexcept {
  if (pattern.empty()) return true;
  const unsigned parts = convert_stage::parts_of(pattern);
  return parts != convert_stage::not_valid && convert_stage::provides(parts, use);
}

}  // namespace xylem::detail
