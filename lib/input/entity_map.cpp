// SPDX-License-Identifier: MIT

#include <algorithm>
#include <string>
#include <vector>

#include <xylem/detail/name_characters.hpp>
#include <xylem/entities.hpp>

#include "character.hpp"

namespace xylem {

struct entity_map::content {
  std::string bytes;  // what the entities view
  std::vector<named_entity> entities;
  std::size_t longest_name = 0;
  const named_entity* malformed = nullptr;
};

namespace {

bool is_usable(const named_entity& e) noexcept {
  return !e.name.empty() && e.name.size() <= entity_map::most_name_bytes &&
         detail::ncname_length(e.name) == e.name.size() && input::is_character_data(e.text);
}

}  // namespace

entity_map::entity_map(std::span<const named_entity> entities) {
  if (entities.empty()) return;
  const auto made = std::make_shared<content>();
  std::size_t bytes = 0;
  for (const named_entity& e : entities)
    bytes += e.name.size() + e.text.size();
  made->bytes.reserve(bytes);
  const auto keep = [&](std::string_view text) {
    const std::size_t begin = made->bytes.size();
    made->bytes.append(text);
    return std::string_view(made->bytes).substr(begin);
  };
  // The last of equal names first, so that it is the one that stays.
  std::vector<named_entity>& all = made->entities;
  all.assign(entities.rbegin(), entities.rend());
  std::stable_sort(all.begin(), all.end(),
                   [](const named_entity& a, const named_entity& b) { return a.name < b.name; });
  all.erase(
      std::unique(all.begin(), all.end(),
                  [](const named_entity& a, const named_entity& b) { return a.name == b.name; }),
      all.end());
  for (named_entity& e : all) {
    e = {keep(e.name), keep(e.text)};
    made->longest_name = std::max(made->longest_name, e.name.size());
    if (made->malformed == nullptr && !is_usable(e)) made->malformed = &e;
  }
  content_ = made;
}

entity_map::entity_map(std::initializer_list<named_entity> entities)
    : entity_map(std::span(entities.begin(), entities.size())) {}

entity_map entity_map::with(std::initializer_list<named_entity> more) const {
  std::vector<named_entity> both(all().begin(), all().end());
  both.insert(both.end(), more);
  return entity_map(both);
}

std::optional<std::string_view> entity_map::find(std::string_view name) const noexcept {
  const std::span<const named_entity> known = all();
  const auto found =
      std::lower_bound(known.begin(), known.end(), name,
                       [](const named_entity& e, std::string_view n) { return e.name < n; });
  if (found == known.end() || found->name != name) return std::nullopt;
  return found->text;
}

std::span<const named_entity> entity_map::all() const noexcept {
  return content_ == nullptr ? std::span<const named_entity>() : content_->entities;
}

std::size_t entity_map::longest_name() const noexcept {
  return content_ == nullptr ? 0 : content_->longest_name;
}

const named_entity* entity_map::malformed() const noexcept {
  return content_ == nullptr ? nullptr : content_->malformed;
}

}  // namespace xylem
