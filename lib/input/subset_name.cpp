// SPDX-License-Identifier: MIT
#include "subset_name.hpp"

#include "scanner/name_character.hpp"

namespace xylem::input {

bool subset_name::take(subset_byte b) {
  const bool is_at_start = text_.empty() || text_.back() == ':';
  const char32_t c = b.character;
  bool belongs = false;
  if (c == 0) {
    belongs = !is_at_start;  // inside a character that belongs
  } else if (c < 0x80) {
    belongs =
        is_at_start ? scanner::is_ascii_name_start(b.byte) : scanner::is_ascii_name_part(b.byte);
  } else {
    belongs = is_at_start ? scanner::is_name_start(c, rules_.profile)
                          : scanner::is_name_part(c, rules_.profile);
  }
  if (b.byte == ':' && may_have_colon_ && !is_at_start) {
    may_have_colon_ = false;
    belongs = true;
  }
  if (belongs) text_ += b.byte;
  return belongs;
}

errc subset_name::end(subset_byte b) const noexcept {
  const bool is_of_fifth_edition =
      b.character >= 0x80 &&
      (text_.empty() ? scanner::is_name_start(b.character, name_profile::xml10e5)
                     : scanner::is_name_part(b.character, name_profile::xml10e5));
  if (is_of_fifth_edition) return errc::name_not_portable;
  if (b.byte == ':' || text_.ends_with(':')) return errc::qualified_name_malformed;
  return text_.empty() ? errc::doctype_malformed : errc::ok;
}

}  // namespace xylem::input
