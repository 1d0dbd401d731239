# SPDX-License-Identifier: MIT
include("${CMAKE_CURRENT_LIST_DIR}/warnings.cmake")
include("${CMAKE_CURRENT_LIST_DIR}/sanitizers.cmake")

# What is no part of the library, once its defaults are set: under a sanitizer it does without the
# checks that make compiling half as long again and find in a test what AddressSanitizer finds as
# well, as the end of the process.
function(xylem_check_less)
  if(XYLEM_SANITIZE MATCHES "undefined")
    foreach(target IN LISTS ARGN)
      target_compile_options(${target} PRIVATE -fno-sanitize=null,alignment,object-size,vptr)
    endforeach()
  endif()
endfunction()

# What is compiled longer than it runs is not optimised, either, where it is instrumented, which makes
# compiling three times as long.
function(xylem_compile_quickly)
  xylem_check_less(${ARGN})
  if(XYLEM_SANITIZE)
    foreach(target IN LISTS ARGN)
      target_compile_options(${target} PRIVATE -O0)
    endforeach()
  endif()
endfunction()

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
