// SPDX-License-Identifier: MIT
// Record paths that must not compile: the message names reason and character (from 1).

#include <xylem/path.hpp>

#ifdef XYLEM_BAD_empty
// expect(gcc): '1' is outside .*::the_path_is_empty_at_character'
// expect(clang): \(&the_path_is_empty_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::record_path empty = "";
#else
[[maybe_unused]] constexpr xylem::record_path empty = "/A";
#endif

#ifdef XYLEM_BAD_relative
// expect(gcc): '1' is outside .*::a_record_path_starts_with_a_slash_at_character'
// expect(clang): \(&a_record_path_starts_with_a_slash_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::record_path relative = "A/B";
#else
[[maybe_unused]] constexpr xylem::record_path relative = "/A/B";
#endif

#ifdef XYLEM_BAD_relative_alternative
// expect(gcc): '6' is outside .*::a_record_path_starts_with_a_slash_at_character'
// expect(clang): \(&a_record_path_starts_with_a_slash_at_character\[0\], 6\)
[[maybe_unused]] constexpr xylem::record_path relative_alternative = "/A | B";
#else
[[maybe_unused]] constexpr xylem::record_path relative_alternative = "/A | //B";
#endif

#ifdef XYLEM_BAD_no_step
// expect(gcc): '3' is outside .*::a_step_is_expected_here_at_character'
// expect(clang): \(&a_step_is_expected_here_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::record_path no_step = "//";
#else
[[maybe_unused]] constexpr xylem::record_path no_step = "//A";
#endif

#ifdef XYLEM_BAD_root_alone
// expect(gcc): '2' is outside .*::a_step_is_expected_here_at_character'
// expect(clang): \(&a_step_is_expected_here_at_character\[0\], 2\)
[[maybe_unused]] constexpr xylem::record_path root_alone = "/";
#else
[[maybe_unused]] constexpr xylem::record_path root_alone = "/A";
#endif

#ifdef XYLEM_BAD_predicate
// expect(gcc): '3' is outside .*::a_record_path_has_no_predicates_at_character'
// expect(clang): \(&a_record_path_has_no_predicates_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::record_path predicate = "/A[1]/B";
#else
[[maybe_unused]] constexpr xylem::record_path predicate = "/A/B";
#endif

#ifdef XYLEM_BAD_attribute
// expect(gcc): '4' is outside .*::a_record_is_an_element_at_character'
// expect(clang): \(&a_record_is_an_element_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::record_path attribute = "/A/@id";
#else
[[maybe_unused]] constexpr xylem::record_path attribute = "/A/id";
#endif

#ifdef XYLEM_BAD_text
// expect(gcc): '4' is outside .*::a_record_is_an_element_at_character'
// expect(clang): \(&a_record_is_an_element_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::record_path text = "/A/text()";
#else
[[maybe_unused]] constexpr xylem::record_path text = "/A";
#endif

#ifdef XYLEM_BAD_trailing_slash
// expect(gcc): '3' is outside .*::the_path_ends_in_a_slash_at_character'
// expect(clang): \(&the_path_ends_in_a_slash_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::record_path trailing_slash = "/A/";
#else
[[maybe_unused]] constexpr xylem::record_path trailing_slash = "/A";
#endif

#ifdef XYLEM_BAD_descendant_inside
// expect(gcc): '3' is outside .*::the_descendant_step_is_allowed_only_at_the_start_at_character'
// expect(clang): \(&the_descendant_step_is_allowed_only_at_the_start_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::record_path descendant_inside = "/A//B";
#else
[[maybe_unused]] constexpr xylem::record_path descendant_inside = "//A/B";
#endif

#ifdef XYLEM_BAD_parent
// expect(gcc): '4' is outside .*::the_parent_step_is_allowed_only_at_the_start_at_character'
// expect(clang): \(&the_parent_step_is_allowed_only_at_the_start_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::record_path parent = "/A/..";
#else
[[maybe_unused]] constexpr xylem::record_path parent = "/A";
#endif
