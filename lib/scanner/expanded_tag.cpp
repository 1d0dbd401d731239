// SPDX-License-Identifier: MIT
#include "scanner/expanded_tag.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "scanner/resolution.hpp"

namespace xylem::scanner {

namespace {

constexpr std::size_t few_attributes = 12;

std::string_view declared_prefix(const attribute& a) noexcept {
  return a.name.prefix.empty() ? std::string_view() : a.name.local;
}

}  // namespace

errc expanded_tag::expand(const start_tag& tag, std::uint64_t depth, record::text_lifetime lives,
                          namespaces& scopes) {
  limit_ = 0;
  attributes_.clear();
  if (tag.attribute_count == 0) return expand_bare(tag, scopes);
  normalised_.clear();
  texts_.clear();
  errc code = check_sizes(tag);
  if (code == errc::ok) code = declare(tag, depth, scopes);
  if (code == errc::ok) code = expand_names(tag, lives, scopes);
  return code;
}

// Without attributes there is nothing to declare, to repeat or to normalise.
errc expanded_tag::expand_bare(const start_tag& tag, const namespaces& scopes) {
  const errc code = check_name(tag.name);
  if (code != errc::ok) return code;
  const std::optional<std::string_view> uri =
      tag.name.prefix.empty() ? scopes.default_uri() : scopes.find(tag.name.prefix);
  if (!uri) return errc::prefix_undeclared;
  uri_ = *uri;
  local_ = tag.name.local;
  return errc::ok;
}

errc expanded_tag::check_name(const qualified_name& name) noexcept {
  const bool is_fine = std::max(name.prefix.size(), name.local.size()) <= bounds_.name_bytes;
  return is_fine ? errc::ok : over(errc::limit_name, bounds_.name_bytes);
}

errc expanded_tag::check_sizes(const start_tag& tag) noexcept {
  errc code = check_name(tag.name);
  for (const attribute& a : tag.attributes) {
    if (code != errc::ok) return code;
    code = check_name(a.name);
  }
  if (code == errc::ok && tag.attribute_count > bounds_.attributes)
    return over(errc::limit_attributes, bounds_.attributes);
  return code;
}

errc expanded_tag::declare(const start_tag& tag, std::uint64_t depth, namespaces& scopes) {
  prefixes_.clear();
  for (const attribute& a : tag.attributes) {
    if (!is_namespace_declaration(a)) continue;
    prefixes_.push_back(declared_prefix(a));
    std::string_view uri = a.value;
    if (!a.is_literal) {
      texts_.clear();
      append_attribute_value(a.value, texts_);
      uri = texts_;
    }
    if (uri.size() > bounds_.namespace_name_bytes)
      return over(errc::limit_namespace_name, bounds_.namespace_name_bytes);
    const errc code = scopes.declare(declared_prefix(a), uri, depth);
    if (code != errc::ok) return code;
    if (scopes.count() > bounds_.namespaces)
      return over(errc::limit_namespaces, bounds_.namespaces);
  }
  texts_.clear();
  if (prefixes_.size() < 2) return errc::ok;
  std::sort(prefixes_.begin(), prefixes_.end());
  const bool is_repeated =
      std::adjacent_find(prefixes_.begin(), prefixes_.end()) != prefixes_.end();
  return is_repeated ? errc::attribute_repeated : errc::ok;
}

errc expanded_tag::expand_names(const start_tag& tag, record::text_lifetime lives,
                                const namespaces& scopes) {
  for (const attribute& a : tag.attributes) {
    if (is_namespace_declaration(a)) continue;
    shape::attribute out{{}, a.name.local, a.value, lives};
    if (!a.name.prefix.empty()) {
      const auto uri = scopes.find(a.name.prefix);
      if (!uri) return errc::prefix_undeclared;
      out.uri = *uri;
    }
    if (!a.is_literal) {
      const std::size_t begin = texts_.size();
      append_attribute_value(a.value, texts_);
      normalised_.push_back({attributes_.size(), {begin, texts_.size() - begin}});
      out.lives = record::text_lifetime::call;
    }
    attributes_.push_back(out);
  }
  for (const auto& [place, value] : normalised_)
    attributes_[place].value = std::string_view(texts_).substr(value.begin, value.size);
  if (has_repeated_name()) return errc::attribute_repeated;
  const auto uri = scopes.find(tag.name.prefix);
  if (!uri) return errc::prefix_undeclared;
  uri_ = *uri;
  local_ = tag.name.local;
  return errc::ok;
}

bool expanded_tag::has_repeated_name() {
  // Few are compared with each other sooner than put in order.
  if (attributes_.size() <= few_attributes) {
    for (std::size_t i = 1; i < attributes_.size(); ++i) {
      const shape::attribute& a = attributes_[i];
      for (std::size_t k = 0; k < i; ++k) {
        if (attributes_[k].local == a.local && attributes_[k].uri == a.uri) return true;
      }
    }
    return false;
  }
  const auto key = [](const shape::attribute* a) { return std::tie(a->local, a->uri); };
  sorted_.clear();
  for (const shape::attribute& a : attributes_)
    sorted_.push_back(&a);
  std::sort(sorted_.begin(), sorted_.end(),
            [&](const auto* a, const auto* b) { return key(a) < key(b); });
  return std::adjacent_find(sorted_.begin(), sorted_.end(), [&](const auto* a, const auto* b) {
           return key(a) == key(b);
         }) != sorted_.end();
}

}  // namespace xylem::scanner
