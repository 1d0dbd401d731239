// SPDX-License-Identifier: MIT
#include "scanner/namespaces.hpp"

namespace xylem::scanner {

namespace {

constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view xmlns_uri = "http://www.w3.org/2000/xmlns/";

// Section 3: reserved prefixes and namespace names; section 5: No Prefix Undeclaring.
errc check(std::string_view prefix, std::string_view uri) noexcept {
  if (prefix == "xmlns" || uri == xmlns_uri) return errc::prefix_reserved;
  if ((prefix == "xml") != (uri == xml_uri)) return errc::prefix_reserved;
  return !prefix.empty() && uri.empty() ? errc::prefix_undeclared_by_empty_name : errc::ok;
}

}  // namespace

errc namespaces::declare(std::string_view prefix, std::string_view uri, std::uint64_t depth) {
  const errc code = check(prefix, uri);
  if (code != errc::ok) return code;
  binding b;
  b.depth = depth;
  b.prefix_begin = texts_.size();
  b.uri_begin = b.prefix_begin + prefix.size();
  b.end = b.uri_begin + uri.size();
  b.default_around = default_;
  bindings_.push_back(b);
  texts_.append(prefix).append(uri);
  if (prefix.empty()) default_ = bindings_.size() - 1;
  return errc::ok;
}

std::optional<std::string_view> namespaces::find(std::string_view prefix) const noexcept {
  if (prefix.empty()) return default_uri();
  if (prefix == "xml") return xml_uri;
  const std::string_view texts = texts_;
  for (std::size_t i = bindings_.size(); i != 0; --i) {
    const binding& b = bindings_[i - 1];
    if (b.uri_begin - b.prefix_begin == prefix.size() &&
        texts.substr(b.prefix_begin, prefix.size()) == prefix) {
      return texts.substr(b.uri_begin, b.end - b.uri_begin);
    }
  }
  return std::nullopt;
}

void namespaces::drop(std::uint64_t depth) noexcept {
  while (!bindings_.empty() && bindings_.back().depth == depth) {
    texts_.resize(bindings_.back().prefix_begin);
    default_ = bindings_.back().default_around;
    bindings_.pop_back();
  }
}

}  // namespace xylem::scanner
