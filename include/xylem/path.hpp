// SPDX-License-Identifier: MIT
#ifndef XYLEM_PATH_HPP
#define XYLEM_PATH_HPP

/// \file
/// Paths: which elements are records, and where a record's values stand. A subset of XPath 1.0,
/// described in docs/paths.md.
///
///     xylem::record_path orders = "/ORDERS05/IDOC";
///     xylem::field_path partner = "E1EDKA1[PARVW='AG']/PARTN";

#include <cstddef>
#include <string_view>

#include <xylem/detail/path_parser.hpp>
#include <xylem/result.hpp>

namespace xylem {

namespace detail::bad_path {

// One array of one element per refused construct. A bad path literal makes the compiler read behind
// its end, and say so. Both name the array and the character, counted from 1, where the path went
// wrong:
//
//   g++      array subscript value '3' is outside the bounds of array
//            'axes_are_not_supported_at_character'
//   clang++  in call to 'refuse(&axes_are_not_supported_at_character[0], 3)'
// clang-format off
inline constexpr bool the_path_is_empty_at_character[1] = {};
inline constexpr bool a_record_path_starts_with_a_slash_at_character[1] = {};
inline constexpr bool a_field_path_is_relative_to_its_record_at_character[1] = {};
inline constexpr bool a_step_is_expected_here_at_character[1] = {};
inline constexpr bool this_is_not_an_xml_name_at_character[1] = {};
inline constexpr bool axes_are_not_supported_at_character[1] = {};
inline constexpr bool functions_are_not_supported_at_character[1] = {};
inline constexpr bool variables_are_not_supported_at_character[1] = {};
inline constexpr bool the_parent_step_is_allowed_only_at_the_start_at_character[1] = {};
inline constexpr bool the_descendant_step_is_allowed_only_at_the_start_at_character[1] = {};
inline constexpr bool the_self_step_stands_alone_at_character[1] = {};
inline constexpr bool this_predicate_is_malformed_at_character[1] = {};
inline constexpr bool only_equality_with_a_literal_is_supported_at_character[1] = {};
inline constexpr bool a_step_has_at_most_one_predicate_at_character[1] = {};
inline constexpr bool a_record_path_has_no_predicates_at_character[1] = {};
inline constexpr bool a_position_is_a_whole_number_from_1_at_character[1] = {};
inline constexpr bool this_literal_has_no_closing_quote_at_character[1] = {};
inline constexpr bool this_namespace_has_no_closing_brace_at_character[1] = {};
inline constexpr bool an_attribute_is_the_last_step_at_character[1] = {};
inline constexpr bool attributes_are_named_one_by_one_at_character[1] = {};
inline constexpr bool text_is_the_last_step_at_character[1] = {};
inline constexpr bool the_path_ends_in_a_slash_at_character[1] = {};
inline constexpr bool this_character_has_no_meaning_here_at_character[1] = {};
inline constexpr bool this_prefix_is_not_bound_to_a_namespace_at_character[1] = {};
inline constexpr bool a_record_is_an_element_at_character[1] = {};
inline constexpr bool a_nested_projection_has_no_record_path[1] = {};
// clang-format on

constexpr const bool* reason_of(errc code) noexcept {
  switch (code) {
    case errc::path_empty:
      return the_path_is_empty_at_character;
    case errc::path_not_absolute:
      return a_record_path_starts_with_a_slash_at_character;
    case errc::path_not_relative:
      return a_field_path_is_relative_to_its_record_at_character;
    case errc::path_step_expected:
      return a_step_is_expected_here_at_character;
    case errc::path_name_malformed:
      return this_is_not_an_xml_name_at_character;
    case errc::path_axis_unsupported:
      return axes_are_not_supported_at_character;
    case errc::path_function_unsupported:
      return functions_are_not_supported_at_character;
    case errc::path_variable_unsupported:
      return variables_are_not_supported_at_character;
    case errc::path_parent_inside:
      return the_parent_step_is_allowed_only_at_the_start_at_character;
    case errc::path_descendant_inside:
      return the_descendant_step_is_allowed_only_at_the_start_at_character;
    case errc::path_self_step:
      return the_self_step_stands_alone_at_character;
    case errc::path_predicate_malformed:
      return this_predicate_is_malformed_at_character;
    case errc::path_predicate_unsupported:
      return only_equality_with_a_literal_is_supported_at_character;
    case errc::path_predicate_repeated:
      return a_step_has_at_most_one_predicate_at_character;
    case errc::path_predicate_on_record:
      return a_record_path_has_no_predicates_at_character;
    case errc::path_position_malformed:
      return a_position_is_a_whole_number_from_1_at_character;
    case errc::path_literal_unclosed:
      return this_literal_has_no_closing_quote_at_character;
    case errc::path_uri_unclosed:
      return this_namespace_has_no_closing_brace_at_character;
    case errc::path_attribute_not_last:
      return an_attribute_is_the_last_step_at_character;
    case errc::path_attribute_wildcard:
      return attributes_are_named_one_by_one_at_character;
    case errc::path_text_not_last:
      return text_is_the_last_step_at_character;
    case errc::path_trailing_slash:
      return the_path_ends_in_a_slash_at_character;
    case errc::path_prefix_unbound:
      return this_prefix_is_not_bound_to_a_namespace_at_character;
    case errc::path_target_unsupported:
      return a_record_is_an_element_at_character;
    default:
      return this_character_has_no_meaning_here_at_character;
  }
}

constexpr bool refuse(const bool* reason, std::size_t character) {
  return reason[character];
}

constexpr bool report(errc code, std::size_t character) {
  return refuse(reason_of(code), character);
}

}  // namespace detail::bad_path

/// A record path checked while compiling. Implicit from a string literal, whose storage it views.
class record_path {
 public:
  template <std::size_t Size>
  consteval record_path(const char (&text)[Size])  // NOLINT(*-explicit-*)
      : text_(text, Size - 1) {
    const detail::path_status status = detail::check_path(text_, detail::path_kind::record);
    if (status.code != errc::ok) detail::bad_path::report(status.code, status.position + 1);
  }
  [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

 private:
  std::string_view text_;
};

/// A field path checked while compiling. Implicit from a string literal, whose storage it views.
class field_path {
 public:
  template <std::size_t Size>
  consteval field_path(const char (&text)[Size])  // NOLINT(*-explicit-*)
      : text_(text, Size - 1) {
    const detail::path_status status = detail::check_path(text_, detail::path_kind::field);
    if (status.code != errc::ok) detail::bad_path::report(status.code, status.position + 1);
  }
  [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

 private:
  std::string_view text_;
};

/// Checks a record path's grammar at run time; the error's `byte_offset` counts in `text`.
[[nodiscard]] XYLEM_API result<void> check_record_path(std::string_view text) noexcept;

/// Checks a field path's grammar at run time; the error's `byte_offset` counts in `text`.
[[nodiscard]] XYLEM_API result<void> check_field_path(std::string_view text) noexcept;

}  // namespace xylem

#endif  // XYLEM_PATH_HPP
