// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_KNOWN_TAGS_HPP
#define XYLEM_LIB_SCANNER_KNOWN_TAGS_HPP

// What the scanner has learnt about the tags of the documents it sees: their bytes, place by place.
//
//   <order id="17"><no>4</no><item/></order>
//
//   order   start <order id="  gap  ">   end </order>
//     no    start <no>                   end </no>
//     item  start <item/>
//
// A tag whose bytes are equal to those of one that the grammar accepted at the same place is
// well-formed: names and uniqueness of attributes need no second look. Namespaces neither: what is
// declared is part of the bytes of the tags around it, so that one place has one meaning. This is
// the inline caching of language runtimes, applied to markup.
//
// Learnt tags lie in memory in the order in which they came, which is the order in which they come
// again, so that the next one can be guessed without having read anything.
//
// Bounded by the constants below.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/production.hpp"
#include "shape/shape.hpp"

namespace xylem::scanner {

// The first bytes of a text, for a comparison without a loop.
class text_head {
 public:
  static constexpr std::size_t bytes = 16;

  // Of no text: nothing is equal.
  text_head() noexcept { mask_.fill(~std::uint64_t{0}); }
  explicit text_head(std::string_view text) noexcept : mask_{} {
    std::array<char, bytes> mask{};
    std::memset(mask.data(), 0xFF, std::min(bytes, text.size()));
    std::memcpy(mask_.data(), mask.data(), bytes);
    std::array<char, bytes> start{};
    text.substr(0, bytes).copy(start.data(), bytes);
    std::memcpy(text_.data(), start.data(), bytes);
  }

  // Requires `bytes` readable bytes.
  [[nodiscard]] bool is_at(const char* place) const noexcept {
    std::array<std::uint64_t, 2> found;
    std::memcpy(found.data(), place, bytes);
    return (((found[0] ^ text_[0]) & mask_[0]) | ((found[1] ^ text_[1]) & mask_[1])) == 0;
  }

 private:
  std::array<std::uint64_t, 2> text_{};
  std::array<std::uint64_t, 2> mask_;
};

// What a tag brings about.
enum class tag_role : std::uint8_t {
  dead,   // nothing is wanted in the element
  value,  // its text is, and nothing else
  other,
};

// A value between two pieces of a tag.
struct attribute_gap {
  std::string_view uri;
  std::string_view local;
  std::string_view piece;  // what follows: from the closing quote to the next opening one, or '>'
};

struct alignas(64) known_tag {
  text_head start_head;
  text_head end_head;

  known_tag* next = nullptr;         // the sibling that followed last time
  known_tag* first_child = nullptr;  // the child that came first last time
  known_tag* parent = nullptr;
  shape::node* node = nullptr;  // null inside dead elements
  tag_role role = tag_role::dead;
  bool has_children = false;
  bool is_empty_element = false;
  bool is_whole_start = true;  // start_head is the whole tag
  bool is_whole_end = true;

  std::string_view start;  // the whole tag, or what lies before the first value
  std::string_view end;
  std::string_view key;  // the tag without values
  std::string_view name;
  std::vector<attribute_gap> gaps;

  // Whether the tag stands there, in a text that ends at `limit`, text_head::bytes away at least.
  [[nodiscard]] bool starts_at(const char* place, const char* limit) const noexcept {
    return start_head.is_at(place) && (is_whole_start || is_text_at(start, place, limit));
  }
  [[nodiscard]] bool ends_at(const char* place, const char* limit) const noexcept {
    return end_head.is_at(place) && (is_whole_end || is_text_at(end, place, limit));
  }

  static bool is_text_at(std::string_view text, const char* place, const char* limit) noexcept {
    if (static_cast<std::size_t>(limit - place) < text.size()) return false;
    if (text.size() > 8) return std::memcmp(text.data(), place, text.size()) == 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != place[i]) return false;
    }
    return true;
  }
};

class known_tags {
 public:
  static constexpr std::size_t most_tags = 2048;
  // Longer tags are not learnt.
  static constexpr std::size_t most_tag_bytes = 256;
  static constexpr std::size_t most_text_bytes = std::size_t{512} * 1024;

  known_tags() = default;
  known_tags(const known_tags&) = delete;
  known_tags& operator=(const known_tags&) = delete;
  ~known_tags();

  void clear() noexcept;

  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return count_ * sizeof(known_tag) + text_bytes_ + table_.size() * sizeof(table_[0]);
  }

  // Nothing more is learnt.
  [[nodiscard]] bool is_full() const noexcept {
    return count_ == most_tags || text_bytes_ >= most_text_bytes;
  }

  // The tag below `parent` (null: the root element's), learnt if it is new; null if it cannot be.
  // `written` is the tag from '<' to '>', `node` what the shape knows of its element: null in dead
  // elements. May throw std::bad_alloc.
  known_tag* learn(known_tag* parent, std::string_view written, const start_tag& tag,
                   std::span<const shape::attribute> attributes, shape::node* node);

  // For an element that is open: a tag whose end is known and that never begins.
  known_tag* learn_open(known_tag* parent, std::string_view name);

 private:
  static constexpr std::size_t table_size = 2 * most_tags;
  static constexpr std::size_t most_probes = 16;

  known_tag* add(known_tag* parent);
  known_tag* find(const known_tag* parent, std::string_view key, std::size_t& place) noexcept;
  std::string_view keep(std::string_view text);
  void describe(known_tag& made, std::string_view written, const start_tag& tag,
                std::span<const shape::attribute> attributes);
  void set_end(known_tag& made, std::string_view name);

  struct release {
    void operator()(known_tag* tags) const noexcept {
      std::allocator<known_tag>().deallocate(tags, most_tags + 1);
    }
  };
  // Room for all of them, of which the first count_ are there, and one behind that is equal to
  // nothing.
  std::unique_ptr<known_tag, release> tags_;
  std::size_t count_ = 0;
  std::vector<std::uint16_t> table_;  // place in tags_ plus one
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* block_next_ = nullptr;
  std::size_t block_left_ = 0;
  std::size_t text_bytes_ = 0;
  std::string key_;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_KNOWN_TAGS_HPP
