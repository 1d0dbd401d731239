// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_ANCESTORS_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_ANCESTORS_HPP

// '../' fields: which values a record can know, and when one comes too late.

#include <cstdint>
#include <limits>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "conformance/xpath_oracle_libxml2.hpp"

namespace xylem::oracle {

class ancestor_values {
 public:
  static constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();

  explicit ancestor_values(evaluator& xpath) : xpath_(xpath) {}

  // The values of one alternative as seen from a row, whatever their time. Evaluated once for all
  // rows with the same ancestor.
  const std::vector<found_value>& values(const compiled_path::alternative& path, xmlNode* row);

  // Notes that a row reads the field `path` with values of enclosing elements.
  void note_use(const compiled_path& path, xmlNode* row, bool unseen_is_missing);

  // The tag at which the first value comes too late; `never` if none does.
  [[nodiscard]] std::uint64_t first_late() const;

 private:
  struct use {
    std::vector<std::uint64_t> row_ends;
    bool unseen_is_missing = false;
  };

  evaluator& xpath_;
  std::map<std::pair<const compiled_path::alternative*, const xmlNode*>, std::vector<found_value>>
      found_;
  // By field, levels and ancestor: alternatives that hang from one element count as one.
  std::map<std::tuple<const compiled_path*, std::size_t, const xmlNode*>, use> uses_;
};

// The element so many levels up; null when there is none.
[[nodiscard]] xmlNode* ancestor(xmlNode* element, std::size_t levels_up) noexcept;

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_ANCESTORS_HPP
