// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SHAPE_LEARNER_HPP
#define XYLEM_LIB_SHAPE_LEARNER_HPP

// Works out what the plan wants at one element path, from its parent's node. The only place that
// consults the plan.

#include <bitset>

#include "shape/tree.hpp"

namespace xylem::shape {

class learner {
 public:
  learner(const plan::plan& p, tree& in, node& made) : plan_(p), tree_(in), made_(made) {}

  // The document node: origin of the record paths.
  void learn_root();
  // Any element; `made` has its name, parent and depth.
  void learn_child();

 private:
  // Of levels below an element; no '../' climbs more than plan::max_steps.
  using levels = std::bitset<plan::max_steps + 1>;

  [[nodiscard]] bool opens_in_scopes() const;
  [[nodiscard]] bool is_value_of_group(const node& parent) const;
  void advance(const item& from);
  void reach(std::uint32_t pattern_id, std::uint32_t level);
  void start(std::uint32_t pattern_id, std::uint32_t level);
  void open_scope(const plan::pattern& p, std::uint32_t level);
  void open_anchors();
  std::uint32_t open_group(const plan::step& step, std::uint32_t level, std::uint32_t counter);
  std::uint32_t push(opening o);
  void assign_counters();
  void note_wanted_names();
  [[nodiscard]] std::uint32_t anchor_level(std::uint32_t anchor) const;
  [[nodiscard]] levels reach_of(std::uint32_t scope) const;
  void note_near_miss(const plan::name_test& wanted);

  const plan::plan& plan_;
  tree& tree_;
  node& made_;
};

}  // namespace xylem::shape

#endif  // XYLEM_LIB_SHAPE_LEARNER_HPP
