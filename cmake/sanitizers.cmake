# SPDX-License-Identifier: MIT

# Tests of instrumented builds are told apart in a summary over several builds.
set(XYLEM_TEST_PREFIX "")
if(XYLEM_SANITIZE STREQUAL "address,undefined")
  set(XYLEM_TEST_PREFIX "asan.")
elseif(XYLEM_SANITIZE STREQUAL "thread")
  set(XYLEM_TEST_PREFIX "tsan.")
endif()

# Sanitizers and coverage for xylem's own targets, as chosen by XYLEM_SANITIZE and XYLEM_COVERAGE.
# PRIVATE: nothing reaches a consumer, who could not link an instrumented library anyway.
function(xylem_set_instrumentation target)
  if(XYLEM_SANITIZE)
    # Without -fno-sanitize-recover UBSan prints and goes on, and the test passes.
    target_compile_options(${target} PRIVATE
      -fsanitize=${XYLEM_SANITIZE}
      -fno-sanitize-recover=all
      -fno-omit-frame-pointer
    )
    target_link_options(${target} PRIVATE -fsanitize=${XYLEM_SANITIZE})
  endif()
  if(XYLEM_BUILD_FUZZERS)
    # What libFuzzer steers by.
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(XYLEM_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage)
    target_link_options(${target} PRIVATE --coverage)
  endif()
endfunction()
