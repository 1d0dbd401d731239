# SPDX-License-Identifier: MIT
# test_simd on processors that this machine is not, by qemu's user emulation (qemu-user). The choice
# by environment is left out: for it the program starts itself, which an emulator cannot.

find_program(XYLEM_AARCH64_COMPILER aarch64-linux-gnu-g++)
find_program(XYLEM_AARCH64_EMULATOR qemu-aarch64)
find_program(XYLEM_X86_64_EMULATOR qemu-x86_64)
find_path(XYLEM_GOOGLETEST_SOURCES src/gtest-all.cc PATHS /usr/src/googletest/googletest)
mark_as_advanced(
  XYLEM_AARCH64_COMPILER XYLEM_AARCH64_EMULATOR XYLEM_X86_64_EMULATOR XYLEM_GOOGLETEST_SOURCES
)

# xylem_add_emulated_test(NAME NEEDED... COMMAND ...): left out, by name, where something is missing.
function(xylem_add_emulated_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "NEEDED;COMMAND")
  foreach(needed IN LISTS arg_NEEDED)
    if(NOT ${needed})
      message(STATUS "xylem: the test ${name} is left out: ${needed} not found")
      return()
    endif()
  endforeach()
  add_test(NAME ${name} COMMAND ${arg_COMMAND})
  set_tests_properties(${name} PROPERTIES LABELS test_simd TIMEOUT 1200)
endfunction()

# The kernels for 64-bit Arm, cross-compiled.
xylem_add_emulated_test(simd.aarch64
  NEEDED XYLEM_AARCH64_COMPILER XYLEM_AARCH64_EMULATOR XYLEM_GOOGLETEST_SOURCES
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

# One that has SSE2 and no more: neither AVX2 nor AVX-512 may be chosen, or run by accident.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  xylem_add_emulated_test(simd.oldest_x86_64
    NEEDED XYLEM_X86_64_EMULATOR
    COMMAND "${XYLEM_X86_64_EMULATOR}" -cpu qemu64 "$<TARGET_FILE:test_simd>"
      "--gtest_filter=-environment.*:*against_scalar*"
  )
endif()
