# SPDX-License-Identifier: MIT
# What the library and the command need. Tests, benchmarks and fuzzers look for their own.
#
# Sets XYLEM_COMPONENTS (the components in this build), XYLEM_EXPAT_TARGET, XYLEM_ICONV_TARGET (empty
# where iconv is part of the C library) and XYLEM_CLI_ENABLED.

set(XYLEM_COMPONENTS "")

# FindEXPAT gives EXPAT::EXPAT, the configuration that expat installs itself gives expat::expat.
# GLOBAL: a project that adds this folder links the static library from another directory.
set(XYLEM_EXPAT_TARGET "")
if(NOT XYLEM_EXPAT STREQUAL "OFF")
  find_package(EXPAT QUIET GLOBAL)
  foreach(candidate EXPAT::EXPAT expat::expat)
    if(TARGET ${candidate})
      set(XYLEM_EXPAT_TARGET ${candidate})
      list(APPEND XYLEM_COMPONENTS expat)
      break()
    endif()
  endforeach()
  if(NOT XYLEM_EXPAT_TARGET AND XYLEM_EXPAT STREQUAL "ON")
    message(FATAL_ERROR "xylem: XYLEM_EXPAT is ON, but libexpat was not found (libexpat1-dev)")
  endif()
endif()

set(XYLEM_ICONV_TARGET "")
find_package(Iconv QUIET REQUIRED GLOBAL)
if(NOT Iconv_IS_BUILT_IN)
  set(XYLEM_ICONV_TARGET Iconv::Iconv)
endif()

set(XYLEM_CLI_ENABLED OFF)
if(NOT XYLEM_BUILD_CLI STREQUAL "OFF")
  find_package(CLI11 QUIET)
  find_package(tomlplusplus QUIET)
  find_package(fmt QUIET)
  find_package(SQLite3 QUIET)
  set(missing "")
  foreach(candidate CLI11::CLI11 tomlplusplus::tomlplusplus fmt::fmt SQLite::SQLite3)
    if(NOT TARGET ${candidate})
      string(REGEX REPLACE "::.*" "" package ${candidate})
      list(APPEND missing ${package})
    endif()
  endforeach()
  list(JOIN missing ", " missing)
  if(missing STREQUAL "")
    set(XYLEM_CLI_ENABLED ON)
  elseif(XYLEM_BUILD_CLI STREQUAL "ON")
    message(FATAL_ERROR "xylem: XYLEM_BUILD_CLI is ON, but these were not found: ${missing}")
  else()
    message(STATUS "xylem: the command is left out, not found: ${missing}")
  endif()
endif()

list(JOIN XYLEM_COMPONENTS ", " components)
if(components STREQUAL "")
  set(components "none: nothing can be read with this build")
endif()
message(STATUS "xylem ${PROJECT_VERSION}, components: ${components}")
