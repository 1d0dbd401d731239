// SPDX-License-Identifier: MIT
// What must not compile around errors.

#include <xylem/error.hpp>

#ifdef XYLEM_BAD_1
// expect: static.assert
[[maybe_unused]] const xylem::error_text<8> too_small("text");
#else
[[maybe_unused]] const xylem::error_text<16> large_enough("text");
#endif

#ifdef XYLEM_BAD_2
// expect(gcc): conversion from 'xylem::errc' to non-scalar type 'const xylem::error' requested
// expect(clang): no viable conversion from 'xylem::errc' to 'const xylem::error'
[[maybe_unused]] const xylem::error implicit = xylem::errc::path_empty;
#else
[[maybe_unused]] const xylem::error deliberate(xylem::errc::path_empty);
#endif
