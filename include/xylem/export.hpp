// SPDX-License-Identifier: MIT
#ifndef XYLEM_EXPORT_HPP
#define XYLEM_EXPORT_HPP

/// \file
/// `XYLEM_API` marks what the shared library exports; everything else has hidden visibility.

#if defined(__GNUC__)
#define XYLEM_API __attribute__((visibility("default")))
#else
#define XYLEM_API
#endif

#endif  // XYLEM_EXPORT_HPP
