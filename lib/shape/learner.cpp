// SPDX-License-Identifier: MIT
#include "shape/learner.hpp"

#include <algorithm>

namespace xylem::shape {

using plan::pattern;
using plan::pattern_purpose;
using plan::predicate_kind;
using record::frame_kind;

namespace {

// One bit each tells whether they are satisfied.
constexpr std::size_t most_openings = 64;

}  // namespace

void learner::learn_root() {
  for (const std::uint32_t id : plan_.scopes[0].openers)
    made_.items.push_back({id, 0, 0, none});
  open_anchors();
  assign_counters();
  note_wanted_names();
}

void learner::learn_child() {
  const node& parent = tree_.at(made_.parent);
  made_.level_count = made_.first_level = parent.level_count;
  for (const item& from : parent.items)
    advance(from);
  for (std::uint32_t i = 0; i < parent.counted.size(); ++i) {
    if (parent.counted[i]->matches(made_.uri, made_.local)) made_.bumped.push_back(i);
  }
  for (const text_test& test : parent.pending_tests) {
    if (test.condition->name.matches(made_.uri, made_.local)) made_.tests.push_back(test);
  }
  open_anchors();
  assign_counters();
  note_wanted_names();
  for (const text_want& want : made_.texts) {
    (want.is_direct ? made_.wants_direct : made_.wants_content) = true;
  }
  if (!made_.tests.empty()) made_.wants_content = true;
  const bool is_uncounted = made_.counted.empty() && made_.bumped.empty();
  const bool is_ordinary = made_.attributes.empty() && !made_.is_near_miss;
  made_.is_plain = made_.openings.empty() && is_uncounted && !made_.wants_direct;
  made_.is_value = made_.is_plain && made_.wants_content && is_ordinary;
  made_.is_leaf = made_.is_value && !parent.wants_direct;
  const bool opens_groups =
      !made_.openings.empty() && std::ranges::all_of(made_.openings, [](const opening& o) {
        return o.kind == frame_kind::group;
      });
  made_.is_group = opens_groups && made_.positions.empty() && is_uncounted && is_ordinary &&
                   !made_.wants_content && !made_.wants_direct;
  made_.is_deferrable = made_.is_group ? opens_in_scopes() : is_value_of_group(parent);
  made_.is_dead = made_.items.empty() && made_.openings.empty() && made_.attributes.empty() &&
                  made_.texts.empty() && made_.tests.empty() && made_.pending_tests.empty();
}

// Whether all frames around those that are opened here are scopes: one of them keeps the text.
bool learner::opens_in_scopes() const {
  if (made_.openings.size() > most_openings) return false;
  return std::ranges::all_of(made_.openings, [this](const opening& o) {
    const node* at = &made_;
    while (o.parent < at->first_level)
      at = &tree_.at(at->parent);
    return at->openings[o.parent - at->first_level].kind == frame_kind::scope;
  });
}

// Whether nothing but the frames of the group around it wants the value.
bool learner::is_value_of_group(const node& parent) const {
  if (!made_.is_value || !parent.is_group || !parent.is_deferrable) return false;
  const auto is_of_group = [&](const auto& want) { return want.level >= parent.first_level; };
  return std::ranges::all_of(made_.texts, is_of_group) &&
         std::ranges::all_of(made_.tests, is_of_group);
}

void learner::advance(const item& from) {
  const pattern& p = plan_.patterns[from.pattern];
  // './/' and '//': the first step may match at any depth.
  if (p.is_anywhere && from.matched == 0)
    made_.items.push_back({from.pattern, 0, from.level, none});
  const plan::step& step = p.steps[from.matched];
  if (!step.name.matches(made_.uri, made_.local)) {
    note_near_miss(step.name);
    return;
  }
  std::uint32_t level = from.level;
  if (step.condition.kind != predicate_kind::none) level = open_group(step, level, from.counter);
  if (from.matched + 1 == p.steps.size()) {
    reach(from.pattern, level);
  } else {
    made_.items.push_back({from.pattern, from.matched + 1, level, none});
  }
}

void learner::reach(std::uint32_t pattern_id, std::uint32_t level) {
  const pattern& p = plan_.patterns[pattern_id];
  if (p.purpose == pattern_purpose::open_scope) {
    open_scope(p, level);
    return;
  }
  if (p.target == plan::path_target::attribute) {
    made_.attributes.push_back({&p.attribute, nullptr, level, p.field, 0});
    return;
  }
  const bool is_direct = p.target == plan::path_target::text;
  made_.texts.push_back({level, p.field, is_direct});
}

void learner::start(std::uint32_t pattern_id, std::uint32_t level) {
  if (plan_.patterns[pattern_id].steps.empty()) {
    reach(pattern_id, level);
  } else {
    made_.items.push_back({pattern_id, 0, level, none});
  }
}

void learner::open_scope(const pattern& p, std::uint32_t level) {
  // Two alternatives of a path may name the same element: it is one record.
  const bool is_known = std::ranges::any_of(made_.openings, [&](const opening& o) {
    return o.kind == frame_kind::scope && o.subject == p.scope && o.parent == level;
  });
  if (is_known) return;
  opening o;
  o.kind = frame_kind::scope;
  o.subject = p.scope;
  o.field = p.field;
  o.parent = level;
  for (const std::uint32_t anchor : plan_.scopes[p.scope].anchors) {
    o.anchor_levels.push_back(anchor_level(anchor));
  }
  const std::uint32_t inside = push(std::move(o));
  for (const std::uint32_t id : plan_.scopes[p.scope].patterns)
    start(id, inside);
}

std::uint32_t learner::open_group(const plan::step& step, std::uint32_t level,
                                  std::uint32_t counter) {
  // Fields with the same predicate on the same step share a group.
  for (std::size_t i = 0; i < made_.openings.size(); ++i) {
    const opening& o = made_.openings[i];
    if (o.kind == frame_kind::group && o.parent == level && *o.condition == step) {
      return made_.level_count - static_cast<std::uint32_t>(made_.openings.size() - i);
    }
  }
  opening o;
  o.kind = frame_kind::group;
  o.parent = level;
  o.condition = &step;
  const std::uint32_t group = push(std::move(o));
  const plan::predicate& condition = step.condition;
  switch (condition.kind) {
    case predicate_kind::position:
      made_.positions.push_back({counter, condition.position, group});
      break;
    case predicate_kind::has_attribute:
    case predicate_kind::attribute_equals:
      made_.attributes.push_back({&condition.name, &condition, group, 0, 0});
      break;
    case predicate_kind::child_equals:
      made_.pending_tests.push_back({&condition, group});
      break;
    case predicate_kind::none:
      break;
  }
  return group;
}

void learner::open_anchors() {
  if (made_.depth == 0) return;
  // Anchors that follow one another belong to the same scope more often than not.
  std::uint32_t scope = none;
  levels reached;
  for (std::uint32_t id = 0; id < plan_.anchors.size(); ++id) {
    const plan::anchor& a = plan_.anchors[id];
    if (a.scope != scope) reached = reach_of(a.scope);
    scope = a.scope;
    if (!reached.test(a.levels_up)) continue;
    opening o;
    o.kind = frame_kind::anchor;
    o.subject = id;
    const std::uint32_t level = push(std::move(o));
    made_.anchors.push_back({id, level});
    for (const std::uint32_t pattern_id : a.patterns)
      start(pattern_id, level);
  }
}

std::uint32_t learner::push(opening o) {
  made_.openings.push_back(std::move(o));
  return made_.level_count++;
}

// Positions count the children that match the step's name test, so each test has one counter.
void learner::assign_counters() {
  for (item& wanted : made_.items) {
    const plan::step& step = plan_.patterns[wanted.pattern].steps[wanted.matched];
    if (step.condition.kind != predicate_kind::position) continue;
    const auto known = std::ranges::find_if(
        made_.counted, [&](const plan::name_test* name) { return *name == step.name; });
    wanted.counter = static_cast<std::uint32_t>(known - made_.counted.begin());
    if (known == made_.counted.end()) made_.counted.push_back(&step.name);
  }
}

// A child of another name moves no item on, is counted by none, decides no predicate, and opens no
// anchor, which takes an item on its way to the anchor's scope.
void learner::note_wanted_names() {
  for (const item& wanted : made_.items) {
    const pattern& p = plan_.patterns[wanted.pattern];
    const plan::step& step = p.steps[wanted.matched];
    if (step.name.any_local || (p.is_anywhere && wanted.matched == 0)) {
      made_.wanted_names.add_all();
      return;
    }
    made_.wanted_names.add(step.name.local);
  }
  for (const text_test& test : made_.pending_tests) {
    if (test.condition->name.any_local) {
      made_.wanted_names.add_all();
      return;
    }
    made_.wanted_names.add(test.condition->name.local);
  }
}

// The level of an anchor's frame, as seen from a scope's element that is being learnt.
std::uint32_t learner::anchor_level(std::uint32_t anchor) const {
  const std::uint32_t levels_up = plan_.anchors[anchor].levels_up;
  if (levels_up >= made_.depth) return none;
  const node* at = &made_;
  for (std::uint32_t i = 0; i < levels_up; ++i)
    at = &tree_.at(at->parent);
  for (const shape::anchor_level& entry : at->anchors) {
    if (entry.anchor == anchor) return entry.level;
  }
  return none;
}

// How many levels below the element being learnt an element of the scope can stand.
learner::levels learner::reach_of(std::uint32_t scope) const {
  levels reached;
  const auto add = [&](std::size_t least, bool is_anywhere) {
    const std::size_t most = is_anywhere ? plan::max_steps : least;
    for (std::size_t down = least; down <= most && down < reached.size(); ++down)
      reached.set(down);
  };
  for (const item& on_way : made_.items) {
    const pattern& p = plan_.patterns[on_way.pattern];
    if (p.purpose != pattern_purpose::open_scope || p.scope != scope) continue;
    add(p.steps.size() - on_way.matched, p.is_anywhere && on_way.matched == 0);
  }
  const plan::scope& wanted = plan_.scopes[scope];
  if (wanted.parent == none) return reached;
  // Through elements of the enclosing scope further down; if this is one, items tell.
  const levels between = reach_of(wanted.parent);
  for (std::size_t down = 1; down < between.size(); ++down) {
    if (!between.test(down)) continue;
    for (const std::uint32_t id : wanted.openers) {
      const pattern& p = plan_.patterns[id];
      add(down + p.steps.size(), p.is_anywhere);
    }
  }
  return reached;
}

void learner::note_near_miss(const plan::name_test& wanted) {
  if (!wanted.any_local && !wanted.any_uri && wanted.local == made_.local) {
    made_.is_near_miss = true;
  }
}

}  // namespace xylem::shape
