// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>

#include "record/white_space.hpp"
#include "shape/shape.hpp"

namespace xylem::shape {

namespace {

constexpr std::uint32_t direct_part = ~std::uint32_t{0};

// With the lexical forms of xs:boolean.
bool says_nil(std::span<const attribute> found) noexcept {
  return std::ranges::any_of(found, [](const attribute& a) {
    return a.local == "nil" && a.uri == schema_instance_uri &&
           (record::trim(a.value) == "true" || record::trim(a.value) == "1");
  });
}

}  // namespace

cursor::cursor(const plan::plan& p, record::collector& records, std::uint64_t max_depth)
    : records_(records), tree_(p), max_depth_(max_depth) {}

void cursor::start_document() {
  open_.clear();
  leaf_ = nullptr;
  forget_held();
  tree_.start_document();
  counters_.clear();
  direct_.clear();
  depth_ = 0;
  dead_depth_ = 0;
  wants_attributes_ = false;
  top_wants_direct_ = false;
  root_uri_.clear();
  root_local_.clear();
  near_miss_uri_.clear();
  near_miss_local_.clear();
}

errc cursor::start_element(std::string_view uri, std::string_view local, std::uint64_t offset) {
  started_ = nullptr;
  is_started_for_good_ = true;
  if (is_dead()) return start_dead_element();
  if (is_in_leaf()) leave_leaf();
  if (depth_ >= max_depth_) return errc::limit_depth;
  if (open_.empty()) {
    root_uri_ = uri;
    root_local_ = local;
  }
  if (is_dead_unseen(local)) {
    enter_dead();
    return errc::ok;
  }
  bool is_transient = false;
  node& n = child_named(uri, local, is_transient);
  if (n.is_near_miss) note_near_miss(uri, local);
  started_ = &n;
  is_started_for_good_ = !n.is_near_miss && !is_transient;
  if (!n.is_dead) {
    start_live(n, offset);
    open_.back().is_transient = is_transient;
    return errc::ok;
  }
  enter_dead();
  if (is_transient) tree_.drop_transient(n.id);
  return errc::ok;
}

void cursor::start_root(node& known, std::uint64_t offset) {
  root_uri_ = known.uri;
  root_local_ = known.local;
  tree_.note_hit();
  started_ = &known;
  is_started_for_good_ = true;
  if (known.is_dead) return enter_dead();
  start_live(known, offset);
}

void cursor::start_live(node& n, std::uint64_t offset) {
  stop_holding();
  ++depth_;
  open_element& e = open_.emplace_back();
  e.at = &n;
  e.offset = offset;
  e.content_begin = records_.content_end();
  e.is_in_direct = top_wants_direct_;
  wants_attributes_ = !n.attributes.empty() || !n.texts.empty();
  top_wants_direct_ = n.wants_direct;
  if (!n.is_plain) start_special(n);
  if (n.wants_content) records_.open_text();
}

void cursor::start_special(node& n) {
  open_element& e = open_.back();
  for (const std::uint32_t i : n.bumped)
    ++counters_[open_[open_.size() - 2].counters + i];
  e.counters = static_cast<std::uint32_t>(counters_.size());
  counters_.resize(counters_.size() + n.counted.size(), 0);
  open_frames(n, e.offset);
  e.direct = direct_.size();
}

void cursor::open_held_frames() {
  const auto is_held = [](const open_element& e) { return e.at->is_group; };
  const node& group = *std::find_if(open_.rbegin(), open_.rend(), is_held)->at;
  for (const opening& o : group.openings)
    records_.open_group(o.parent);
  const std::uint32_t level = group.first_level;
  for (std::uint32_t i = 0; i < group.openings.size(); ++i) {
    if ((satisfied_ >> i & 1U) != 0) records_.satisfy(level + i);
  }
  for (held_value& v : held()) {
    for (const text_want& want : v.at->texts) {
      v.found.field = want.field;
      records_.capture_found(want.level, v.found);
    }
  }
  forget_held();
}

// In the order in which frames would close: the innermost first.
void cursor::capture_held() {
  const node& group = *open_.back().at;
  const std::uint32_t level = group.first_level;
  for (auto i = static_cast<std::uint32_t>(group.openings.size()); i-- != 0;) {
    if ((satisfied_ >> i & 1U) == 0) continue;
    for (held_value& v : held()) {
      for (const text_want& want : v.at->texts) {
        if (want.level != level + i) continue;
        v.found.field = want.field;
        records_.capture_found(group.openings[i].parent, v.found);
      }
    }
  }
}

void cursor::note_near_miss(std::string_view uri, std::string_view local) {
  if (!near_miss_local_.empty()) return;
  near_miss_uri_ = uri;
  near_miss_local_ = local;
}

node& cursor::child_named(std::string_view uri, std::string_view local, bool& is_transient) {
  node* const last = open_.empty() ? nullptr : open_.back().last;
  const node* const guess = last == nullptr ? tree_.at(top_id()).first_child : last->next;
  std::uint32_t id = tree_.find(top_id(), uri, local, guess);
  if (id == none) {
    const bool is_below_transient = !open_.empty() && open_.back().is_transient;
    if (!is_below_transient && tree_.is_full()) relearn();
    if (is_below_transient || !tree_.can_learn(top_id(), uri, local)) {
      is_transient = true;
      return tree_.at(tree_.make_transient(top_id(), uri, local));
    }
    id = tree_.learn(top_id(), uri, local);
  }
  node& child = tree_.at(id);
  if (open_.empty()) {
    tree_.at(tree::root).first_child = &child;
    return child;
  }
  open_element& parent = open_.back();
  // What follows a run of the same element is worth remembering, the run itself is tried anyway.
  if (parent.last == nullptr) {
    parent.at->first_child = &child;
  } else if (parent.last != &child && parent.last->next != &child) {
    parent.last->next_before = std::exchange(parent.last->next, &child);
  }
  parent.last = &child;
  return child;
}

void cursor::relearn() {
  stop_holding();
  path_.clear();
  for (const open_element& e : open_)
    path_.push_back(e.at->id);
  tree_.forget(path_);
  for (std::size_t i = 0; i < open_.size(); ++i) {
    open_[i].at = &tree_.at(path_[i]);
    open_[i].last = nullptr;
  }
}

void cursor::open_frames(const node& n, std::uint64_t offset) {
  for (const opening& o : n.openings) {
    switch (o.kind) {
      case record::frame_kind::scope:
        records_.open_scope(o.subject, o.parent, o.field, offset, o.anchor_levels);
        break;
      case record::frame_kind::group:
        records_.open_group(o.parent);
        break;
      case record::frame_kind::anchor:
        records_.open_anchor(o.subject);
        break;
    }
  }
  for (const position_test& test : n.positions) {
    // The element is on the stack already: its parent's counters are meant.
    const open_element& parent = open_[open_.size() - 2];
    if (counters_[parent.counters + test.counter] == test.wanted) records_.satisfy(test.level);
  }
}

void cursor::attributes(std::span<const attribute> found) {
  open_element& e = open_.back();
  node& n = *e.at;
  if (!n.texts.empty()) e.is_nil = says_nil(found);
  for (attribute_want& want : n.attributes) {
    const auto matches = [&](const attribute& a) { return want.name->matches(a.uri, a.local); };
    if (want.name->any_uri) {
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (matches(found[i])) take(want, found[i], i, e.offset);
      }
      continue;
    }
    std::size_t place = want.usual_place;
    if (place >= found.size() || !matches(found[place])) {
      place = static_cast<std::size_t>(std::ranges::find_if(found, matches) - found.begin());
      if (place == found.size()) continue;
      want.usual_place = static_cast<std::uint32_t>(place);
    }
    take(want, found[place], place, e.offset);
  }
}

void cursor::take(const attribute_want& want, const attribute& found, std::size_t place,
                  std::uint64_t offset) {
  if (want.condition == nullptr) {
    records_.capture_text(want.level, want.field, offset, static_cast<std::uint32_t>(place + 1),
                          found.value, found.lives);
  } else if (want.condition->kind == plan::predicate_kind::has_attribute ||
             want.condition->literal == found.value) {
    records_.satisfy(want.level);
  }
}

void cursor::direct_text(std::string_view data) {
  if (direct_.size() + data.size() <= records_.text_limit()) {
    direct_.append(data);
  } else {
    open_.back().has_lost_text = true;
  }
}

void cursor::end_element(std::uint64_t offset) {
  if (is_dead()) return end_dead_element();
  wants_attributes_ = false;
  if (is_in_leaf()) return end_leaf();
  const open_element& e = open_.back();
  const node& n = *e.at;
  if (n.is_group && !e.is_transient) return end_group();
  --depth_;
  if (n.wants_content || n.wants_direct) finish_texts(n, e);
  if (!n.is_plain) {
    records_.close_frames(n.openings.size(), offset);
    counters_.resize(e.counters);
  }
  if (e.is_transient) tree_.drop_transient(n.id);
  top_wants_direct_ = e.is_in_direct;
  open_.pop_back();
}

std::uint64_t cursor::earliest_value_offset(std::uint64_t otherwise) const noexcept {
  for (const open_element& e : open_) {
    if (!e.at->texts.empty()) return e.offset;
  }
  return leaf_ != nullptr && !leaf_->texts.empty() ? leaf_offset_ : otherwise;
}

void cursor::group(const node& n, std::uint32_t level, std::uint32_t satisfied,
                   std::span<const whole_value> values) {
  // The innermost first, as frames close.
  for (auto i = static_cast<std::uint32_t>(n.openings.size()); i-- != 0;) {
    if ((satisfied >> i & 1U) == 0) continue;
    const std::uint32_t parent = n.openings[i].parent;
    for (const whole_value& v : values) {
      for (const text_want& want : v.at->texts) {
        if (want.level == level + i)
          records_.capture_whole(parent, want.field, v.offset, v.text, v.lives);
      }
    }
  }
}

void cursor::finish_texts(const node& n, const open_element& e) {
  for_satisfied(n, e.content_begin, [this](std::uint32_t level) { records_.satisfy(level); });
  for (const text_want& want : n.texts) {
    if (e.is_nil) {
      records_.capture_nil(want.level, want.field, e.offset);
    } else if (!want.is_direct) {
      records_.capture_content(std::span(&want, 1), e.offset, e.content_begin);
    } else {
      finish_direct(want, e);
    }
  }
  if (n.wants_content) records_.close_text();
  if (n.wants_direct) direct_.resize(e.direct);
}

void cursor::finish_direct(const text_want& want, const open_element& e) {
  const std::string_view text = std::string_view(direct_).substr(e.direct);
  if (e.has_lost_text) {
    records_.capture_too_long(want.level, want.field, e.offset, direct_part);
  } else if (!text.empty()) {
    // XPath has no empty text nodes: no text, no value.
    records_.capture_text(want.level, want.field, e.offset, direct_part, text);
  }
}

}  // namespace xylem::shape
