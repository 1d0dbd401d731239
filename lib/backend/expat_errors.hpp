// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_EXPAT_ERRORS_HPP
#define XYLEM_LIB_BACKEND_EXPAT_ERRORS_HPP

// What an error of expat means here.

#include <xylem/error.hpp>

#include <expat.h>

namespace xylem::backend_stage {

[[nodiscard]] errc code_of(XML_Error e) noexcept;

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_EXPAT_ERRORS_HPP
