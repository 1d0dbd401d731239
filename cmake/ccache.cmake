# SPDX-License-Identifier: MIT
# Compiles through ccache where it is installed and works: without a writable cache it fails.

find_program(XYLEM_CCACHE_PROGRAM ccache)
mark_as_advanced(XYLEM_CCACHE_PROGRAM)
if(XYLEM_CCACHE_PROGRAM AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(probe "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/ccache_probe")
  file(WRITE "${probe}.cpp" "int probe;\n")
  execute_process(
    COMMAND "${XYLEM_CCACHE_PROGRAM}" "${CMAKE_CXX_COMPILER}" -c "${probe}.cpp" -o "${probe}.o"
    RESULT_VARIABLE status
    OUTPUT_QUIET
    ERROR_QUIET
  )
  if(status STREQUAL "0")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${XYLEM_CCACHE_PROGRAM}")
  endif()
endif()
