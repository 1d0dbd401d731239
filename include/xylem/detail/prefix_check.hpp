// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_PREFIX_CHECK_HPP
#define XYLEM_DETAIL_PREFIX_CHECK_HPP

// Which prefix of a path is not bound, found at compile time or when a plan is made.

#include <cstddef>
#include <span>
#include <string_view>

#include <xylem/detail/declaration.hpp>
#include <xylem/path.hpp>

namespace xylem::detail {

// The URI bound to a prefix, or a null view. `xml` is always bound (Namespaces in XML, section 3).
constexpr std::string_view bound_uri(std::string_view prefix,
                                     std::span<const namespace_binding> namespaces) noexcept {
  if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
  for (const auto& n : namespaces) {
    if (n.prefix == prefix) return n.uri;
  }
  return {};
}

struct prefix_check_sink {
  std::span<const namespace_binding> namespaces;
  bool is_unbound = false;
  std::size_t position = 0;

  constexpr void check(const name_test& test) noexcept {
    const bool has_prefix =
        test.kind == name_test_kind::prefixed || test.kind == name_test_kind::any_local;
    if (!has_prefix || is_unbound) return;
    if (bound_uri(test.qualifier, namespaces).data() != nullptr) return;
    is_unbound = true;
    position = test.position;
  }
  constexpr void begin(const path_start&) noexcept {}
  constexpr void step(const name_test& test, const path_predicate& predicate) noexcept {
    check(test);
    check(predicate.name);
  }
  constexpr void end(path_target, const name_test& attribute) noexcept { check(attribute); }
};

// Does not compile, pointing at the place, when a prefix of `path` is not bound.
constexpr void require_bound_prefixes(std::string_view path, path_kind kind,
                                      std::span<const namespace_binding> namespaces) {
  prefix_check_sink sink{namespaces};
  parse_path(path, kind, sink);
  if (sink.is_unbound) bad_path::report(errc::path_prefix_unbound, sink.position + 1);
}

}  // namespace xylem::detail

#endif  // XYLEM_DETAIL_PREFIX_CHECK_HPP
