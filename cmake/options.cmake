# SPDX-License-Identifier: MIT
# Everything a user may choose. As a subproject, xylem builds its library and nothing else.

function(xylem_choice name default description)
  set(${name} "${default}" CACHE STRING "${description}")
  set_property(CACHE ${name} PROPERTY STRINGS ${ARGN})
  if(NOT "${${name}}" IN_LIST ARGN)
    list(JOIN ARGN ", " allowed)
    message(FATAL_ERROR "xylem: ${name} is \"${${name}}\", must be one of: ${allowed}")
  endif()
endfunction()

set(xylem_cli_default OFF)
if(PROJECT_IS_TOP_LEVEL)
  set(xylem_cli_default AUTO)
endif()

# AUTO takes a part when its dependencies are found.
xylem_choice(XYLEM_EXPAT AUTO "Component expat: the backend on libexpat" AUTO ON OFF)
xylem_choice(XYLEM_LIBXML2 AUTO "Component libxml2: the two backends on libxml2" AUTO ON OFF)
xylem_choice(XYLEM_BUILD_CLI ${xylem_cli_default} "The xylem command" AUTO ON OFF)

option(XYLEM_BUILD_TESTS "Tests (GoogleTest)" ${PROJECT_IS_TOP_LEVEL})
option(XYLEM_BUILD_EXAMPLES "Programs in docs/examples" ${PROJECT_IS_TOP_LEVEL})
option(XYLEM_BUILD_BENCH "Benchmarks and the demo's programs (expat, libxml2, CLI11, fmt)" OFF)
option(XYLEM_BUILD_FUZZERS "Fuzz targets (clang's libFuzzer)" OFF)
option(XYLEM_INSTALL "Rules for cmake --install" ${PROJECT_IS_TOP_LEVEL})
option(XYLEM_WARNINGS_AS_ERRORS "Warnings in xylem's own sources are errors" OFF)
option(XYLEM_SEEDED_BUGS "Test the tests: known bugs put in, by turns (needs both components)" OFF)
option(XYLEM_COVERAGE "Count executed lines (gcov)" OFF)
xylem_choice(XYLEM_SANITIZE "" "Sanitizers for xylem's own targets" "" "address,undefined" "thread")

set(XYLEM_TEST_DATA "" CACHE PATH
  "Folder of real documents for the tests; empty: ../shared/data beside the source folder, if there"
)

if(PROJECT_IS_TOP_LEVEL)
  get_property(is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
  if(NOT is_multi_config AND NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
  endif()

  # For tools that read compile_commands.json.
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

  include("${CMAKE_CURRENT_LIST_DIR}/ccache.cmake")
endif()
