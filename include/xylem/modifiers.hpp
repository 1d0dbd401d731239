// SPDX-License-Identifier: MIT
#ifndef XYLEM_MODIFIERS_HPP
#define XYLEM_MODIFIERS_HPP

/// \file
/// What may follow the path in `field<&T::member>(path, ...)`.
///
///     xylem::field<&order::tags>("TAG", xylem::join("|"), xylem::trimmed)

#include <concepts>
#include <string_view>

#include <xylem/detail/declaration.hpp>

namespace xylem {

/// What all modifiers have in common: they change a field's settings.
template <class M>
concept modifier = requires(const M& m, detail::field_settings& settings) {
  { m.apply(settings) } -> std::same_as<void>;
};

namespace detail {

template <repeat_policy Policy>
struct repeat_modifier {
  static constexpr repeat_policy repeat = Policy;
  std::string_view separator{};
  constexpr void apply(field_settings& settings) const noexcept {
    settings.repeat = Policy;
    settings.has_repeat = true;
    settings.separator = separator;
  }
};

template <whitespace Handling>
struct whitespace_modifier {
  constexpr void apply(field_settings& settings) const noexcept {
    settings.format.whitespace = Handling;
  }
};

template <bool text_format::*Flag>
struct format_modifier {
  constexpr void apply(field_settings& settings) const noexcept { settings.format.*Flag = true; }
};

struct sap_modifier {
  constexpr void apply(field_settings& settings) const noexcept {
    settings.format.convention = convention::sap;
  }
};

struct pattern_modifier {
  std::string_view layout;
  constexpr void apply(field_settings& settings) const noexcept {
    settings.format.pattern = layout;
  }
};

struct default_modifier {
  static constexpr bool is_default = true;
  std::string_view text;
  constexpr void apply(field_settings& settings) const noexcept {
    settings.has_default = true;
    settings.default_text = text;
  }
};

struct unseen_modifier {
  constexpr void apply(field_settings& settings) const noexcept {
    settings.unseen_is_missing = true;
  }
};

}  // namespace detail

/// Of several occurrences the first in document order counts. Without a repeat policy, several
/// occurrences are `errc::field_repeated`.
inline constexpr detail::repeat_modifier<detail::repeat_policy::first> first{};
/// Of several occurrences the last in document order counts.
inline constexpr detail::repeat_modifier<detail::repeat_policy::last> last{};
/// All occurrences, in document order, in a `std::vector` (implied by a vector member).
inline constexpr detail::repeat_modifier<detail::repeat_policy::list> list{};
/// How many occurrences there are, in an integer member.
inline constexpr detail::repeat_modifier<detail::repeat_policy::count> count{};
/// All occurrences as one string with `separator` between them.
constexpr auto join(std::string_view separator) noexcept {
  return detail::repeat_modifier<detail::repeat_policy::join>{separator};
}

/// White space at both ends is removed (the default for all types but strings).
inline constexpr detail::whitespace_modifier<whitespace::trimmed> trimmed{};
/// Trimmed, and each run of white space inside becomes one space.
inline constexpr detail::whitespace_modifier<whitespace::collapsed> collapsed{};
/// White space is kept (the default for strings).
inline constexpr detail::whitespace_modifier<whitespace::as_written> as_written{};

/// SAP's lexical forms: `123.45-`, `20240223`, `00000000` as no date, `X`/blank as bool.
inline constexpr detail::sap_modifier sap{};
/// Strings of digits lose leading zeros: `0000001460` becomes `1460`.
inline constexpr detail::format_modifier<&text_format::strips_leading_zeros> strip_leading_zeros{};
/// A date-time without zone is UTC.
inline constexpr detail::format_modifier<&text_format::assumes_utc> assume_utc{};
/// An empty value counts as a missing one.
inline constexpr detail::format_modifier<&text_format::empty_is_missing> empty_is_missing{};
/// Numbers are written `1.234,56`.
inline constexpr detail::format_modifier<&text_format::decimal_comma> decimal_comma{};
/// Date and time layout, as in `pattern("%d.%m.%Y")`. The text must have static storage.
constexpr auto pattern(std::string_view layout) noexcept {
  return detail::pattern_modifier{layout};
}
/// What a missing field reads as, written as it would stand in a document. The text must have
/// static storage. It is checked when the plan is made.
constexpr auto default_value(std::string_view text) noexcept {
  return detail::default_modifier{text};
}
/// For `../` fields: a value not seen by the record's end counts as missing. Without it that is
/// `errc::ancestor_value_unseen`, as the value may still follow.
inline constexpr detail::unseen_modifier unseen_is_missing{};

}  // namespace xylem

#endif  // XYLEM_MODIFIERS_HPP
