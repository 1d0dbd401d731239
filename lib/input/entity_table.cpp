// SPDX-License-Identifier: MIT
#include "entity_table.hpp"

#include <algorithm>
#include <array>

#include "character.hpp"

namespace xylem::input {

namespace {

std::uint32_t utf8_length(char32_t c) noexcept {
  return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

}  // namespace

void entity_table::start(const entity_map* map) noexcept {
  map_ = map != nullptr && map->empty() ? nullptr : map;
  bytes_.clear();
  declared_.clear();
  longest_declared_ = 0;
}

void entity_table::declare(std::string_view name, std::string_view replacement_text) {
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_.append(name).append(replacement_text);
  declared_.push_back({begin, static_cast<std::uint32_t>(replacement_text.size()),
                       static_cast<std::uint16_t>(name.size()), 0, state::unknown, 0});
  longest_declared_ = std::max(longest_declared_, name.size());
}

void entity_table::finish_declarations() noexcept {
  std::sort(declared_.begin(), declared_.end(), [&](const declaration& a, const declaration& b) {
    const int order = name_of(a).compare(name_of(b));
    return order != 0 ? order < 0 : a.begin < b.begin;
  });
  const auto end = std::unique(
      declared_.begin(), declared_.end(),
      [&](const declaration& a, const declaration& b) { return name_of(a) == name_of(b); });
  declared_.erase(end, declared_.end());
}

std::size_t entity_table::longest_name() const noexcept {
  return std::max(longest_declared_, map_ == nullptr ? 0 : map_->longest_name());
}

std::optional<entity> entity_table::find(std::string_view name) const noexcept {
  if (predefined_character(name) != 0) return std::nullopt;
  const auto found =
      std::lower_bound(declared_.begin(), declared_.end(), name,
                       [&](const declaration& d, std::string_view n) { return name_of(d) < n; });
  if (found != declared_.end() && name_of(*found) == name) {
    return entity{text_of(*found), static_cast<std::uint32_t>(found - declared_.begin())};
  }
  if (map_ == nullptr) return std::nullopt;
  const std::optional<std::string_view> text = map_->find(name);
  return text ? std::optional(entity{*text}) : std::nullopt;
}

// Depth first; `path` is the way from the entity asked for to the one at hand.
errc entity_table::resolve(const entity& e) noexcept {
  if (!e.is_declared() || declared_[e.index].known == state::resolved) return errc::ok;
  std::array<level, most_depth> path;
  std::size_t depth = 0;
  const auto enter = [&](std::uint32_t index) {
    declaration& d = declared_[index];
    d.known = state::open;
    d.depth = 1;
    path[depth++] = {index, text_of(d)};
  };
  enter(e.index);
  while (depth > 0) {
    level& top = path[depth - 1];
    declaration& d = declared_[top.index];
    const auto count = [&](std::uint64_t bytes) {
      d.text_bytes = static_cast<std::uint32_t>(std::min(d.text_bytes + bytes, most_text + 1));
    };
    const std::size_t literal = std::min(top.rest.find('&'), top.rest.size());
    count(literal);
    top.rest.remove_prefix(literal);
    if (top.rest.empty()) {
      d.known = state::resolved;
      if (--depth == 0) break;
      declaration& outer = declared_[path[depth - 1].index];
      outer.text_bytes = static_cast<std::uint32_t>(
          std::min<std::uint64_t>(outer.text_bytes + d.text_bytes, most_text + 1));
      outer.depth = std::max(outer.depth, static_cast<std::uint8_t>(d.depth + 1));
      continue;
    }
    const reference r = read_reference(top.rest);
    if (r.kind == reference::form::malformed) return errc::token_malformed;
    if (r.kind == reference::form::no_character) return errc::character_reference_malformed;
    top.rest.remove_prefix(r.length);
    if (r.kind == reference::form::character) {
      count(utf8_length(r.character));
      continue;
    }
    if (predefined_character(r.name) != 0) {
      count(1);
      continue;
    }
    const std::optional<entity> inner = find(r.name);
    if (!inner) return errc::entity_undefined;
    if (!inner->is_declared()) {
      count(inner->text.size());
      continue;
    }
    const declaration& i = declared_[inner->index];
    if (i.known == state::open) return errc::entity_recursive;
    if (depth + (i.known == state::resolved ? i.depth : 1U) > most_depth) {
      return errc::limit_entity_depth;
    }
    if (i.known == state::resolved) {
      count(i.text_bytes);
      d.depth = std::max(d.depth, static_cast<std::uint8_t>(i.depth + 1));
    } else {
      enter(inner->index);
    }
  }
  return declared_[e.index].text_bytes > most_text ? errc::limit_entity_text : errc::ok;
}

std::uint64_t entity_table::text_bytes(const entity& e) const noexcept {
  return e.is_declared() ? declared_[e.index].text_bytes : e.text.size();
}

}  // namespace xylem::input
