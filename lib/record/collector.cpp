// SPDX-License-Identifier: MIT
#include <algorithm>

#include "record/record.hpp"

namespace xylem::record {

collector::collector(const plan::plan& p, const limits& bounds) : plan_(p), bounds_(bounds) {
  content_.set_limit(text_limit());
  derived_.set_limit(text_limit());
}

void collector::start_document() {
  // Where the last document ended well, nothing but its record is in use.
  if (levels_.empty()) {
    while (has_record())
      drop_record();
  }
  levels_.clear();
  finished_.clear();
  next_finished_ = 0;
  content_.clear();
  derived_.clear();
  only_text_ = {};
  open_texts_ = 0;
  failure_ = error();
  if (free_.size() == pool_.size()) return;
  // The last document ended early: its frames are taken back all at once, wherever they were.
  free_.clear();
  for (const auto& f : pool_) {
    f->reset();
    free_.push_back(f.get());
  }
  used_bytes_ = 0;
  for (const auto& f : pool_)
    keep_spare(*f);
}

void collector::add_free_frame() {
  pool_.push_back(std::make_unique<frame>());
  pool_.back()->id = static_cast<std::uint32_t>(pool_.size() - 1);
  free_.reserve(pool_.capacity());  // recycle() must not allocate
  free_.push_back(pool_.back().get());
}

// As deep as projections are nested.
void collector::recycle_rows(const frame& f) noexcept {
  for (const capture& c : f.captures) {
    if (c.state == capture_state::row) recycle(*pool_[c.row]);
  }
}

// Frames keep their buffers for the next record, within bounds: else each of them might come to
// hold what the largest record needs.
void collector::keep_spare(frame& f) noexcept {
  constexpr std::uint64_t most = 4U << 20U;
  const std::uint64_t now = f.spare_bytes();
  if (now == f.kept_bytes) return;
  spare_bytes_ -= f.kept_bytes;
  const bool fits = spare_bytes_ + now <= most;
  if (!fits) f.free_spare();
  f.kept_bytes = fits ? now : f.spare_bytes();
  spare_bytes_ += f.kept_bytes;
}

void collector::open_scope(std::uint32_t scope, std::uint32_t parent_level, std::uint32_t field,
                           std::uint64_t offset, std::span<const std::uint32_t> anchor_levels) {
  frame& f = take_frame(frame_kind::scope);
  f.subject = scope;
  f.parent = parent_level;
  f.field = field;
  f.begin_offset = offset;
  f.anchor_levels.assign(anchor_levels.begin(), anchor_levels.end());
}

void collector::open_anchor(std::uint32_t anchor) {
  take_frame(frame_kind::anchor).subject = anchor;
}

void collector::close_frames(std::size_t count, std::uint64_t end_offset) {
  for (; count != 0; --count) {
    frame& f = *levels_.back();
    switch (f.kind) {
      case frame_kind::scope:
        close_scope(f, end_offset);
        break;
      case frame_kind::group:
        close_group();
        continue;
      case frame_kind::anchor:
        recycle(f);
        break;
    }
    levels_.pop_back();
  }
}

void collector::close_scope(frame& f, std::uint64_t end_offset) {
  f.end_offset = end_offset;
  if (end_offset - f.begin_offset > bounds_.record_bytes) f.failure = errc::limit_record;
  if (f.failure == errc::ok) import_ancestors(f);
  if (f.subject == 0) {
    if (f.failure != errc::ok) forget_text_of(f);
    // Its own end tag may have brought the late value that ends the document.
    if (has_failed()) {
      recycle(f);
    } else {
      finished_.push_back(&f);
    }
    return;
  }
  frame& parent = frame_at(f.parent);
  if (f.failure != errc::ok && parent.failure == errc::ok) parent.failure = f.failure;
  capture c;
  c.state = capture_state::row;
  c.field = f.field;
  c.row = f.id;
  c.offset = f.begin_offset;
  if (!add(parent, c, {})) recycle(f);
}

// The text of a record that has failed, all that is left of the limit perhaps, makes room for the
// records behind it in the same block, unless something around it needs the text too.
void collector::forget_text_of(const frame& f) noexcept {
  if (open_texts_ != 0) return;
  for (const frame* const open : levels_) {
    if (open != &f && open->kind != frame_kind::anchor) return;
  }
  content_.truncate(f.content_begin);
  derived_.truncate(f.derived_begin);
  // Anchors may have had their texts copied there.
  for (frame* const open : levels_)
    open->copied_at = not_copied;
}

void collector::settle(frame& group) {
  if (!group.is_satisfied) {
    for (const capture& c : group.captures) {
      if (c.state == capture_state::row) return_ancestors(*pool_[c.row], levels_.size() - 1);
    }
    return;
  }
  frame& parent = frame_at(group.parent);
  if (group.failure != errc::ok && parent.failure == errc::ok) parent.failure = group.failure;
  if (parent.kind == frame_kind::anchor) {
    for (const capture& c : group.captures)
      add_to_anchor(parent, c, c.state == capture_state::value ? text_of(c) : std::string_view());
    return;
  }
  if (parent.failure != errc::ok) return;
  parent.captures.insert(parent.captures.end(), group.captures.begin(), group.captures.end());
  parent.has_rows = parent.has_rows || group.has_rows;
  // They have changed owner, and stay charged.
  group.captures.clear();
}

void collector::capture_otherwise(frame& to, const capture& c) {
  if (to.kind == frame_kind::anchor) {
    add_to_anchor(to, c, c.state == capture_state::value ? text_of(c) : std::string_view());
  } else if (to.failure == errc::ok) {
    to.failure = errc::limit_memory;
  }
}

void collector::capture_text(std::uint32_t level, std::uint32_t field, std::uint64_t offset,
                             std::uint32_t part, std::string_view value, text_lifetime lives) {
  frame& to = frame_at(level);
  const bool is_attribute = part != ~std::uint32_t{0};
  const bool is_too_long =
      value.size() > (is_attribute ? bounds_.attribute_value_bytes : bounds_.field_text_bytes);
  const auto set = [&](capture& c) {
    c.field = field;
    c.offset = offset;
    c.part = part;
    c.place = text_place::derived;
    c.text_length = value.size();
    if (is_too_long) {
      c.state = capture_state::too_long;
    } else if (lives == text_lifetime::document) {
      c.place = text_place::document;
      c.text_begin = reinterpret_cast<std::uintptr_t>(value.data());
    } else if (to.kind != frame_kind::anchor) {
      c.text_begin = derived_.end();
      derived_.append(value);
      if (!derived_.holds(c.text_begin, value.size())) c.state = capture_state::too_long;
    }
  };
  if (to.kind != frame_kind::anchor && to.failure == errc::ok && charge(sizeof(capture)))
    return set(to.captures.emplace_back());
  capture c;
  set(c);
  if (to.kind == frame_kind::anchor) {
    add_to_anchor(to, c, value);
  } else if (to.failure == errc::ok) {
    to.failure = errc::limit_memory;
  }
}

void collector::capture_nil(std::uint32_t level, std::uint32_t field, std::uint64_t offset) {
  capture c;
  c.field = field;
  c.offset = offset;
  c.state = capture_state::nil;
  add(frame_at(level), c, {});
}

void collector::capture_too_long(std::uint32_t level, std::uint32_t field, std::uint64_t offset,
                                 std::uint32_t part) {
  capture c;
  c.field = field;
  c.offset = offset;
  c.part = part;
  c.state = capture_state::too_long;
  add(frame_at(level), c, {});
}

void collector::fail(errc code, std::uint64_t offset) noexcept {
  if (failure_.code == errc::ok) failure_ = error(code, offset);
}

bool collector::add(frame& to, const capture& c, std::string_view text) {
  if (to.kind == frame_kind::anchor) {
    add_to_anchor(to, c, text);
    return true;
  }
  if (to.failure != errc::ok) return false;
  if (!charge(sizeof(capture))) {
    to.failure = errc::limit_memory;
    return false;
  }
  to.captures.push_back(c);
  to.has_rows = to.has_rows || c.state == capture_state::row;
  return true;
}

void collector::drop_record() noexcept {
  recycle(*finished_[next_finished_++]);
  if (next_finished_ == finished_.size()) {
    finished_.clear();
    next_finished_ = 0;
  }
}

collector::text_places collector::oldest_needed() const noexcept {
  text_places oldest{content_.end(), derived_.end()};
  if (open_texts_ != 0) oldest.content = first_open_text_;
  for (const frame* const f : levels_) {
    if (f->kind == frame_kind::anchor) continue;
    oldest.content = std::min(oldest.content, f->content_begin);
    oldest.derived = f->derived_begin;
    break;  // the outermost is the earliest
  }
  return oldest;
}

void collector::reclaim() noexcept {
  const text_places oldest = oldest_needed();
  content_.release_before(oldest.content);
  derived_.release_before(oldest.derived);
}

std::uint64_t collector::earliest_record_offset(std::uint64_t otherwise) const noexcept {
  for (const frame* const f : levels_) {
    if (f->kind == frame_kind::scope) return f->begin_offset;
  }
  return otherwise;
}

}  // namespace xylem::record
