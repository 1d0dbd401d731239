// SPDX-License-Identifier: MIT
#include "subset_name.hpp"

#include <xylem/detail/name_characters.hpp>

namespace xylem::input {

bool subset_name::take(subset_byte b) {
  const bool belongs = b.character == 0 ? !text_.empty()
                       : text_.empty()  ? detail::is_name_start(b.character)
                                        : detail::is_name_part(b.character);
  if (belongs) text_ += b.byte;
  return belongs;
}

errc subset_name::end(subset_byte b) const noexcept {
  if (b.byte == ':') return errc::qualified_name_malformed;
  return text_.empty() ? errc::doctype_malformed : errc::ok;
}

}  // namespace xylem::input
