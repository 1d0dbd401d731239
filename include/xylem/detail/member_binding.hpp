// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_MEMBER_BINDING_HPP
#define XYLEM_DETAIL_MEMBER_BINDING_HPP

// From a pointer to member to the functions that fill it: the only place where the engine meets the
// user's types.

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <xylem/detail/declaration.hpp>
#include <xylem/nullable.hpp>

namespace xylem::detail {

template <class T>
concept convertible = requires(std::string_view text, const text_format& format, T& out) {
  { convert<T>::from_text(text, format, out) } -> std::same_as<errc>;
  { convert<T>::type_name } -> std::convertible_to<std::string_view>;
};

template <class T>
constexpr bool keeps_whitespace() noexcept {
  if constexpr (requires { convert<T>::keeps_whitespace; }) {
    return convert<T>::keeps_whitespace;
  } else {
    return false;
  }
}

template <class M>
struct member_traits {
  using value_type = M;
  static constexpr bool is_list = false;
  static constexpr bool is_nullable = false;
  static void reset(M&, value_state) {}
  static M& slot(M& member) { return member; }
};

template <class V>
struct member_traits<std::optional<V>> {
  using value_type = V;
  static constexpr bool is_list = false;
  static constexpr bool is_nullable = true;
  static void reset(std::optional<V>& member, value_state) { member.reset(); }
  static V& slot(std::optional<V>& member) { return member.emplace(); }
};

template <class V>
struct member_traits<nullable<V>> {
  using value_type = V;
  static constexpr bool is_list = false;
  static constexpr bool is_nullable = true;
  static void reset(nullable<V>& member, value_state why) { member.reset(why); }
  static V& slot(nullable<V>& member) { return member.emplace(); }
};

template <class V, class Allocator>
struct member_traits<std::vector<V, Allocator>> {
  using value_type = V;
  static constexpr bool is_list = true;
  static constexpr bool is_nullable = false;
  static void reset(std::vector<V, Allocator>& member, value_state) { member.clear(); }
  static V& slot(std::vector<V, Allocator>& member) { return member.emplace_back(); }
};

template <class T>
struct member_pointer;

template <class Record, class Member>
struct member_pointer<Member Record::*> {
  using record_type = Record;
  using member_type = Member;
};

// `Record` is the struct that the projection fills: the member's own or one derived from it.
template <auto Member, class Record = typename member_pointer<decltype(Member)>::record_type>
struct member_functions {
  using record_type = Record;
  using member_type = typename member_pointer<decltype(Member)>::member_type;
  using traits = member_traits<member_type>;
  using value_type = typename traits::value_type;

  static member_type& member(void* object) { return static_cast<record_type*>(object)->*Member; }

  static errc store(void* object, std::uint32_t, std::string_view text, const text_format& format) {
    member_type& target = member(object);
    if constexpr (traits::is_list) {
      if constexpr (std::same_as<value_type, bool>) {
        bool value = false;
        const errc code = convert<bool>::from_text(text, format, value);
        if (code == errc::ok) target.push_back(value);
        return code;
      } else {
        const errc code = convert<value_type>::from_text(text, format, traits::slot(target));
        if (code != errc::ok) target.pop_back();
        return code;
      }
    } else {
      const errc code = convert<value_type>::from_text(text, format, traits::slot(target));
      if (code != errc::ok) traits::reset(target, value_state::failed);
      return code;
    }
  }

  static errc check(const field_binding&, std::string_view text, const text_format& format) {
    value_type value{};
    return convert<value_type>::from_text(text, format, value);
  }

  static void reset(void* object, std::uint32_t, value_state why) {
    traits::reset(member(object), why);
  }

  static errc store_count(void* object, std::uint32_t, std::uint64_t count) {
    if constexpr (std::integral<value_type> && !std::same_as<value_type, bool> &&
                  !traits::is_list) {
      if (count > static_cast<std::uint64_t>(std::numeric_limits<value_type>::max())) {
        return errc::value_out_of_range;
      }
      traits::slot(member(object)) = static_cast<value_type>(count);
      return errc::ok;
    } else {
      return errc::type_mismatch;
    }
  }

  static void* emplace(void* object, std::uint32_t) { return &traits::slot(member(object)); }
};

template <class Record, auto Member>
constexpr field_binding make_value_binding() noexcept {
  using functions = member_functions<Member, Record>;
  using traits = typename functions::traits;
  using value_type = typename functions::value_type;
  return {.type_name = convert<value_type>::type_name,
          .kind = field_kind::value,
          .keeps_whitespace = keeps_whitespace<value_type>(),
          .is_list = traits::is_list,
          .is_nullable = traits::is_nullable,
          .store = &functions::store,
          .check = &functions::check,
          .reset = &functions::reset,
          .store_count = &functions::store_count,
          .emplace = nullptr};
}

template <class Record, auto Member>
constexpr field_binding make_rows_binding() noexcept {
  using functions = member_functions<Member, Record>;
  using traits = typename functions::traits;
  return {.type_name = "record",
          .kind = field_kind::rows,
          .keeps_whitespace = false,
          .is_list = traits::is_list,
          .is_nullable = traits::is_nullable,
          .store = nullptr,
          .check = nullptr,
          .reset = &functions::reset,
          .store_count = nullptr,
          .emplace = &functions::emplace};
}

template <class Record, auto Member>
inline constexpr field_binding value_binding = make_value_binding<Record, Member>();
template <class Record, auto Member>
inline constexpr field_binding rows_binding = make_rows_binding<Record, Member>();

}  // namespace xylem::detail

#endif  // XYLEM_DETAIL_MEMBER_BINDING_HPP
