// SPDX-License-Identifier: MIT
#ifndef XYLEM_PROJECTION_HPP
#define XYLEM_PROJECTION_HPP

/// \file
/// Declaring what to read: which members of a struct are filled from which paths.
///
///     struct line  { std::string_view material; xylem::decimal quantity; };
///     struct order { std::string_view number; std::vector<line> lines; };
///
///     constexpr auto lines = xylem::projection<line>(
///         xylem::field<&line::material>("E1EDP19[QUALF='002']/IDTNR"),
///         xylem::field<&line::quantity>("MENGE", xylem::sap));
///     constexpr auto orders = xylem::projection<order>("/ORDERS05/IDOC",
///         xylem::field<&order::number>("EDI_DC40/DOCNUM"),
///         xylem::field<&order::lines>("E1EDP01", lines));
///
/// Declarations are literal types; mistakes in them do not compile.

#include <array>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

#include <xylem/detail/member_binding.hpp>
#include <xylem/detail/prefix_check.hpp>
#include <xylem/modifiers.hpp>
#include <xylem/path.hpp>

namespace xylem {

/// Binds a prefix used in the paths of one projection to a namespace (Namespaces in XML 1.0). Both
/// texts must have static storage.
constexpr detail::namespace_binding ns(std::string_view prefix, std::string_view uri) noexcept {
  return {prefix, uri};
}

namespace detail {

struct any_namespace_tag {};

struct no_nested {};

template <auto Member, class Nested>
struct bound_field {
  std::string_view path;
  field_settings settings;
  Nested nested;
};

template <auto Member>
struct member_tag {};

template <class T>
inline constexpr bool is_bound_field = false;
template <auto Member, class Nested>
inline constexpr bool is_bound_field<bound_field<Member, Nested>> = true;

template <class T>
concept projection_part =
    is_bound_field<T> || std::same_as<T, namespace_binding> || std::same_as<T, any_namespace_tag>;

template <class Field>
struct field_facts;
template <auto Member, class Nested>
struct field_facts<bound_field<Member, Nested>> {
  using tag = member_tag<Member>;
  using record_type = typename member_pointer<decltype(Member)>::record_type;
};

template <class... Tags>
inline constexpr bool are_distinct = true;
template <class First, class... Rest>
inline constexpr bool are_distinct<First, Rest...> =
    (!std::same_as<First, Rest> && ...) && are_distinct<Rest...>;

template <class Fields>
struct fields_facts;
template <class... Fields>
struct fields_facts<std::tuple<Fields...>> {
  static constexpr bool are_members_distinct = are_distinct<typename field_facts<Fields>::tag...>;
  template <class T>
  static constexpr bool belong_to =
      (std::is_base_of_v<typename field_facts<Fields>::record_type, T> && ...);
};

}  // namespace detail

/// Unprefixed steps match local names in any namespace, not only in none. Pass it to `projection`.
inline constexpr detail::any_namespace_tag any_namespace{};

/// A declared projection into `T`; made by `projection<T>()`. A literal type that refers to nothing
/// but string literals; copy it freely.
template <class T, class Fields, std::size_t NamespaceCount>
class projection_type {
 public:
  using record_type = T;

  constexpr projection_type(std::string_view record, Fields fields,
                            std::array<detail::namespace_binding, NamespaceCount> namespaces,
                            bool matches_any_namespace) noexcept
      : record_(record),
        fields_(std::move(fields)),
        namespaces_(namespaces),
        matches_any_namespace_(matches_any_namespace) {}

  /// The record path as written; empty for a projection without one.
  [[nodiscard]] constexpr std::string_view record() const noexcept { return record_; }

  /// The declaration with its types erased, as the planner wants it. Allocates.
  [[nodiscard]] detail::declaration declare() const {
    detail::declaration out;
    out.record_path = record_;
    out.matches_any_namespace = matches_any_namespace_;
    for (const auto& n : namespaces_)
      out.namespaces.emplace_back(n.prefix, n.uri);
    out.fields.reserve(std::tuple_size_v<Fields>);
    std::apply([&](const auto&... field) { (add(out, field), ...); }, fields_);
    return out;
  }

 private:
  template <auto Member, class Nested>
  static void add(detail::declaration& out, const detail::bound_field<Member, Nested>& field) {
    detail::field_declaration& f = out.fields.emplace_back();
    f.path = field.path;
    f.settings = field.settings;
    f.separator = field.settings.separator;
    f.default_text = field.settings.default_text;
    f.pattern = field.settings.format.pattern;
    if constexpr (std::same_as<Nested, detail::no_nested>) {
      f.binding = &detail::value_binding<T, Member>;
    } else {
      f.binding = &detail::rows_binding<T, Member>;
      f.nested = std::make_unique<detail::declaration>(field.nested.declare());
    }
    f.is_optional = f.binding->is_nullable || f.binding->is_list;
  }

  std::string_view record_;
  Fields fields_;
  std::array<detail::namespace_binding, NamespaceCount> namespaces_;
  bool matches_any_namespace_;
};

namespace detail {

template <class T>
inline constexpr bool is_projection = false;
template <class T, class Fields, std::size_t Count>
inline constexpr bool is_projection<projection_type<T, Fields, Count>> = true;

template <class Modifier>
consteval bool has_repeat(repeat_policy wanted) {
  if constexpr (requires { Modifier::repeat; }) {
    return Modifier::repeat == wanted;
  } else {
    return false;
  }
}

// The checks that make a bad combination of member and modifiers a readable compile error.
template <auto Member, class... Modifiers>
consteval void check_value_field() {
  using functions = member_functions<Member>;
  using traits = typename functions::traits;
  using value_type = typename functions::value_type;
  constexpr int repeats = (0 + ... + (requires { Modifiers::repeat; } ? 1 : 0));
  static_assert(repeats <= 1, "a field has at most one of first, last, list, join and count");
  static_assert(convertible<value_type>,
                "this member's type cannot be read: use one of docs/values.md, give an enumeration "
                "its xylem::enum_names, a struct a nested projection, or specialise "
                "xylem::convert<T>");
  constexpr bool is_list = (false || ... || has_repeat<Modifiers>(repeat_policy::list));
  constexpr bool is_join = (false || ... || has_repeat<Modifiers>(repeat_policy::join));
  constexpr bool is_count = (false || ... || has_repeat<Modifiers>(repeat_policy::count));
  static_assert(!is_list || traits::is_list, "xylem::list needs a std::vector member");
  static_assert(!traits::is_list || is_list || repeats == 0,
                "a std::vector member holds all occurrences: only xylem::list fits it");
  static_assert(!is_join || xylem::detail::keeps_whitespace<value_type>(),
                "xylem::join needs a string member");
  static_assert(!is_count || (std::integral<value_type> && !std::same_as<value_type, bool>),
                "xylem::count needs an integer member");
  static_assert(!traits::is_list || !(false || ... || requires { Modifiers::is_default; }),
                "a std::vector member is empty when nothing is there: it takes no default_value");
}

template <auto Member, class Nested, class... Modifiers>
consteval void check_rows_field() {
  using functions = member_functions<Member>;
  using traits = typename functions::traits;
  static_assert(std::same_as<typename functions::value_type, typename Nested::record_type>,
                "the nested projection fills another type than this member holds");
  constexpr bool is_list = (false || ... || has_repeat<Modifiers>(repeat_policy::list));
  constexpr bool is_one = (false || ... || has_repeat<Modifiers>(repeat_policy::first)) ||
                          (false || ... || has_repeat<Modifiers>(repeat_policy::last));
  static_assert(sizeof...(Modifiers) == (is_list || is_one ? 1 : 0),
                "a nested projection takes at most one modifier: xylem::first, last or list");
  static_assert(!is_list || traits::is_list, "xylem::list needs a std::vector member");
  static_assert(!is_one || !traits::is_list,
                "a std::vector member holds all occurrences: only xylem::list fits it");
}

template <class Part>
constexpr auto field_tuple(const Part& part) {
  if constexpr (is_bound_field<Part>) {
    return std::tuple<Part>(part);
  } else {
    return std::tuple<>();
  }
}

template <class T, class... Parts>
consteval auto make_projection(std::string_view record, const Parts&... parts) {
  auto fields = std::tuple_cat(field_tuple(parts)...);
  using fields_type = decltype(fields);
  static_assert(std::tuple_size_v<fields_type> > 0, "a projection has at least one field");
  static_assert(std::is_default_constructible_v<T>,
                "the struct of a projection is default-constructible");
  static_assert(fields_facts<fields_type>::template belong_to<T>,
                "a field names a member of another struct");
  static_assert(fields_facts<fields_type>::are_members_distinct,
                "two fields are bound to the same member");
  constexpr std::size_t count =
      (std::size_t{0} + ... + (std::same_as<Parts, namespace_binding> ? 1 : 0));
  std::array<namespace_binding, count> namespaces{};
  std::size_t next = 0;
  const auto collect = [&](const auto& part) {
    if constexpr (std::same_as<std::remove_cvref_t<decltype(part)>, namespace_binding>) {
      namespaces[next++] = part;
    }
  };
  (collect(parts), ...);
  if (!record.empty()) require_bound_prefixes(record, path_kind::record, namespaces);
  const auto check = [&](const auto& part) {
    if constexpr (is_bound_field<std::remove_cvref_t<decltype(part)>>) {
      require_bound_prefixes(part.path, path_kind::field, namespaces);
    }
  };
  (check(parts), ...);
  constexpr bool matches_any = (false || ... || std::same_as<Parts, any_namespace_tag>);
  return projection_type<T, fields_type, count>(record, fields, namespaces, matches_any);
}

}  // namespace detail

/// One member of `T`, filled from `path`. Absent values are an error unless the member is a
/// `std::optional`, `nullable` or `std::vector`, or `default_value` is given.
template <auto Member, modifier... Modifiers>
consteval auto field(field_path path, Modifiers... modifiers) {
  static_assert(std::is_member_object_pointer_v<decltype(Member)>,
                "a field is bound to a data member: field<&record::member>");
  detail::check_value_field<Member, Modifiers...>();
  detail::bound_field<Member, detail::no_nested> out{path.text(), {}, {}};
  (modifiers.apply(out.settings), ...);
  return out;
}

/// One member filled by a projection of its own, for each element that `path` names: a
/// `std::vector<U>` for all of them, `std::optional<U>` or `U` for one.
template <auto Member, class U, class Fields, std::size_t Count, modifier... Modifiers>
consteval auto field(field_path path, const projection_type<U, Fields, Count>& nested,
                     Modifiers... modifiers) {
  static_assert(std::is_member_object_pointer_v<decltype(Member)>,
                "a field is bound to a data member: field<&record::member>");
  detail::check_rows_field<Member, projection_type<U, Fields, Count>, Modifiers...>();
  if (!nested.record().empty()) {
    detail::bad_path::refuse(detail::bad_path::a_nested_projection_has_no_record_path, 1);
  }
  detail::bound_field<Member, projection_type<U, Fields, Count>> out{path.text(), {}, nested};
  (modifiers.apply(out.settings), ...);
  return out;
}

/// A projection into `T` for each element that `record` names. Parts are `field<...>()`, `ns()` and
/// `any_namespace`, in any order.
template <class T, detail::projection_part... Parts>
consteval auto projection(record_path record, Parts... parts) {
  return detail::make_projection<T>(record.text(), parts...);
}

/// A projection without a record path, to be nested in another. It binds its own prefixes.
template <class T, detail::projection_part Part, detail::projection_part... Parts>
consteval auto projection(Part part, Parts... parts) {
  return detail::make_projection<T>({}, part, parts...);
}

}  // namespace xylem

#endif  // XYLEM_PROJECTION_HPP
