# SPDX-License-Identifier: MIT
include("${CMAKE_CURRENT_LIST_DIR}/warnings.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/sanitizers.cmake")

# What every target of this project gets, and no consumer.
# What is compiled longer than it runs is not optimised where it is instrumented, which makes
# compiling three times as long.
function(xylem_compile_quickly)
  if(XYLEM_SANITIZE)
    foreach(target IN LISTS ARGN)
      target_compile_options(${target} PRIVATE -O0)
    endforeach()
  endif()
endfunction()

function(xylem_set_defaults target)
  xylem_set_warnings(${target})
  xylem_set_instrumentation(${target})
  set_target_properties(${target} PROPERTIES
    CXX_STANDARD 20
    CXX_STANDARD_REQUIRED ON
    CXX_EXTENSIONS OFF
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin"
  )
endfunction()
