# SPDX-License-Identifier: MIT
# Sets XYLEM_VERSION from the one place that holds it, include/xylem/version.hpp.

set(xylem_version_header "${CMAKE_CURRENT_LIST_DIR}/../include/xylem/version.hpp")
file(READ "${xylem_version_header}" xylem_version_text)
set(XYLEM_VERSION "")
foreach(part MAJOR MINOR PATCH)
  if(NOT xylem_version_text MATCHES "#define XYLEM_VERSION_${part} ([0-9]+)")
    message(FATAL_ERROR "xylem: no XYLEM_VERSION_${part} in ${xylem_version_header}")
  endif()
  list(APPEND XYLEM_VERSION "${CMAKE_MATCH_1}")
endforeach()
list(JOIN XYLEM_VERSION "." XYLEM_VERSION)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${xylem_version_header}")
