# SPDX-License-Identifier: MIT
# Runs PROGRAM and compares what it prints with the file EXPECTED, byte for byte.
cmake_minimum_required(VERSION 3.25)

execute_process(
  COMMAND "${PROGRAM}"
  RESULT_VARIABLE status
  OUTPUT_VARIABLE printed
  ERROR_VARIABLE complaint
)
file(READ "${EXPECTED}" expected)
if(NOT status STREQUAL "0")
  message(FATAL_ERROR "${PROGRAM} ended with ${status}\n${complaint}")
endif()
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "${PROGRAM} printed\n${printed}\nbut ${EXPECTED} holds\n${expected}")
endif()
