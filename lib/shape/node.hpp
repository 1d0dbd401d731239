// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SHAPE_NODE_HPP
#define XYLEM_LIB_SHAPE_NODE_HPP

// What is known of one element path: what the plan wants there, worked out once.

#include <cstdint>
#include <string_view>
#include <vector>

#include "plan/plan.hpp"
#include "record/frame.hpp"
#include "shape/name_filter.hpp"
#include "shape/name_head.hpp"

namespace xylem::shape {

using plan::none;

// A pattern on its way down: so many of its steps have matched between its origin and this element.
struct item {
  std::uint32_t pattern = 0;
  std::uint32_t matched = 0;
  std::uint32_t level = 0;       // of the frame that takes the result
  std::uint32_t counter = none;  // in this element's counters, where the next step has a position
};

// A frame opened by the start tag.
struct opening {
  record::frame_kind kind = record::frame_kind::scope;
  std::uint32_t subject = 0;  // scope or anchor
  std::uint32_t field = none;
  std::uint32_t parent = 0;                  // level
  const plan::step* condition = nullptr;     // group: the step with the predicate
  std::vector<std::uint32_t> anchor_levels;  // scope
};

// A predicate that this element's position among its siblings decides.
struct position_test {
  std::uint32_t counter = 0;  // in the parent's counters
  std::uint32_t wanted = 0;
  std::uint32_t level = 0;  // of the group
};

// An attribute wanted as a value or by a predicate.
struct attribute_want {
  const plan::name_test* name = nullptr;
  const plan::predicate* condition = nullptr;  // null: a value
  std::uint32_t level = 0;
  std::uint32_t field = 0;
  std::uint32_t usual_place = 0;  // where it was found last time
};

// The element's text wanted as a value.
struct text_want {
  std::uint32_t level = 0;
  std::uint32_t field = 0;
  bool is_direct = false;  // text(): without what is inside child elements
};

// The element's text decides the predicate of a group opened by its parent.
struct text_test {
  const plan::predicate* condition = nullptr;
  std::uint32_t level = 0;
};

struct anchor_level {
  std::uint32_t anchor = 0;
  std::uint32_t level = 0;
};

// Between URI and local name in a joined name. No document can contain it: XML 1.0 [2] excludes it
// even as a character reference.
inline constexpr char name_separator = '\x01';

// The namespace of xsi:nil, XML Schema Part 1, section 2.6.2.
inline constexpr std::string_view schema_instance_uri = "http://www.w3.org/2001/XMLSchema-instance";

// What each tag looks at comes first.
struct node {
  node* next = nullptr;                  // the sibling that followed last time
  node* first_child = nullptr;           // the child that came first last time
  const char* interned_uri = nullptr;    // of a backend that has each name once; see
  const char* interned_local = nullptr;  // cursor::expected()
  bool is_dead = false;                  // nothing here or below is wanted
  bool is_value = false;                 // plain, and only its content is wanted: most leaves
  bool is_leaf = false;                  // a value around which no direct text is wanted
  bool is_group = false;                 // opens groups, and nothing else is wanted of itself
  bool is_plain = false;       // at most its content is wanted: no frames, counters or direct text
  bool is_near_miss = false;   // only its namespace keeps it from matching a step
  bool is_deferrable = false;  // a group, or the value of one; see cursor::start_held_group()
  bool wants_content = false;  // texts or tests below need all its text
  bool wants_direct = false;

  name_head key_head;
  node* next_before = nullptr;  // as `next`, some time before
  std::vector<text_want> texts;
  std::vector<text_test> tests;

  const char* key = "";  // joined name with a terminator: "uri\1local", or "local" without URI
  std::string_view uri;
  std::string_view local;
  std::uint32_t id = 0;
  std::uint32_t parent = none;
  std::uint32_t depth = 0;
  std::uint32_t level_count = 0;  // frames open inside the element
  std::uint32_t first_level = 0;  // of those that it opens

  name_filter wanted_names;  // of children that are not dead, or nearly match a step

  std::vector<item> items;
  std::vector<text_test> pending_tests;  // for children
  std::vector<opening> openings;
  std::vector<anchor_level> anchors;  // anchors opened here
  std::vector<position_test> positions;
  std::vector<const plan::name_test*> counted;  // names counted among children, by counter
  std::vector<std::uint32_t> bumped;            // counters of the parent that count this element
  std::vector<attribute_want> attributes;

  // Memory of the lists above.
  [[nodiscard]] std::size_t list_bytes() const noexcept {
    std::size_t sum = 0;
    const auto add = [&sum]<class T>(const std::vector<T>& list) {
      sum += list.capacity() * sizeof(T);  // NOLINT(bugprone-sizeof-expression): pointers, too
    };
    add(items);
    add(pending_tests);
    add(openings);
    add(anchors);
    add(positions);
    add(counted);
    add(bumped);
    add(attributes);
    add(texts);
    add(tests);
    return sum;
  }

  void reset() noexcept {
    key = "";
    key_head = {};
    uri = {};
    local = {};
    interned_uri = interned_local = nullptr;
    parent = none;
    next = next_before = first_child = nullptr;
    depth = level_count = first_level = 0;
    is_dead = wants_content = wants_direct = is_near_miss = false;
    is_plain = is_value = is_leaf = is_group = is_deferrable = false;
    wanted_names.clear();
    items.clear();
    pending_tests.clear();
    openings.clear();
    anchors.clear();
    positions.clear();
    counted.clear();
    bumped.clear();
    attributes.clear();
    texts.clear();
    tests.clear();
  }
};

}  // namespace xylem::shape

#endif  // XYLEM_LIB_SHAPE_NODE_HPP
