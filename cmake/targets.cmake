# SPDX-License-Identifier: MIT
include("${CMAKE_CURRENT_LIST_DIR}/warnings.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/sanitizers.cmake")

# What every target of this project gets, and no consumer.
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
