// SPDX-License-Identifier: MIT
// Field paths that must not compile: the message names reason and character (from 1).

#include <xylem/path.hpp>

#ifdef XYLEM_BAD_empty
// expect(gcc): '1' is outside .*::the_path_is_empty_at_character'
// expect(clang): \(&the_path_is_empty_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::field_path empty = "";
#else
[[maybe_unused]] constexpr xylem::field_path empty = ".";
#endif

#ifdef XYLEM_BAD_absolute
// expect(gcc): '1' is outside .*::a_field_path_is_relative_to_its_record_at_character'
// expect(clang): \(&a_field_path_is_relative_to_its_record_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::field_path absolute = "/E1EDK01/BELNR";
#else
[[maybe_unused]] constexpr xylem::field_path absolute = "E1EDK01/BELNR";
#endif

#ifdef XYLEM_BAD_absolute_anywhere
// expect(gcc): '1' is outside .*::a_field_path_is_relative_to_its_record_at_character'
// expect(clang): \(&a_field_path_is_relative_to_its_record_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::field_path absolute_anywhere = "//BELNR";
#else
[[maybe_unused]] constexpr xylem::field_path absolute_anywhere = ".//BELNR";
#endif

#ifdef XYLEM_BAD_absolute_alternative
// expect(gcc): '5' is outside .*::a_field_path_is_relative_to_its_record_at_character'
// expect(clang): \(&a_field_path_is_relative_to_its_record_at_character\[0\], 5\)
[[maybe_unused]] constexpr xylem::field_path absolute_alternative = "A | /B";
#else
[[maybe_unused]] constexpr xylem::field_path absolute_alternative = "A | B";
#endif

#ifdef XYLEM_BAD_no_step_behind_bar
// expect(gcc): '4' is outside .*::a_step_is_expected_here_at_character'
// expect(clang): \(&a_step_is_expected_here_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::field_path no_step_behind_bar = "A |";
#else
[[maybe_unused]] constexpr xylem::field_path no_step_behind_bar = "A | B";
#endif

#ifdef XYLEM_BAD_no_step_behind_parent
// expect(gcc): '4' is outside .*::a_step_is_expected_here_at_character'
// expect(clang): \(&a_step_is_expected_here_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::field_path no_step_behind_parent = "../";
#else
[[maybe_unused]] constexpr xylem::field_path no_step_behind_parent = "../A";
#endif

#ifdef XYLEM_BAD_not_a_name
// expect(gcc): '3' is outside .*::this_is_not_an_xml_name_at_character'
// expect(clang): \(&this_is_not_an_xml_name_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path not_a_name = "A/1B";
#else
[[maybe_unused]] constexpr xylem::field_path not_a_name = "A/_1B";
#endif

#ifdef XYLEM_BAD_axis
// expect(gcc): '3' is outside .*::axes_are_not_supported_at_character'
// expect(clang): \(&axes_are_not_supported_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path axis = "A/child::B";
#else
[[maybe_unused]] constexpr xylem::field_path axis = "A/B";
#endif

#ifdef XYLEM_BAD_axis_at_start
// expect(gcc): '1' is outside .*::axes_are_not_supported_at_character'
// expect(clang): \(&axes_are_not_supported_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::field_path axis_at_start = "preceding-sibling::A";
#else
[[maybe_unused]] constexpr xylem::field_path axis_at_start = "A";
#endif

#ifdef XYLEM_BAD_function
// expect(gcc): '3' is outside .*::functions_are_not_supported_at_character'
// expect(clang): \(&functions_are_not_supported_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path function = "A/last()";
#else
[[maybe_unused]] constexpr xylem::field_path function = "A/text()";
#endif

#ifdef XYLEM_BAD_function_around
// expect(gcc): '1' is outside .*::functions_are_not_supported_at_character'
// expect(clang): \(&functions_are_not_supported_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::field_path function_around = "normalize-space(A)";
#else
[[maybe_unused]] constexpr xylem::field_path function_around = "A";
#endif

#ifdef XYLEM_BAD_function_in_predicate
// expect(gcc): '3' is outside .*::functions_are_not_supported_at_character'
// expect(clang): \(&functions_are_not_supported_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path function_in_predicate = "A[last()]";
#else
[[maybe_unused]] constexpr xylem::field_path function_in_predicate = "A[2]";
#endif

#ifdef XYLEM_BAD_variable
// expect(gcc): '3' is outside .*::variables_are_not_supported_at_character'
// expect(clang): \(&variables_are_not_supported_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path variable = "A/$b";
#else
[[maybe_unused]] constexpr xylem::field_path variable = "A/b";
#endif

#ifdef XYLEM_BAD_parent_inside
// expect(gcc): '3' is outside .*::the_parent_step_is_allowed_only_at_the_start_at_character'
// expect(clang): \(&the_parent_step_is_allowed_only_at_the_start_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path parent_inside = "A/../B";
#else
[[maybe_unused]] constexpr xylem::field_path parent_inside = "../A/B";
#endif

#ifdef XYLEM_BAD_parent_alone
// expect(gcc): '1' is outside .*::the_parent_step_is_allowed_only_at_the_start_at_character'
// expect(clang): \(&the_parent_step_is_allowed_only_at_the_start_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::field_path parent_alone = "..";
#else
[[maybe_unused]] constexpr xylem::field_path parent_alone = "../A";
#endif

#ifdef XYLEM_BAD_descendant_inside
// expect(gcc): '2' is outside .*::the_descendant_step_is_allowed_only_at_the_start_at_character'
// expect(clang): \(&the_descendant_step_is_allowed_only_at_the_start_at_character\[0\], 2\)
[[maybe_unused]] constexpr xylem::field_path descendant_inside = "A//B";
#else
[[maybe_unused]] constexpr xylem::field_path descendant_inside = ".//A/B";
#endif

#ifdef XYLEM_BAD_self_at_start
// expect(gcc): '1' is outside .*::the_self_step_stands_alone_at_character'
// expect(clang): \(&the_self_step_stands_alone_at_character\[0\], 1\)
[[maybe_unused]] constexpr xylem::field_path self_at_start = "./A";
#else
[[maybe_unused]] constexpr xylem::field_path self_at_start = "A";
#endif

#ifdef XYLEM_BAD_self_inside
// expect(gcc): '3' is outside .*::the_self_step_stands_alone_at_character'
// expect(clang): \(&the_self_step_stands_alone_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path self_inside = "A/.";
#else
[[maybe_unused]] constexpr xylem::field_path self_inside = "A";
#endif

#ifdef XYLEM_BAD_predicate_empty
// expect(gcc): '3' is outside .*::this_predicate_is_malformed_at_character'
// expect(clang): \(&this_predicate_is_malformed_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path predicate_empty = "A[]";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_empty = "A[1]";
#endif

#ifdef XYLEM_BAD_predicate_open
// expect(gcc): '8' is outside .*::this_predicate_is_malformed_at_character'
// expect(clang): \(&this_predicate_is_malformed_at_character\[0\], 8\)
[[maybe_unused]] constexpr xylem::field_path predicate_open = "A[B='x'";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_open = "A[B='x']";
#endif

#ifdef XYLEM_BAD_predicate_comparison
// expect(gcc): '4' is outside .*::only_equality_with_a_literal_is_supported_at_character'
// expect(clang): \(&only_equality_with_a_literal_is_supported_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::field_path predicate_comparison = "A[B>'1']";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_comparison = "A[B='1']";
#endif

#ifdef XYLEM_BAD_predicate_and
// expect(gcc): '9' is outside .*::only_equality_with_a_literal_is_supported_at_character'
// expect(clang): \(&only_equality_with_a_literal_is_supported_at_character\[0\], 9\)
[[maybe_unused]] constexpr xylem::field_path predicate_and = "A[B='1' and C='2']";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_and = "A[B='1']";
#endif

#ifdef XYLEM_BAD_predicate_path
// expect(gcc): '4' is outside .*::only_equality_with_a_literal_is_supported_at_character'
// expect(clang): \(&only_equality_with_a_literal_is_supported_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::field_path predicate_path = "A[B/C='1']";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_path = "A[B='1']";
#endif

#ifdef XYLEM_BAD_predicate_existence
// expect(gcc): '4' is outside .*::only_equality_with_a_literal_is_supported_at_character'
// expect(clang): \(&only_equality_with_a_literal_is_supported_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::field_path predicate_existence = "A[B]";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_existence = "A[@B]";
#endif

#ifdef XYLEM_BAD_predicate_number
// expect(gcc): '5' is outside .*::only_equality_with_a_literal_is_supported_at_character'
// expect(clang): \(&only_equality_with_a_literal_is_supported_at_character\[0\], 5\)
[[maybe_unused]] constexpr xylem::field_path predicate_number = "A[B=1]";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_number = "A[B='1']";
#endif

#ifdef XYLEM_BAD_predicate_repeated
// expect(gcc): '5' is outside .*::a_step_has_at_most_one_predicate_at_character'
// expect(clang): \(&a_step_has_at_most_one_predicate_at_character\[0\], 5\)
[[maybe_unused]] constexpr xylem::field_path predicate_repeated = "A[1][@x]";
#else
[[maybe_unused]] constexpr xylem::field_path predicate_repeated = "A[1]/B[@x]";
#endif

#ifdef XYLEM_BAD_position_zero
// expect(gcc): '3' is outside .*::a_position_is_a_whole_number_from_1_at_character'
// expect(clang): \(&a_position_is_a_whole_number_from_1_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path position_zero = "A[0]";
#else
[[maybe_unused]] constexpr xylem::field_path position_zero = "A[1]";
#endif

#ifdef XYLEM_BAD_position_fraction
// expect(gcc): '3' is outside .*::a_position_is_a_whole_number_from_1_at_character'
// expect(clang): \(&a_position_is_a_whole_number_from_1_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path position_fraction = "A[1.5]";
#else
[[maybe_unused]] constexpr xylem::field_path position_fraction = "A[1]";
#endif

#ifdef XYLEM_BAD_position_too_large
// expect(gcc): '3' is outside .*::a_position_is_a_whole_number_from_1_at_character'
// expect(clang): \(&a_position_is_a_whole_number_from_1_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path position_too_large = "A[4294967296]";
#else
[[maybe_unused]] constexpr xylem::field_path position_too_large = "A[4294967295]";
#endif

#ifdef XYLEM_BAD_literal_open
// expect(gcc): '5' is outside .*::this_literal_has_no_closing_quote_at_character'
// expect(clang): \(&this_literal_has_no_closing_quote_at_character\[0\], 5\)
[[maybe_unused]] constexpr xylem::field_path literal_open = "A[B='x]";
#else
[[maybe_unused]] constexpr xylem::field_path literal_open = "A[B='x']";
#endif

#ifdef XYLEM_BAD_uri_open
// expect(gcc): '3' is outside .*::this_namespace_has_no_closing_brace_at_character'
// expect(clang): \(&this_namespace_has_no_closing_brace_at_character\[0\], 3\)
[[maybe_unused]] constexpr xylem::field_path uri_open = "A/Q{urn:x/B";
#else
[[maybe_unused]] constexpr xylem::field_path uri_open = "A/Q{urn:x}B";
#endif

#ifdef XYLEM_BAD_attribute_inside
// expect(gcc): '6' is outside .*::an_attribute_is_the_last_step_at_character'
// expect(clang): \(&an_attribute_is_the_last_step_at_character\[0\], 6\)
[[maybe_unused]] constexpr xylem::field_path attribute_inside = "A/@id/B";
#else
[[maybe_unused]] constexpr xylem::field_path attribute_inside = "A/B/@id";
#endif

#ifdef XYLEM_BAD_attribute_any
// expect(gcc): '4' is outside .*::attributes_are_named_one_by_one_at_character'
// expect(clang): \(&attributes_are_named_one_by_one_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::field_path attribute_any = "A/@*";
#else
[[maybe_unused]] constexpr xylem::field_path attribute_any = "A/@id";
#endif

#ifdef XYLEM_BAD_attribute_any_in_predicate
// expect(gcc): '4' is outside .*::attributes_are_named_one_by_one_at_character'
// expect(clang): \(&attributes_are_named_one_by_one_at_character\[0\], 4\)
[[maybe_unused]] constexpr xylem::field_path attribute_any_in_predicate = "A[@*='1']";
#else
[[maybe_unused]] constexpr xylem::field_path attribute_any_in_predicate = "A[@id='1']";
#endif

#ifdef XYLEM_BAD_text_inside
// expect(gcc): '9' is outside .*::text_is_the_last_step_at_character'
// expect(clang): \(&text_is_the_last_step_at_character\[0\], 9\)
[[maybe_unused]] constexpr xylem::field_path text_inside = "A/text()/B";
#else
[[maybe_unused]] constexpr xylem::field_path text_inside = "A/B/text()";
#endif

#ifdef XYLEM_BAD_trailing_slash
// expect(gcc): '2' is outside .*::the_path_ends_in_a_slash_at_character'
// expect(clang): \(&the_path_ends_in_a_slash_at_character\[0\], 2\)
[[maybe_unused]] constexpr xylem::field_path trailing_slash = "A/";
#else
[[maybe_unused]] constexpr xylem::field_path trailing_slash = "A";
#endif

#ifdef XYLEM_BAD_no_meaning
// expect(gcc): '2' is outside .*::this_character_has_no_meaning_here_at_character'
// expect(clang): \(&this_character_has_no_meaning_here_at_character\[0\], 2\)
[[maybe_unused]] constexpr xylem::field_path no_meaning = "A=B";
#else
[[maybe_unused]] constexpr xylem::field_path no_meaning = "A";
#endif

#ifdef XYLEM_BAD_no_meaning_in_last_alternative
// expect(gcc): '6' is outside .*::this_character_has_no_meaning_here_at_character'
// expect(clang): \(&this_character_has_no_meaning_here_at_character\[0\], 6\)
[[maybe_unused]] constexpr xylem::field_path no_meaning_in_last_alternative = "A | B C";
#else
[[maybe_unused]] constexpr xylem::field_path no_meaning_in_last_alternative = "A | B";
#endif
