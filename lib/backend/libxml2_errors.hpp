// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_LIBXML2_ERRORS_HPP
#define XYLEM_LIB_BACKEND_LIBXML2_ERRORS_HPP

// What an error of libxml2 means here.

#include <cstdint>

#include <xylem/error.hpp>

#include <libxml/xmlerror.h>

namespace xylem::backend_stage {

// Whether a document with this error is refused. libxml2's own verdict is no guide: it holds errors
// against the namespaces recommendation recoverable, and reports some things as errors that are
// none in a document without a schema, such as relative namespace names and repeated identifiers.
[[nodiscard]] bool is_failure(const xmlError& e) noexcept;

// Where libxml2 stands when it reports.
enum class error_place : std::uint8_t {
  here,    // at the fault or inside its token
  behind,  // possibly behind the token
};

struct error_meaning {
  errc code;
  error_place place;
};

[[nodiscard]] error_meaning meaning_of(const xmlError& e) noexcept;

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_LIBXML2_ERRORS_HPP
