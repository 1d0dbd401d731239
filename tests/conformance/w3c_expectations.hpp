// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_W3C_EXPECTATIONS_HPP
#define XYLEM_TESTS_CONFORMANCE_W3C_EXPECTATIONS_HPP

// What Xylem has to answer to each case of the W3C suite. Most answers follow from the index and a
// few rules; w3c_expectations.tsv lists the others one by one, each with its reason.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <xylem/error.hpp>

#include "conformance/raw_expat.hpp"
#include "conformance/w3c_suite.hpp"

namespace xylem::conformance {

// Why a case is expected to be answered as it is; the groups of docs/conformance.md.
enum class w3c_group : std::uint8_t {
  accepted,              // well-formed, as the suite says
  refused,               // not well-formed, as the suite says
  internal_subset,       // a policy comes first: dtd_forbidden
  doctype_malformed,     // ahead of an internal subset: refused as one or the other
  external_entity,       // what is wrong stands in an entity that is never opened: accepted
  undeclared_entity,     // declared, if at all, in an entity that is never opened: entity_undefined
  fifth_edition,         // well-formed by the fifth edition's names only: refused
  colons,                // well-formed without namespaces only: refused
  version_1_1_accepted,  // XML 1.1, read as XML 1.0
  version_1_1_refused,
  listed_accepted,  // by w3c_expectations.tsv
  listed_refused,
};

inline constexpr std::array<std::string_view, 12> w3c_group_names = {
    "well-formed: accepted",
    "not well-formed: refused",
    "internal subset: dtd_forbidden",
    "malformed DOCTYPE with an internal subset: refused or dtd_forbidden",
    "wrong in an unopened entity only: accepted",
    "reference to an entity that an unopened one declares: entity_undefined",
    "names of the fifth edition: refused",
    "well-formed without namespaces only: refused",
    "XML 1.1, well-formed as 1.0: accepted",
    "XML 1.1, not well-formed as 1.0: refused",
    "listed: accepted",
    "listed: refused",
};

// An answer that satisfies the expectation has the code, where one is given; else it is refused
// with any code that says the document is not well-formed.
struct w3c_expectation {
  w3c_group group = w3c_group::accepted;
  std::optional<errc> code;
};

class w3c_expectations {
 public:
  // Reads the list. Throws std::runtime_error.
  w3c_expectations();

  // `seen`: what expat says of the document.
  [[nodiscard]] w3c_expectation of(const w3c_case& c, std::string_view document,
                                   const expat_answer& seen) const;

  // The listed cases.
  [[nodiscard]] const std::map<std::string, errc, std::less<>>& listed() const noexcept {
    return listed_;
  }

 private:
  std::map<std::string, errc, std::less<>> listed_;
};

[[nodiscard]] bool satisfies(errc code, const w3c_expectation& expected);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_W3C_EXPECTATIONS_HPP
