// SPDX-License-Identifier: MIT
#include "edit_map.hpp"

#include <algorithm>

namespace xylem::input {

namespace {

// Seven bits per byte, the lowest first.
std::uint64_t take_number(const std::string& from, std::size_t& position) noexcept {
  std::uint64_t number = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(from[position++]);
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
}

}  // namespace

void edit_map::clear() noexcept {
  edits_.clear();
  marks_.clear();
  head_ = 0;
  since_mark_ = 0;
  last_ = {};
  is_identity_ = true;
}

void edit_map::put(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7U)
    edits_.push_back(static_cast<char>((number & 0x7FU) | 0x80U));
  edits_.push_back(static_cast<char>(number));
}

void edit_map::add(std::uint64_t text_offset, std::uint64_t source_length,
                   std::uint64_t text_length) {
  if (head_ == marks_.size() || since_mark_ == edits_per_mark) {
    marks_.push_back({last_, edits_.size()});
    since_mark_ = 0;
  }
  const std::uint64_t same = text_offset - last_.text;
  const bool is_replacement = source_length != 1 || text_length != 0;
  put(same * 2 + (is_replacement ? 1 : 0));
  if (is_replacement) {
    put(source_length);
    put(text_length);
  }
  last_ = {text_offset + text_length, last_.input + same + source_length};
  ++since_mark_;
  is_identity_ = false;
}

std::uint64_t edit_map::source_of(std::uint64_t text_offset) const noexcept {
  if (text_offset >= last_.text) return last_.input + (text_offset - last_.text);
  return find(text_offset, false);
}

std::uint64_t edit_map::source_end(std::uint64_t text_offset) const noexcept {
  if (text_offset > last_.text) return last_.input + (text_offset - last_.text);
  return find(text_offset, true);
}

std::uint64_t edit_map::find(std::uint64_t text_offset, bool is_end) const noexcept {
  const auto begin = marks_.begin() + static_cast<std::ptrdiff_t>(head_);
  // An end lies before the edits that begin there.
  auto behind = std::partition_point(begin, marks_.end(), [&](const mark& m) {
    return is_end ? m.at.text < text_offset : m.at.text <= text_offset;
  });
  if (behind == begin) {
    const place known = begin == marks_.end() ? last_ : begin->at;
    const std::uint64_t back = known.text > text_offset ? known.text - text_offset : 0;
    return known.input - std::min(known.input, back);
  }
  const mark& from = *(behind - 1);
  place at = from.at;
  for (std::size_t position = from.position; position < edits_.size();) {
    const std::uint64_t head = take_number(edits_, position);
    const std::uint64_t begin_of_edit = at.text + head / 2;
    if (is_end ? text_offset <= begin_of_edit : text_offset < begin_of_edit) break;
    const std::uint64_t source_begin = at.input + head / 2;
    const bool is_replacement = head % 2 != 0;
    const std::uint64_t source_length = is_replacement ? take_number(edits_, position) : 1;
    const std::uint64_t text_length = is_replacement ? take_number(edits_, position) : 0;
    if (text_offset < begin_of_edit + text_length) return source_begin;
    at = {begin_of_edit + text_length, source_begin + source_length};
  }
  return at.input + (text_offset - at.text);
}

// The mark at or before the offset stays, for that is where counting begins.
void edit_map::release_before(std::uint64_t text_offset) noexcept {
  while (head_ < marks_.size()) {
    const std::uint64_t end = head_ + 1 < marks_.size() ? marks_[head_ + 1].at.text : last_.text;
    if (end >= text_offset) break;
    ++head_;
  }
  if (head_ <= marks_.size() / 2) return;
  const std::size_t released = head_ < marks_.size() ? marks_[head_].position : edits_.size();
  edits_.erase(0, released);
  marks_.erase(marks_.begin(), marks_.begin() + static_cast<std::ptrdiff_t>(head_));
  for (mark& m : marks_)
    m.position -= released;
  head_ = 0;
}

}  // namespace xylem::input
