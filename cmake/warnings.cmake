# SPDX-License-Identifier: MIT

# The warnings for xylem's own targets. PRIVATE: nothing reaches a consumer.
#
# g++ 12 reports overlapping copies inside std::string's own "literal" + string, falsely:
# https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105329, fixed in 13.
function(xylem_set_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall
    -Wextra
    -Wpedantic
    -Wconversion
    -Wsign-conversion
    -Wshadow
    -Wold-style-cast
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
    $<$<BOOL:${XYLEM_WARNINGS_AS_ERRORS}>:-Werror>
  )
endfunction()
