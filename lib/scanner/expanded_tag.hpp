// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_EXPANDED_TAG_HPP
#define XYLEM_LIB_SCANNER_EXPANDED_TAG_HPP

// A start tag as namespaces see it: its declarations brought into scope, names expanded, values
// normalised.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/options.hpp>

#include "scanner/namespaces.hpp"
#include "scanner/production.hpp"
#include "shape/shape.hpp"

namespace xylem::scanner {

class expanded_tag {
 public:
  explicit expanded_tag(const limits& bounds) : bounds_(bounds) {}

  // Brings what the tag declares into `scopes`, for an element at `depth`, and expands its names.
  // `lives` is for the tag's text. Says why that cannot be: limits, Namespaces in XML 1.0 sections
  // 3 to 6, WFC: Unique Att Spec. O(tag log attributes). May throw std::bad_alloc.
  errc expand(const start_tag& tag, std::uint64_t depth, record::text_lifetime lives,
              namespaces& scopes);

  // Of the last expand() that was ok. Views of the tag, of `scopes` and of the object.
  [[nodiscard]] std::string_view uri() const noexcept { return uri_; }
  [[nodiscard]] std::string_view local() const noexcept { return local_; }
  [[nodiscard]] std::span<const shape::attribute> attributes() const noexcept {
    return attributes_;
  }
  // What failed, if that was a limit.
  [[nodiscard]] std::uint64_t limit() const noexcept { return limit_; }

 private:
  struct stretch {
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  errc expand_bare(const start_tag& tag, const namespaces& scopes);
  errc check_sizes(const start_tag& tag) noexcept;
  errc check_name(const qualified_name& name) noexcept;
  errc declare(const start_tag& tag, std::uint64_t depth, namespaces& scopes);
  errc expand_names(const start_tag& tag, record::text_lifetime lives, const namespaces& scopes);
  errc over(errc code, std::uint64_t limit) noexcept {
    limit_ = limit;
    return code;
  }
  [[nodiscard]] bool has_repeated_name();

  const limits bounds_;
  std::string_view uri_;
  std::string_view local_;
  std::vector<shape::attribute> attributes_;
  std::vector<std::string_view> prefixes_;  // declared here
  std::vector<const shape::attribute*> sorted_;
  std::vector<std::pair<std::size_t, stretch>> normalised_;  // attribute, its value in texts_
  std::string texts_;
  std::uint64_t limit_ = 0;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_EXPANDED_TAG_HPP
