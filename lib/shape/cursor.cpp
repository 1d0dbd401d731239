// SPDX-License-Identifier: MIT
#include <algorithm>

#include "shape/shape.hpp"

namespace xylem::shape {

namespace {

constexpr std::string_view schema_instance_uri = "http://www.w3.org/2001/XMLSchema-instance";
constexpr std::uint32_t direct_part = ~std::uint32_t{0};

// XML Schema Part 1, section 2.6.2, with the lexical forms of xs:boolean.
bool says_nil(std::span<const attribute> found) noexcept {
  return std::ranges::any_of(found, [](const attribute& a) {
    return a.local == "nil" && a.uri == schema_instance_uri &&
           (a.value == "true" || a.value == "1");
  });
}

}  // namespace

cursor::cursor(const plan::plan& p, record::collector& records, std::uint64_t max_depth)
    : records_(records), tree_(p), max_depth_(max_depth) {}

void cursor::start_document() {
  open_.clear();
  tree_.start_document();
  counters_.clear();
  direct_used_ = 0;
  dead_depth_ = 0;
  wants_attributes_ = false;
  top_wants_direct_ = false;
  root_uri_.clear();
  root_local_.clear();
}

errc cursor::start_element(std::string_view uri, std::string_view local, std::uint64_t offset) {
  if (depth() >= max_depth_) return errc::limit_depth;
  wants_attributes_ = false;
  if (dead_depth_ != 0) {
    ++dead_depth_;
    return errc::ok;
  }
  if (open_.empty()) {
    root_uri_ = uri;
    root_local_ = local;
  }
  bool is_transient = false;
  const std::uint32_t id = enter(top_id(), uri, local, is_transient);
  const node& n = tree_.at(id);
  if (n.is_dead) {
    // Positions of siblings do not depend on dead elements: what is counted is wanted.
    if (is_transient) tree_.drop_transient(id);
    dead_depth_ = 1;
    return errc::ok;
  }
  count_positions(n);
  open_.push_back({.id = id, .offset = offset, .is_transient = is_transient});
  open_element& e = open_.back();
  open_frames(n, offset);
  e.counters = static_cast<std::uint32_t>(counters_.size());
  counters_.resize(counters_.size() + n.counted.size(), 0);
  e.content_begin = records_.content_end();
  if (n.wants_content) records_.open_text();
  if (n.wants_direct) {
    if (direct_used_ == direct_.size()) direct_.emplace_back();
    e.direct = static_cast<std::uint32_t>(direct_used_++);
    direct_[e.direct].clear();
  }
  top_wants_direct_ = n.wants_direct;
  wants_attributes_ = !n.attributes.empty() || !n.texts.empty();
  return errc::ok;
}

std::uint32_t cursor::enter(std::uint32_t parent, std::string_view uri, std::string_view local,
                            bool& is_transient) {
  const std::uint32_t last = open_.empty() ? none : open_.back().last_child;
  const std::uint32_t guess = last == none ? tree_.at(parent).first_child : tree_.at(last).next;
  std::uint32_t id = tree_.find(parent, uri, local, guess);
  if (id == none) {
    const bool is_below_transient = !open_.empty() && open_.back().is_transient;
    if (!is_below_transient && tree_.is_full()) {
      parent = relearn();
    }
    if (is_below_transient || !tree_.can_learn(parent, uri, local)) {
      is_transient = true;
      return tree_.make_transient(parent, uri, local);
    }
    id = tree_.learn(parent, uri, local);
  }
  if (id != guess) {
    const std::uint32_t before = open_.empty() ? none : open_.back().last_child;
    (before == none ? tree_.at(parent).first_child : tree_.at(before).next) = id;
  }
  if (!open_.empty()) open_.back().last_child = id;
  return id;
}

std::uint32_t cursor::relearn() {
  path_.clear();
  for (const open_element& e : open_)
    path_.push_back(e.id);
  tree_.forget(path_);
  for (std::size_t i = 0; i < open_.size(); ++i) {
    open_[i].id = path_[i];
    open_[i].last_child = none;
  }
  return top_id();
}

void cursor::count_positions(const node& n) {
  for (const std::uint32_t i : n.bumped)
    ++counters_[open_.back().counters + i];
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
  node& n = tree_.at(e.id);
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
                          found.value);
  } else if (want.condition->kind == plan::predicate_kind::has_attribute ||
             want.condition->literal == found.value) {
    records_.satisfy(want.level);
  }
}

void cursor::text(std::string_view data) {
  if (records_.wants_text()) records_.text(data);
  if (dead_depth_ == 0 && top_wants_direct_) direct_[open_.back().direct].append(data);
}

void cursor::end_element(std::uint64_t offset) {
  wants_attributes_ = false;
  if (dead_depth_ != 0) {
    --dead_depth_;
    return;
  }
  const open_element e = open_.back();
  const node& n = tree_.at(e.id);
  finish_texts(n, e);
  records_.close_frames(n.openings.size(), offset);
  counters_.resize(e.counters);
  if (n.wants_direct) --direct_used_;
  open_.pop_back();
  top_wants_direct_ = !open_.empty() && tree_.at(open_.back().id).wants_direct;
  if (e.is_transient) tree_.drop_transient(e.id);
}

void cursor::finish_texts(const node& n, const open_element& e) {
  for (const text_test& test : n.tests) {
    if (records_.content_since(e.content_begin) == test.condition->literal) {
      records_.satisfy(test.level);
    }
  }
  for (const text_want& want : n.texts) {
    if (e.is_nil) {
      records_.capture_nil(want.level, want.field, e.offset);
    } else if (!want.is_direct) {
      records_.capture_content(want.level, want.field, e.offset, e.content_begin);
    } else if (!direct_[e.direct].empty()) {
      // XPath has no empty text nodes: no text, no value.
      records_.capture_text(want.level, want.field, e.offset, direct_part, direct_[e.direct]);
    }
  }
  if (n.wants_content) records_.close_text();
}

}  // namespace xylem::shape
