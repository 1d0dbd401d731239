// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SHAPE_SHAPE_HPP
#define XYLEM_LIB_SHAPE_SHAPE_HPP

// The contract of the shape stage: what a backend tells it, tag by tag. Offsets are text offsets
// (lib/input/input.hpp). All functions but the inline ones may throw std::bad_alloc.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.hpp"
#include "shape/tree.hpp"

namespace xylem::shape {

// An attribute that is not a namespace declaration, with its expanded name.
struct attribute {
  std::string_view uri;
  std::string_view local;
  std::string_view value;
};

// Follows a document through the learnt tree: start tag -> child, end tag -> parent. Elements in
// which nothing is wanted cost a counter each.
class cursor {
 public:
  cursor(const plan::plan& p, record::collector& records, std::uint64_t max_depth);

  void start_document();

  // The two must come in pairs, well nested. Returns errc::limit_depth or errc::ok.
  errc start_element(std::string_view uri, std::string_view local, std::uint64_t offset);
  // `offset` lies behind the end tag.
  void end_element(std::uint64_t offset);

  // Whether the element just started wants attributes() called, if it has any.
  [[nodiscard]] bool wants_attributes() const noexcept { return wants_attributes_; }
  void attributes(std::span<const attribute> found);

  // Whether character data is wanted here.
  [[nodiscard]] bool wants_text() const noexcept {
    return records_.wants_text() || (dead_depth_ == 0 && top_wants_direct_);
  }
  void text(std::string_view data);

  // Why the document must end here though it may be well-formed.
  [[nodiscard]] const error& failure() const noexcept { return records_.failure(); }

  [[nodiscard]] std::uint64_t depth() const noexcept { return open_.size() + dead_depth_; }

  // Expanded name of the root element of the document at hand.
  [[nodiscard]] const std::string& root_uri() const noexcept { return root_uri_; }
  [[nodiscard]] const std::string& root_local() const noexcept { return root_local_; }
  [[nodiscard]] const tree& learnt() const noexcept { return tree_; }

 private:
  struct open_element {
    std::uint32_t id = 0;
    std::uint32_t last_child = none;
    std::uint32_t counters = 0;  // start of its counters
    std::uint32_t direct = 0;    // its direct text, if wanted
    std::uint64_t offset = 0;
    std::uint64_t content_begin = 0;
    bool is_nil = false;
    bool is_transient = false;
  };

  std::uint32_t enter(std::uint32_t parent, std::string_view uri, std::string_view local,
                      bool& is_transient);
  std::uint32_t relearn();
  void take(const attribute_want& want, const attribute& found, std::size_t place,
            std::uint64_t offset);
  void open_frames(const node& n, std::uint64_t offset);
  void count_positions(const node& n);
  void finish_texts(const node& n, const open_element& e);
  [[nodiscard]] std::uint32_t top_id() const noexcept {
    return open_.empty() ? tree::root : open_.back().id;
  }

  record::collector& records_;
  tree tree_;
  const std::uint64_t max_depth_;
  std::vector<open_element> open_;
  std::vector<std::uint32_t> path_;      // work area of enter()
  std::vector<std::uint32_t> counters_;  // of all open elements
  std::vector<std::string> direct_;      // direct texts, reused
  std::size_t direct_used_ = 0;
  std::uint64_t dead_depth_ = 0;
  bool wants_attributes_ = false;
  bool top_wants_direct_ = false;
  std::string root_uri_;
  std::string root_local_;
};

}  // namespace xylem::shape

#endif  // XYLEM_LIB_SHAPE_SHAPE_HPP
