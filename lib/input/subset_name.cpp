// SPDX-License-Identifier: MIT
#include "subset_name.hpp"

#include <xylem/detail/name_characters.hpp>

namespace xylem::input {

bool subset_name::take(subset_byte b) {
  const bool is_at_start = text_.empty() || text_.back() == ':';
  bool belongs = b.character == 0 ? !is_at_start
                 : is_at_start    ? detail::is_name_start(b.character)
                                  : detail::is_name_part(b.character);
  if (b.byte == ':' && may_have_colon_ && !is_at_start) {
    may_have_colon_ = false;
    belongs = true;
  }
  if (belongs) text_ += b.byte;
  return belongs;
}

errc subset_name::end(subset_byte b) const noexcept {
  if (b.byte == ':' || text_.ends_with(':')) return errc::qualified_name_malformed;
  return text_.empty() ? errc::doctype_malformed : errc::ok;
}

}  // namespace xylem::input
