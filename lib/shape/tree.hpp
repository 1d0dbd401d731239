// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SHAPE_TREE_HPP
#define XYLEM_LIB_SHAPE_TREE_HPP

// The learnt tree: one node per distinct element path, found by (parent, expanded name).
//
// This is the lazy DFA of regular expression engines applied to element paths: the plan is a
// nondeterministic automaton over names, a node is the set of states it can be in, and a transition
// is computed when it is first needed. Example: "/a/b" with field "c/d" over <a><b><c><d/></c>
// <x/></b>...: five nodes are learnt from the first record (x is dead) and no path is consulted
// again. Counter-example: a document in which every element has a new name learns a node per
// element and never uses one; see limits below.
//
// Bounds. When the tree has max_nodes nodes, max_name_bytes of names or max_list_bytes of what is
// wanted where (nested records under '//' add up) it is forgotten and learnt anew, keeping the open
// elements. Before that, when it is half full, dead elements are no longer learnt: they are told by
// their names (node::wanted_names). When that has happened a few times with few hits in between,
// learning is given up: nodes live only while their element is open. Either way the cost per tag is
// bounded by the plan's size, and memory by these constants. Names that collide in the hash table
// are not learnt beyond max_probes, so that a sender who knows the hash gains nothing.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shape/node.hpp"

namespace xylem::shape {

class tree {
 public:
  static constexpr std::size_t max_nodes = std::size_t{16} * 1024;
  static constexpr std::size_t max_name_bytes = std::size_t{1} << 20U;
  static constexpr std::size_t max_list_bytes = std::size_t{8} << 20U;
  static constexpr std::size_t max_probes = 32;
  static constexpr std::uint32_t root = 0;  // the document node

  explicit tree(const plan::plan& p);

  [[nodiscard]] node& at(std::uint32_t id) noexcept { return *nodes_[id]; }
  [[nodiscard]] const node& at(std::uint32_t id) const noexcept { return *nodes_[id]; }

  // Takes back what the last document left open, and gives learning another chance.
  void start_document();

  // The learnt child of that name, or none. `guess` is tried first. O(name).
  [[nodiscard]] std::uint32_t find(std::uint32_t parent, std::string_view uri,
                                   std::string_view local, const node* guess) noexcept;

  // A child was recognised without find().
  void note_hit() noexcept { ++hits_since_forgotten_; }

  // Whether a child that find() does not know may be learnt: not when learning was given up, and
  // not when too many names collide with this one.
  [[nodiscard]] bool can_learn(std::uint32_t parent, std::string_view uri,
                               std::string_view local) const noexcept;
  // Learns a child. Requires can_learn(). May throw std::bad_alloc.
  std::uint32_t learn(std::uint32_t parent, std::string_view uri, std::string_view local);

  // As learn(), for a node that lives while its element is open and is never found. All elements
  // below it are transient too, so that the most recent is always the first to be dropped.
  std::uint32_t make_transient(std::uint32_t parent, std::string_view uri, std::string_view local);
  void drop_transient(std::uint32_t id) noexcept;

  void forget_interned() noexcept {
    for (const std::unique_ptr<node>& n : nodes_)
      n->interned_uri = n->interned_local = nullptr;
  }

  [[nodiscard]] bool is_full() const noexcept {
    return !has_given_up_ &&
           (live_ >= max_nodes || name_bytes_ >= max_name_bytes || list_bytes_ >= max_list_bytes);
  }
  // Room is kept for nodes that are not dead.
  [[nodiscard]] bool is_crowded() const noexcept {
    return has_given_up_ || live_ >= max_nodes / 2 || name_bytes_ >= max_name_bytes / 2;
  }
  // Changes when nodes that others may have remembered are no longer what they were.
  [[nodiscard]] std::uint64_t generation() const noexcept { return generation_; }
  [[nodiscard]] bool has_given_up() const noexcept { return has_given_up_; }

  // Forgets all nodes but those of `open_path` (root's child first), which get new ids. Decides
  // whether to go on learning.
  void forget(std::vector<std::uint32_t>& open_path);

  [[nodiscard]] std::size_t node_count() const noexcept { return live_; }
  // How often the plan was consulted.
  [[nodiscard]] std::uint64_t consulted_count() const noexcept { return consulted_; }

 private:
  friend class learner;

  std::uint32_t new_node(std::uint32_t parent, std::string_view uri, std::string_view local);
  void make_room();
  void place(std::uint32_t id) noexcept;
  void work_out(node& made);
  const char* keep_name(std::string_view uri, std::string_view local);

  const plan::plan& plan_;
  std::vector<std::unique_ptr<node>> nodes_;
  std::size_t live_ = 0;              // nodes in use, transient ones last
  std::size_t learnt_ = 0;            // of these, those that can be found
  std::vector<std::uint32_t> table_;  // open addressing; none: free
  std::vector<std::unique_ptr<char[]>> names_;
  char* names_next_ = nullptr;
  std::size_t names_left_ = 0;
  std::size_t name_bytes_ = 0;
  std::size_t list_bytes_ = 0;  // of the lists in learnt nodes
  std::uint64_t consulted_ = 0;
  std::uint64_t generation_ = 0;
  std::uint64_t hits_since_forgotten_ = 0;
  unsigned fruitless_ = 0;
  bool has_given_up_ = false;
};

}  // namespace xylem::shape

#endif  // XYLEM_LIB_SHAPE_TREE_HPP
