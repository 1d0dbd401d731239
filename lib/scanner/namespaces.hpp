// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_NAMESPACES_HPP
#define XYLEM_LIB_SCANNER_NAMESPACES_HPP

// The namespace declarations in scope (Namespaces in XML 1.0, section 6).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/error.hpp>

namespace xylem::scanner {

class namespaces {
 public:
  void clear() noexcept {
    bindings_.clear();
    texts_.clear();
  }

  // Declares a prefix, or the default namespace if it is empty, for an element at this depth and
  // what is inside it. Says why that is not allowed. May throw std::bad_alloc.
  errc declare(std::string_view prefix, std::string_view uri, std::uint64_t depth);

  // The namespace of a prefix, empty for none; nothing if it is not declared. O(declarations in
  // scope). Valid until the next declare().
  [[nodiscard]] std::optional<std::string_view> find(std::string_view prefix) const noexcept;

  // Ends the scope of what elements at this depth declared.
  void leave(std::uint64_t depth) noexcept {
    if (!bindings_.empty() && bindings_.back().depth == depth) drop(depth);
  }

  [[nodiscard]] std::uint64_t count() const noexcept { return bindings_.size(); }

 private:
  struct binding {
    std::uint64_t depth = 0;
    std::size_t prefix_begin = 0;  // in texts_
    std::size_t uri_begin = 0;
    std::size_t end = 0;
  };

  void drop(std::uint64_t depth) noexcept;

  std::vector<binding> bindings_;
  std::string texts_;  // prefix and URI of each
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_NAMESPACES_HPP
