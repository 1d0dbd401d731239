// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SHAPE_SHAPE_HPP
#define XYLEM_LIB_SHAPE_SHAPE_HPP

// The contract of the shape stage: what a backend tells it, tag by tag. Offsets are text offsets
// (lib/input/input.hpp). All functions but the inline ones may throw std::bad_alloc.

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/record.hpp"
#include "shape/tree.hpp"

namespace xylem::shape {

// An attribute that is not a namespace declaration, with its expanded name.
struct attribute {
  std::string_view uri;
  std::string_view local;
  std::string_view value;
  record::text_lifetime lives = record::text_lifetime::call;  // of the value
};

// A value of an element without child elements: one for whose node is_value holds.
struct whole_value {
  const node* at = nullptr;
  std::uint64_t offset = 0;
  std::string_view text;
  record::text_lifetime lives = record::text_lifetime::call;
};

// So many groups at an element can be done with at once.
inline constexpr std::size_t most_deferred_groups = 32;

// Follows a document through the learnt tree: start tag -> child, end tag -> parent. Elements in
// which nothing is wanted cost a counter each.
class cursor {
 public:
  cursor(const plan::plan& p, record::collector& records, std::uint64_t max_depth);

  void start_document();

  // What is known of the element that start_element() has started last; null inside dead elements.
  [[nodiscard]] node* started() const noexcept { return started_; }
  // Whether that can be remembered until tree::generation() changes: its node lives as long and
  // will bring about nothing else (a near miss does).
  [[nodiscard]] bool is_started_for_good() const noexcept { return is_started_for_good_; }

  // The two must come in pairs, well nested. Returns errc::limit_depth or errc::ok.
  errc start_element(std::string_view uri, std::string_view local, std::uint64_t offset);
  // The same for the root element, given what was started() at one with this name and for good.
  void start_root(node& known, std::uint64_t offset);
  // `offset` lies behind the end tag; it matters only if ends_frames().
  void end_element(std::uint64_t offset);
  [[nodiscard]] bool ends_frames() const noexcept {
    return !is_dead() && leaf_ == nullptr && !open_.back().at->openings.empty();
  }

  // Nothing is wanted in the element at hand, text aside: its inner elements need no names.
  [[nodiscard]] bool is_dead() const noexcept { return dead_depth_ != 0; }
  // As start_element(), for a child whose node is dead and no near miss.
  errc start_dead_child() noexcept {
    if (depth_ >= max_depth_) return errc::limit_depth;
    enter_dead();
    return errc::ok;
  }
  // The same for one that expected() gave.
  errc start_expected_dead(node& child) noexcept {
    if (depth_ >= max_depth_) return errc::limit_depth;
    tree_.note_hit();
    open_.back().last = &child;
    enter_dead();
    return errc::ok;
  }
  errc start_dead_element() noexcept {
    wants_attributes_ = false;
    if (depth_ >= max_depth_) return errc::limit_depth;
    ++depth_;
    ++dead_depth_;
    return errc::ok;
  }
  void end_dead_element() noexcept {
    wants_attributes_ = false;
    --depth_;
    --dead_depth_;
  }

  // The child that is likely to come now if its joined name (node::key) is this one, else nullptr:
  // the one that followed its sibling last time, the same once more, or one that followed before.
  // Of `key`, name_head::bytes can be read, whatever its length.
  [[nodiscard]] node* expected(const char* key) const noexcept {
    return expected_if([key](const node& n) {
      return n.key_head.is_whole() ? n.key_head.is_head_of(key) : std::strcmp(n.key, key) == 0;
    });
  }
  // The same for a name in two parts, of which the first may be null, from a parser that has each
  // string once: two names are equal if their addresses are, once a node has seen its own.
  [[nodiscard]] node* expected(const char* uri, const char* local) const noexcept {
    return expected_if([=](node& n) {
      if (n.interned_local != nullptr) return n.interned_local == local && n.interned_uri == uri;
      if (n.local != local || n.uri != (uri == nullptr ? std::string_view() : uri)) return false;
      n.interned_uri = uri;
      n.interned_local = local;
      return true;
    });
  }
  // The same where nothing but addresses is compared, for nodes that have seen their own.
  [[nodiscard]] node* expected_again(const char* uri, const char* local) const noexcept {
    return expected_if(
        [=](const node& n) { return n.interned_local == local && n.interned_uri == uri; });
  }
  // To be called when such a parser has thrown its strings away.
  void forget_interned() noexcept { tree_.forget_interned(); }
  // As start_element(), for a child given by expected().
  errc start_expected(node& child, std::uint64_t offset) {
    if (child.is_group) return start_group(child);
    if (depth_ >= max_depth_) return errc::limit_depth;
    tree_.note_hit();
    if (child.is_near_miss) note_near_miss(child.uri, child.local);
    open_.back().last = &child;
    if (child.is_dead) {
      enter_dead();
    } else {
      start_live(child, offset);
    }
    return errc::ok;
  }

  // The same for a group.
  errc start_group(node& child) {
    if (depth_ >= max_depth_) return errc::limit_depth;
    push_group(child);
    for (const opening& o : child.openings)
      records_.open_group(o.parent);
    return errc::ok;
  }
  // The same, but what is inside is held back without frames as long as it is leaves, of which
  // those that count are captured when the element ends. Most groups turn out unsatisfied, and have
  // then cost little.
  errc start_held_group(node& child) {
    if (!child.is_deferrable) return start_group(child);
    if (depth_ >= max_depth_) return errc::limit_depth;
    stop_holding();
    push_group(child);
    is_holding_ = true;
    return errc::ok;
  }

  // The same for a leaf without attributes. Until leave_leaf() nothing but leaf_text() and
  // end_leaf() may follow.
  errc start_leaf(node& child, std::uint64_t offset) {
    if (depth_ >= max_depth_) return errc::limit_depth;
    ++depth_;
    tree_.note_hit();
    open_.back().last = &child;
    leaf_ = &child;
    leaf_offset_ = offset;
    leaf_begin_ = records_.open_text();
    return errc::ok;
  }
  [[nodiscard]] bool is_in_leaf() const noexcept { return leaf_ != nullptr; }
  void leaf_text(std::string_view data) { records_.text(data); }
  void end_leaf() {
    if (can_hold_leaf()) return hold_leaf();
    stop_holding();
    finish_leaf();
  }
  // As end_leaf(), where can_hold_leaf(): nothing can go wrong.
  [[nodiscard]] bool can_hold_leaf() const noexcept {
    return is_holding_ && leaf_->is_deferrable && held_count_ < most_held;
  }
  void hold_leaf() noexcept {
    if (!leaf_->tests.empty()) test_leaf();
    if (!leaf_->texts.empty()) {
      held_value& v = held_[held_count_++];
      v.at = leaf_;
      v.found = records_.content_capture(leaf_offset_, leaf_begin_);
    }
    close_leaf();
  }
  // A child element begins: an element like others.
  void leave_leaf() {
    stop_holding();
    open_element& e = open_.emplace_back();
    e.at = std::exchange(leaf_, nullptr);
    e.offset = leaf_offset_;
    e.content_begin = leaf_begin_;
  }

  // A value, from start tag to end tag. No element around it may want text.
  void value(const whole_value& v) { value_in(v, 0, none); }
  // The same in two parts: for the frames below a level, and for those from it on. In between, the
  // element that opens the latter can be started late, or be done with at once by group().
  void value_below(const whole_value& v, std::uint32_t level) { value_in(v, 0, level); }
  void value_from(const whole_value& v, std::uint32_t level) { value_in(v, level, none); }
  // Which of the groups that open frames from `level` on are satisfied by a value, one bit each.
  [[nodiscard]] static std::uint32_t satisfied_by(const whole_value& v,
                                                  std::uint32_t level) noexcept {
    std::uint32_t groups = 0;
    for (const text_test& test : v.at->tests) {
      if (test.level >= level && record::are_equal(test.condition->literal, v.text))
        groups |= 1U << (test.level - level);
    }
    return groups;
  }
  // An element whose node is a group, with no more than most_deferred_groups, which open frames
  // from `level` on, for none of its own: from start to end, with all the values inside. Of its
  // groups, those that are satisfied.
  void group(const node& n, std::uint32_t level, std::uint32_t satisfied,
             std::span<const whole_value> values);

  // Whether the element just started wants attributes() called, if it has any.
  [[nodiscard]] bool wants_attributes() const noexcept { return wants_attributes_; }
  void attributes(std::span<const attribute> found);

  // Whether character data is wanted here.
  [[nodiscard]] bool wants_text() const noexcept {
    return records_.wants_text() || (dead_depth_ == 0 && top_wants_direct_);
  }
  void text(std::string_view data, record::text_lifetime lives = record::text_lifetime::call) {
    if (records_.wants_text()) records_.text(data, lives);
    if (dead_depth_ == 0 && top_wants_direct_) direct_text(data);
  }

  // Why the document must end here though it may be well-formed.
  [[nodiscard]] const error& failure() const noexcept { return records_.failure(); }

  [[nodiscard]] std::uint64_t depth() const noexcept { return depth_; }

  // Where the outermost open element begins whose value is wanted, by '../' fields too; `otherwise`
  // if none is open.
  [[nodiscard]] std::uint64_t earliest_value_offset(std::uint64_t otherwise) const noexcept;

  // Expanded name of the root element of the document at hand.
  [[nodiscard]] const std::string& root_uri() const noexcept { return root_uri_; }
  [[nodiscard]] const std::string& root_local() const noexcept { return root_local_; }
  // Expanded name of the first element of the document whose namespace alone keeps it from matching
  // a step; empty if there is none.
  [[nodiscard]] const std::string& near_miss_uri() const noexcept { return near_miss_uri_; }
  [[nodiscard]] const std::string& near_miss_local() const noexcept { return near_miss_local_; }
  [[nodiscard]] const tree& learnt() const noexcept { return tree_; }

 private:
  struct open_element {
    node* at = nullptr;
    node* last = nullptr;  // the child that came last
    std::uint64_t offset = 0;
    std::uint64_t content_begin = 0;
    std::size_t direct = 0;      // start of its direct text
    std::uint32_t counters = 0;  // start of its counters
    bool is_nil = false;
    bool has_lost_text = false;  // direct text over the limit
    bool is_transient = false;
    bool is_in_direct = false;  // direct text of its parent is wanted
  };

  void value_in(const whole_value& v, std::uint32_t from, std::uint32_t below) {
    const auto is_meant = [=](std::uint32_t level) { return level - from < below - from; };
    for (const text_test& test : v.at->tests) {
      if (is_meant(test.level) && record::are_equal(test.condition->literal, v.text))
        records_.satisfy(test.level);
    }
    for (const text_want& want : v.at->texts) {
      if (is_meant(want.level))
        records_.capture_whole(want.level, want.field, v.offset, v.text, v.lives);
    }
  }
  // A leaf inside a group that is held back.
  struct held_value {
    const node* at = nullptr;
    record::capture found;  // of no field yet
  };
  [[nodiscard]] std::span<held_value> held() noexcept { return {held_.data(), held_count_}; }
  // Groups are small.
  static constexpr std::size_t most_held = 64;

  [[gnu::noinline]] void test_leaf() noexcept {
    const std::uint32_t level = open_.back().at->first_level;
    for_satisfied(*leaf_, leaf_begin_, [this, level](std::uint32_t at) {
      satisfied_ |= std::uint64_t{1} << (at - level);
    });
  }
  // The levels whose predicates the content since `begin` satisfies.
  template <class Satisfy>
  void for_satisfied(const node& n, std::uint64_t begin, Satisfy satisfy) const {
    if (n.tests.empty()) return;
    const std::optional<std::string_view> found = records_.content(begin);
    if (!found) return;
    for (const text_test& test : n.tests) {
      if (record::are_equal(test.condition->literal, *found)) satisfy(test.level);
    }
  }
  void finish_leaf() {
    const node& n = *leaf_;
    for_satisfied(n, leaf_begin_, [this](std::uint32_t level) { records_.satisfy(level); });
    records_.capture_content(n.texts, leaf_offset_, leaf_begin_);
    close_leaf();
  }
  void close_leaf() noexcept {
    records_.close_text();
    leaf_ = nullptr;
    --depth_;
  }
  void end_group() {
    if (is_holding_) {
      if (satisfied_ != 0) capture_held();
      forget_held();
    } else {
      for (std::size_t count = open_.back().at->openings.size(); count != 0; --count)
        records_.close_group();
    }
    top_wants_direct_ = open_.back().is_in_direct;
    open_.pop_back();
    --depth_;
  }
  void forget_held() noexcept {
    is_holding_ = false;
    satisfied_ = 0;
    held_count_ = 0;
  }
  // Something else has come: the frames are opened after all.
  void stop_holding() {
    if (is_holding_) open_held_frames();
  }
  void open_held_frames();
  void capture_held();

  void push_group(node& child) {
    ++depth_;
    tree_.note_hit();
    open_.back().last = &child;
    open_element& e = open_.emplace_back();
    e.at = &child;
    e.is_in_direct = top_wants_direct_;
    wants_attributes_ = false;
    top_wants_direct_ = false;
  }

  template <class Is>
  [[nodiscard]] node* expected_if(Is is) const noexcept {
    if (open_.empty()) return nullptr;
    const open_element& parent = open_.back();
    node* const next = parent.last == nullptr ? parent.at->first_child : parent.last->next;
    if (next != nullptr && is(*next)) return next;
    if (parent.last == nullptr) return nullptr;
    if (is(*parent.last)) return parent.last;
    node* const before = parent.last->next_before;
    return before != nullptr && is(*before) ? before : nullptr;
  }
  // Whether a child of that name is dead, told without a look at what is learnt.
  [[nodiscard]] bool is_dead_unseen(std::string_view local) const noexcept {
    return tree_.is_crowded() && !open_.empty() && !open_.back().at->wanted_names.may_have(local);
  }
  node& child_named(std::string_view uri, std::string_view local, bool& is_transient);
  void relearn();
  void take(const attribute_want& want, const attribute& found, std::size_t place,
            std::uint64_t offset);
  void open_frames(const node& n, std::uint64_t offset);
  void enter_dead() noexcept {
    ++depth_;
    dead_depth_ = 1;
    wants_attributes_ = false;
  }
  void start_live(node& n, std::uint64_t offset);
  void start_special(node& n);
  void finish_texts(const node& n, const open_element& e);
  void direct_text(std::string_view data);
  void finish_direct(const text_want& want, const open_element& e);
  void note_near_miss(std::string_view uri, std::string_view local);
  [[nodiscard]] std::uint32_t top_id() const noexcept {
    return open_.empty() ? tree::root : open_.back().at->id;
  }

  record::collector& records_;
  tree tree_;
  const std::uint64_t max_depth_;
  std::vector<open_element> open_;
  node* leaf_ = nullptr;  // the innermost open element, not in open_
  std::uint64_t leaf_offset_ = 0;
  std::uint64_t leaf_begin_ = 0;            // of its content
  std::array<held_value, most_held> held_;  // of the innermost group
  std::size_t held_count_ = 0;
  std::uint64_t satisfied_ = 0;  // which of its predicates hold
  bool is_holding_ = false;      // it has no frames
  node* started_ = nullptr;
  bool is_started_for_good_ = false;
  std::vector<std::uint32_t> path_;      // work area of relearn()
  std::vector<std::uint64_t> counters_;  // of all open elements
  std::string direct_;       // direct texts of all open elements; only the innermost one's grows
  std::uint64_t depth_ = 0;  // open elements
  std::uint64_t dead_depth_ = 0;  // of these, the dead ones
  bool wants_attributes_ = false;
  bool top_wants_direct_ = false;
  std::string root_uri_;
  std::string root_local_;
  std::string near_miss_uri_;
  std::string near_miss_local_;
};

}  // namespace xylem::shape

#endif  // XYLEM_LIB_SHAPE_SHAPE_HPP
