// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_OPEN_ELEMENTS_HPP
#define XYLEM_LIB_SCANNER_OPEN_ELEMENTS_HPP

// The names of the open elements, as their start tags wrote them, for WFC: Element Type Match.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xylem::scanner {

class open_elements {
 public:
  void clear() noexcept {
    names_.clear();
    begins_.clear();
  }

  // May throw std::bad_alloc.
  void push(std::string_view name) {
    begins_.push_back(names_.size());
    names_.append(name);
  }
  // Of an element by its depth, from 0.
  [[nodiscard]] std::string_view name_at(std::size_t depth) const noexcept {
    const std::size_t end = depth + 1 < begins_.size() ? begins_[depth + 1] : names_.size();
    return std::string_view(names_).substr(begins_[depth], end - begins_[depth]);
  }
  // Requires depth() != 0.
  [[nodiscard]] std::string_view innermost() const noexcept {
    return std::string_view(names_).substr(begins_.back());
  }
  void pop() noexcept {
    names_.resize(begins_.back());
    begins_.pop_back();
  }

  [[nodiscard]] std::uint64_t depth() const noexcept { return begins_.size(); }
  [[nodiscard]] std::size_t name_bytes() const noexcept { return names_.size(); }

 private:
  std::string names_;
  std::vector<std::size_t> begins_;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_OPEN_ELEMENTS_HPP
