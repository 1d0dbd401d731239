// SPDX-License-Identifier: MIT
// Declarations that must not compile.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/projection.hpp>

namespace {

enum class status { active, blocked };

struct point {
  double x;
};

struct line {
  std::string_view material;
};

struct header {
  std::string_view number;
};

struct without_default {
  explicit without_default(int n) : number(n) {}
  int number;
};

struct order {
  std::string_view number;
  std::string_view other;
  int quantity = 0;
  bool is_urgent = false;
  std::vector<std::string> tags;
  std::vector<line> lines;
  std::optional<line> only_line;
  point place{};
  status state{};
  int count() const { return quantity; }
};

constexpr auto lines = xylem::projection<line>(xylem::field<&line::material>("IDTNR"));
[[maybe_unused]] constexpr auto rooted =
    xylem::projection<line>("/A/P", xylem::field<&line::material>("IDTNR"));

#ifdef XYLEM_BAD_prefix_of_a_field
// expect(gcc): '3' is outside .*::this_prefix_is_not_bound_to_a_namespace_at_character'
// expect(clang): \(&this_prefix_is_not_bound_to_a_namespace_at_character\[0\], 3\)
[[maybe_unused]] constexpr auto prefix_of_a_field =
    xylem::projection<order>("/A", xylem::field<&order::number>("B/x:C"));
#else
[[maybe_unused]] constexpr auto prefix_of_a_field =
    xylem::projection<order>("/A", xylem::ns("x", "urn:x"), xylem::field<&order::number>("B/x:C"));
#endif

#ifdef XYLEM_BAD_prefix_of_an_attribute
// expect(gcc): '4' is outside .*::this_prefix_is_not_bound_to_a_namespace_at_character'
// expect(clang): \(&this_prefix_is_not_bound_to_a_namespace_at_character\[0\], 4\)
[[maybe_unused]] constexpr auto prefix_of_an_attribute =
    xylem::projection<order>("/A", xylem::field<&order::number>("B/@x:c"));
#else
[[maybe_unused]] constexpr auto prefix_of_an_attribute =
    xylem::projection<order>("/A", xylem::field<&order::number>("B/@xml:lang"));
#endif

#ifdef XYLEM_BAD_prefix_in_a_predicate
// expect(gcc): '3' is outside .*::this_prefix_is_not_bound_to_a_namespace_at_character'
// expect(clang): \(&this_prefix_is_not_bound_to_a_namespace_at_character\[0\], 3\)
[[maybe_unused]] constexpr auto prefix_in_a_predicate = xylem::projection<order>(
    "/A", xylem::ns("y", "urn:y"), xylem::field<&order::number>("B[x:C='1']/D"));
#else
[[maybe_unused]] constexpr auto prefix_in_a_predicate = xylem::projection<order>(
    "/A", xylem::ns("y", "urn:y"), xylem::field<&order::number>("B[y:C='1']/D"));
#endif

#ifdef XYLEM_BAD_prefix_of_the_record
// expect(gcc): '8' is outside .*::this_prefix_is_not_bound_to_a_namespace_at_character'
// expect(clang): \(&this_prefix_is_not_bound_to_a_namespace_at_character\[0\], 8\)
[[maybe_unused]] constexpr auto prefix_of_the_record =
    xylem::projection<order>("/A | //x:B", xylem::field<&order::number>("C"));
#else
[[maybe_unused]] constexpr auto prefix_of_the_record = xylem::projection<order>(
    "/A | //x:B", xylem::field<&order::number>("C"), xylem::ns("x", "urn:x"));
#endif

#ifdef XYLEM_BAD_path_in_a_declaration
// expect(gcc): '3' is outside .*::axes_are_not_supported_at_character'
// expect(clang): \(&axes_are_not_supported_at_character\[0\], 3\)
[[maybe_unused]] constexpr auto path_in_a_declaration =
    xylem::projection<order>("/A", xylem::field<&order::number>("B/following::C"));
#else
[[maybe_unused]] constexpr auto path_in_a_declaration =
    xylem::projection<order>("/A", xylem::field<&order::number>("B/C"));
#endif

#ifdef XYLEM_BAD_two_fields_on_one_member
// expect: two fields are bound to the same member
[[maybe_unused]] constexpr auto two_fields_on_one_member = xylem::projection<order>(
    "/A", xylem::field<&order::number>("B"), xylem::field<&order::number>("C"));
#else
[[maybe_unused]] constexpr auto two_fields_on_one_member = xylem::projection<order>(
    "/A", xylem::field<&order::number>("B"), xylem::field<&order::other>("C"));
#endif

#ifdef XYLEM_BAD_no_fields
// expect: a projection has at least one field
[[maybe_unused]] constexpr auto no_fields = xylem::projection<order>("/A", xylem::ns("x", "urn:x"));
#else
[[maybe_unused]] constexpr auto no_fields =
    xylem::projection<order>("/A", xylem::field<&order::number>("."));
#endif

#ifdef XYLEM_BAD_member_of_another_struct
// expect: a field names a member of another struct
[[maybe_unused]] constexpr auto member_of_another_struct =
    xylem::projection<order>("/A", xylem::field<&header::number>("B"));
#else
[[maybe_unused]] constexpr auto member_of_another_struct =
    xylem::projection<header>("/A", xylem::field<&header::number>("B"));
#endif

#ifdef XYLEM_BAD_struct_without_default_constructor
// expect: the struct of a projection is default-constructible
[[maybe_unused]] constexpr auto struct_without_default_constructor =
    xylem::projection<without_default>("/A", xylem::field<&without_default::number>("B"));
#else
[[maybe_unused]] constexpr auto struct_without_default_constructor =
    xylem::projection<order>("/A", xylem::field<&order::quantity>("B"));
#endif

#ifdef XYLEM_BAD_member_function
// expect: a field is bound to a data member
[[maybe_unused]] constexpr auto member_function = xylem::field<&order::count>("B");
#else
[[maybe_unused]] constexpr auto member_function = xylem::field<&order::quantity>("B");
#endif

#ifdef XYLEM_BAD_member_without_conversion
// expect: this member's type cannot be read: use one of docs/values.md
[[maybe_unused]] constexpr auto member_without_conversion = xylem::field<&order::place>("B");
#else
[[maybe_unused]] constexpr auto member_without_conversion = xylem::field<&order::number>("B");
#endif

#ifdef XYLEM_BAD_enumeration_without_names
// expect: give an enumeration its xylem::enum_names
[[maybe_unused]] constexpr auto enumeration_without_names = xylem::field<&order::state>("B");
#else
[[maybe_unused]] constexpr auto enumeration_without_names = xylem::field<&order::quantity>("B");
#endif

#ifdef XYLEM_BAD_vector_of_structs_without_projection
// expect: a struct a nested projection
[[maybe_unused]] constexpr auto vector_of_structs = xylem::field<&order::lines>("B");
#else
[[maybe_unused]] constexpr auto vector_of_structs = xylem::field<&order::lines>("B", lines);
#endif

#ifdef XYLEM_BAD_two_repeat_policies
// expect: a field has at most one of first, last, list, join and count
[[maybe_unused]] constexpr auto two_repeat_policies =
    xylem::field<&order::number>("B", xylem::first, xylem::last);
#else
[[maybe_unused]] constexpr auto two_repeat_policies =
    xylem::field<&order::number>("B", xylem::first, xylem::trimmed);
#endif

#ifdef XYLEM_BAD_list_on_an_integer
// expect: xylem::list needs a std::vector member
[[maybe_unused]] constexpr auto list_on_an_integer =
    xylem::field<&order::quantity>("B", xylem::list);
#else
[[maybe_unused]] constexpr auto list_on_an_integer = xylem::field<&order::tags>("B", xylem::list);
#endif

#ifdef XYLEM_BAD_first_on_a_vector
// expect: a std::vector member holds all occurrences: only xylem::list fits it
[[maybe_unused]] constexpr auto first_on_a_vector = xylem::field<&order::tags>("B", xylem::first);
#else
[[maybe_unused]] constexpr auto first_on_a_vector = xylem::field<&order::number>("B", xylem::first);
#endif

#ifdef XYLEM_BAD_join_on_an_integer
// expect: xylem::join needs a string member
[[maybe_unused]] constexpr auto join_on_an_integer =
    xylem::field<&order::quantity>("B", xylem::join("|"));
#else
[[maybe_unused]] constexpr auto join_on_an_integer =
    xylem::field<&order::number>("B", xylem::join("|"));
#endif

#ifdef XYLEM_BAD_count_on_a_string
// expect: xylem::count needs an integer member
[[maybe_unused]] constexpr auto count_on_a_string = xylem::field<&order::number>("B", xylem::count);
#else
[[maybe_unused]] constexpr auto count_on_a_string =
    xylem::field<&order::quantity>("B", xylem::count);
#endif

#ifdef XYLEM_BAD_count_on_a_bool
// expect: xylem::count needs an integer member
[[maybe_unused]] constexpr auto count_on_a_bool =
    xylem::field<&order::is_urgent>("B", xylem::count);
#else
[[maybe_unused]] constexpr auto count_on_a_bool = xylem::field<&order::is_urgent>("B");
#endif

#ifdef XYLEM_BAD_default_of_a_vector
// expect: a std::vector member is empty when nothing is there: it takes no default_value
[[maybe_unused]] constexpr auto default_of_a_vector =
    xylem::field<&order::tags>("B", xylem::default_value("none"));
#else
[[maybe_unused]] constexpr auto default_of_a_vector =
    xylem::field<&order::number>("B", xylem::default_value("none"));
#endif

#ifdef XYLEM_BAD_nested_projection_of_another_type
// expect: the nested projection fills another type than this member holds
[[maybe_unused]] constexpr auto nested_of_another_type = xylem::field<&order::place>("B", lines);
#else
[[maybe_unused]] constexpr auto nested_of_another_type =
    xylem::field<&order::only_line>("B", lines);
#endif

#ifdef XYLEM_BAD_nested_projection_with_a_record_path
// expect: a_nested_projection_has_no_record_path
[[maybe_unused]] constexpr auto nested_with_a_record_path =
    xylem::field<&order::lines>("B", rooted);
#else
[[maybe_unused]] constexpr auto nested_with_a_record_path = xylem::field<&order::lines>("B", lines);
#endif

#ifdef XYLEM_BAD_nested_projection_counted
// expect: a nested projection takes at most one modifier: xylem::first, last or list
[[maybe_unused]] constexpr auto nested_counted =
    xylem::field<&order::only_line>("B", lines, xylem::count);
#else
[[maybe_unused]] constexpr auto nested_counted =
    xylem::field<&order::only_line>("B", lines, xylem::first);
#endif

#ifdef XYLEM_BAD_nested_projection_trimmed
// expect: a nested projection takes at most one modifier: xylem::first, last or list
[[maybe_unused]] constexpr auto nested_trimmed =
    xylem::field<&order::lines>("B", lines, xylem::trimmed);
#else
[[maybe_unused]] constexpr auto nested_trimmed =
    xylem::field<&order::lines>("B", lines, xylem::list);
#endif

#ifdef XYLEM_BAD_nested_vector_first
// expect: a std::vector member holds all occurrences: only xylem::list fits it
[[maybe_unused]] constexpr auto nested_vector_first =
    xylem::field<&order::lines>("B", lines, xylem::first);
#else
[[maybe_unused]] constexpr auto nested_vector_first = xylem::field<&order::lines>("B", lines);
#endif

#ifdef XYLEM_BAD_nested_list_of_one
// expect: xylem::list needs a std::vector member
[[maybe_unused]] constexpr auto nested_list_of_one =
    xylem::field<&order::only_line>("B", lines, xylem::list);
#else
[[maybe_unused]] constexpr auto nested_list_of_one =
    xylem::field<&order::only_line>("B", lines, xylem::last);
#endif

}  // namespace
