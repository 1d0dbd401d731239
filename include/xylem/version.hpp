// SPDX-License-Identifier: MIT
#ifndef XYLEM_VERSION_HPP
#define XYLEM_VERSION_HPP

/// \file
/// Which release these headers belong to. The build system reads the numbers from here.
///
///     static_assert(xylem::version_major == 0 && xylem::version_minor >= 1);

#include <string_view>

/// Breaking changes. While it is 0, the minor number counts them.
#define XYLEM_VERSION_MAJOR 0
/// Additions.
#define XYLEM_VERSION_MINOR 1
/// Corrections.
#define XYLEM_VERSION_PATCH 0

/// \cond
#define XYLEM_DETAIL_TEXT(number) #number
#define XYLEM_DETAIL_DOTTED(major, minor, patch) \
  XYLEM_DETAIL_TEXT(major) "." XYLEM_DETAIL_TEXT(minor) "." XYLEM_DETAIL_TEXT(patch)
/// \endcond

namespace xylem {

/// `XYLEM_VERSION_MAJOR` as a constant.
inline constexpr int version_major = XYLEM_VERSION_MAJOR;
/// `XYLEM_VERSION_MINOR` as a constant.
inline constexpr int version_minor = XYLEM_VERSION_MINOR;
/// `XYLEM_VERSION_PATCH` as a constant.
inline constexpr int version_patch = XYLEM_VERSION_PATCH;

/// All three, as in "1.2.3".
inline constexpr std::string_view version =
    XYLEM_DETAIL_DOTTED(XYLEM_VERSION_MAJOR, XYLEM_VERSION_MINOR, XYLEM_VERSION_PATCH);

}  // namespace xylem

#undef XYLEM_DETAIL_DOTTED
#undef XYLEM_DETAIL_TEXT

#endif  // XYLEM_VERSION_HPP
