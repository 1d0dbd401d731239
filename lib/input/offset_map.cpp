// SPDX-License-Identifier: MIT
#include "offset_map.hpp"

#include <algorithm>

namespace xylem::input {

namespace {

auto first_behind_in(const std::vector<place>& places, std::size_t head,
                     std::uint64_t text_offset) noexcept {
  return std::upper_bound(places.begin() + static_cast<std::ptrdiff_t>(head), places.end(),
                          text_offset,
                          [](std::uint64_t offset, const place& p) { return offset < p.text; });
}

}  // namespace

void offset_map::clear() noexcept {
  places_.clear();
  head_ = 0;
}

void offset_map::add(place p) {
  if (head_ == places_.size()) clear();
  if (places_.empty() || p.text - places_.back().text >= spacing) places_.push_back(p);
}

void offset_map::release_before(std::uint64_t text_offset) noexcept {
  while (head_ < places_.size() && places_[head_].text < text_offset)
    ++head_;
  if (head_ > places_.size() / 2) {
    places_.erase(places_.begin(), places_.begin() + static_cast<std::ptrdiff_t>(head_));
    head_ = 0;
  }
}

place offset_map::last_at(std::uint64_t text_offset, place floor) const noexcept {
  const auto behind = first_behind_in(places_, head_, text_offset);
  if (behind == places_.begin() + static_cast<std::ptrdiff_t>(head_)) return floor;
  const place found = *(behind - 1);
  return found.text < floor.text ? floor : found;
}

place offset_map::first_behind(std::uint64_t text_offset, place ceiling) const noexcept {
  const auto behind = first_behind_in(places_, head_, text_offset);
  return behind == places_.end() || behind->text > ceiling.text ? ceiling : *behind;
}

}  // namespace xylem::input
