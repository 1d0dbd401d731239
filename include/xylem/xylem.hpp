// SPDX-License-Identifier: MIT
#ifndef XYLEM_XYLEM_HPP
#define XYLEM_XYLEM_HPP

/// \file
/// Everything a program needs to read records from XML.

#include <xylem/backend.hpp>
#include <xylem/convert.hpp>
#include <xylem/decimal.hpp>
#include <xylem/entities.hpp>
#include <xylem/error.hpp>
#include <xylem/extractor.hpp>
#include <xylem/feed.hpp>
#include <xylem/format_value.hpp>
#include <xylem/kernel.hpp>
#include <xylem/modifiers.hpp>
#include <xylem/nullable.hpp>
#include <xylem/options.hpp>
#include <xylem/path.hpp>
#include <xylem/projection.hpp>
#include <xylem/reader.hpp>
#include <xylem/repeat.hpp>
#include <xylem/result.hpp>
#include <xylem/row.hpp>
#include <xylem/schema.hpp>
#include <xylem/source.hpp>
#include <xylem/value.hpp>
#include <xylem/version.hpp>

#endif  // XYLEM_XYLEM_HPP
