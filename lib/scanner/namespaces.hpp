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
    default_ = none;
  }

  // Declares a prefix, or the default namespace if it is empty, for an element at this depth and
  // what is inside it. Says why that is not allowed. May throw std::bad_alloc.
  errc declare(std::string_view prefix, std::string_view uri, std::uint64_t depth);

  // The namespace of a prefix, empty for none; nothing if it is not declared. O(declarations in
  // scope). Valid until the next declare().
  [[nodiscard]] std::optional<std::string_view> find(std::string_view prefix) const noexcept;

  // Of names without a prefix. O(1).
  [[nodiscard]] std::string_view default_uri() const noexcept {
    if (default_ == none) return {};
    const binding& b = bindings_[default_];
    return std::string_view(texts_).substr(b.uri_begin, b.end - b.uri_begin);
  }

  // Ends the scope of what elements at this depth declared.
  void leave(std::uint64_t depth) noexcept {
    if (!bindings_.empty() && bindings_.back().depth == depth) drop(depth);
  }

  [[nodiscard]] std::uint64_t count() const noexcept { return bindings_.size(); }

 private:
  static constexpr std::size_t none = ~std::size_t{0};

  struct binding {
    std::uint64_t depth = 0;
    std::size_t prefix_begin = 0;  // in texts_
    std::size_t uri_begin = 0;
    std::size_t end = 0;
    std::size_t default_around = none;  // what default_ was before
  };

  void drop(std::uint64_t depth) noexcept;

  std::vector<binding> bindings_;
  std::size_t default_ = none;  // the binding without prefix that is in force
  std::string texts_;           // prefix and URI of each
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_NAMESPACES_HPP
