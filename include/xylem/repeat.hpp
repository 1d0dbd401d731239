// SPDX-License-Identifier: MIT
#ifndef XYLEM_REPEAT_HPP
#define XYLEM_REPEAT_HPP

/// \file
/// What happens when a field occurs more than once in a record.

#include <cstdint>

namespace xylem {

/// The repeat policies. Projections name them by the modifiers `first`, `last`, `list`, `join()`
/// and `count` (xylem/modifiers.hpp), schemas by these values.
enum class repeat : std::uint8_t {
  error,  ///< `errc::field_repeated`; the default
  first,  ///< the first in document order counts
  last,   ///< the last in document order counts
  list,   ///< all, in document order
  join,   ///< all, as one string with a separator between them
  count,  ///< their number
};

}  // namespace xylem

#endif  // XYLEM_REPEAT_HPP
