// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_PATHS_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_PATHS_HPP

// From Xylem's paths to XPath 1.0: the forms that XPath 1.0 does not have are spelt out. Works on
// the text alone and shares nothing with Xylem's own parser.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xylem::oracle {

using namespace_list = std::vector<std::pair<std::string, std::string>>;  // prefix, URI

// What names mean in one declaration.
struct path_names {
  namespace_list namespaces;
  bool matches_any_namespace = false;
};

// One alternative of a path.
struct xpath_alternative {
  static constexpr std::size_t not_held = ~std::size_t{0};

  std::string xpath;
  std::size_t levels_up = 0;  // number of '../'
  // How many levels above the element that holds the value the first step with a predicate stands:
  // a value is known when that element ends.
  std::size_t held_levels = not_held;
};

// Namespaces that `Q{uri}name` mentions are added to `names`, with prefixes of their own.
[[nodiscard]] std::vector<xpath_alternative> to_xpath(std::string_view path, path_names& names);

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_PATHS_HPP
