// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_ancestors.hpp"

#include <algorithm>

namespace xylem::oracle {

xmlNode* ancestor(xmlNode* element, std::size_t levels_up) noexcept {
  for (; levels_up != 0; --levels_up) {
    element = element->parent;
    if (element == nullptr || element->type != XML_ELEMENT_NODE) return nullptr;
  }
  return element;
}

const std::vector<found_value>& ancestor_values::values(const compiled_path::alternative& path,
                                                        xmlNode* row) {
  static const std::vector<found_value> nothing;
  const xmlNode* const from = ancestor(row, path.how.levels_up);
  if (from == nullptr) return nothing;
  const auto [entry, is_new] = found_.try_emplace({&path, from});
  if (is_new) entry->second = xpath_.values(path, row);
  return entry->second;
}

void ancestor_values::note_use(const compiled_path& path, xmlNode* row, bool unseen_is_missing) {
  std::vector<std::size_t> levels;
  for (const compiled_path::alternative& a : path.alternatives()) {
    const bool is_noted = std::ranges::find(levels, a.how.levels_up) != levels.end();
    const xmlNode* const from = ancestor(row, a.how.levels_up);
    values(a, row);
    if (a.how.levels_up == 0 || from == nullptr || is_noted) continue;
    levels.push_back(a.how.levels_up);
    use& u = uses_[{&path, a.how.levels_up, from}];
    u.row_ends.push_back(document::order(row).end);
    u.unseen_is_missing = unseen_is_missing;
  }
}

std::uint64_t ancestor_values::first_late() const {
  std::uint64_t first = never;
  for (const auto& [key, u] : uses_) {
    const auto& [path, levels_up, from] = key;
    // A node that two alternatives select is known by the first of them.
    std::map<node_place, std::uint64_t> nodes;
    for (const compiled_path::alternative& a : path->alternatives()) {
      if (a.how.levels_up != levels_up) continue;
      for (const found_value& v : found_.at({&a, from})) {
        std::uint64_t& known_at = nodes.try_emplace(v.place, v.known_at).first->second;
        known_at = std::min(known_at, v.known_at);
      }
    }
    if (nodes.empty()) continue;
    std::vector<std::uint64_t> known;
    for (const auto& [place, known_at] : nodes)
      known.push_back(known_at);
    std::ranges::sort(known);
    // The first row that took a value, or that had to.
    std::uint64_t taken = never;
    for (const std::uint64_t end : u.row_ends) {
      if (!u.unseen_is_missing || known.front() <= end) taken = std::min(taken, end);
    }
    const auto late = std::ranges::upper_bound(known, taken);
    if (late != known.end()) first = std::min(first, *late);
  }
  return first;
}

}  // namespace xylem::oracle
