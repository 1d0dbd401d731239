# SPDX-License-Identifier: MIT
# The test simd.aarch64: the kernels for 64-bit Arm, cross-compiled and run by an emulator, where both
# are installed (g++-aarch64-linux-gnu, qemu-user, and GoogleTest's sources: googletest).

find_program(XYLEM_AARCH64_COMPILER aarch64-linux-gnu-g++)
find_program(XYLEM_AARCH64_EMULATOR qemu-aarch64)
find_path(XYLEM_GOOGLETEST_SOURCES src/gtest-all.cc PATHS /usr/src/googletest/googletest)
mark_as_advanced(XYLEM_AARCH64_COMPILER XYLEM_AARCH64_EMULATOR XYLEM_GOOGLETEST_SOURCES)

set(missing "")
foreach(needed COMPILER EMULATOR)
  if(NOT XYLEM_AARCH64_${needed})
    string(TOLOWER "${needed}" needed)
    list(APPEND missing "${needed}")
  endif()
endforeach()
if(NOT XYLEM_GOOGLETEST_SOURCES)
  list(APPEND missing "GoogleTest's sources")
endif()
if(missing)
  list(JOIN missing ", " missing)
  message(STATUS "xylem: the test simd.aarch64 is left out, not found: ${missing}")
  return()
endif()

# A choice by environment needs the program to start itself, which an emulator cannot.
add_test(
  NAME ${XYLEM_TEST_PREFIX}simd.aarch64
  COMMAND "${CMAKE_CTEST_COMMAND}"
    --build-and-test "${CMAKE_CURRENT_LIST_DIR}/aarch64" "${CMAKE_CURRENT_BINARY_DIR}/simd_aarch64"
    --build-generator "${CMAKE_GENERATOR}"
    --build-makeprogram "${CMAKE_MAKE_PROGRAM}"
    --build-options
      "-DCMAKE_TOOLCHAIN_FILE=${PROJECT_SOURCE_DIR}/cmake/aarch64-linux-gnu.cmake"
      "-DCMAKE_CXX_COMPILER=${XYLEM_AARCH64_COMPILER}"
      "-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
      "-DCMAKE_BUILD_TYPE=Release"
      "-DXYLEM_GOOGLETEST_SOURCES=${XYLEM_GOOGLETEST_SOURCES}"
      "-DXYLEM_WARNINGS_AS_ERRORS=${XYLEM_WARNINGS_AS_ERRORS}"
    --test-command "${XYLEM_AARCH64_EMULATOR}" ./test_simd_aarch64 --gtest_filter=-environment.*
)
set_tests_properties(${XYLEM_TEST_PREFIX}simd.aarch64 PROPERTIES LABELS test_simd TIMEOUT 1200)
