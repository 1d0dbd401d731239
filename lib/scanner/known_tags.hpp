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
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "scanner/production.hpp"
#include "shape/shape.hpp"

namespace xylem::scanner {

// The first bytes of a text, for a comparison without a loop:
//
//   text   < P A R V W >  ? ? ? ? ? ? ? ? ?
//   needed 1 1 1 1 1 1 1  0 0 0 0 0 0 0 0 0     what lies behind the text does not count
class text_head {
 public:
  static constexpr std::size_t bytes = 16;

  // Of no text: nothing is equal, as FF is in no UTF-8. (16 times 00 may be in what is compared.)
  text_head() noexcept : needed_(all) { text_.fill('\xFF'); }
  explicit text_head(std::string_view text) noexcept
      : needed_(all >> (bytes - std::min(bytes, text.size()))) {
    text.substr(0, bytes).copy(text_.data(), bytes);
  }

  // Requires `bytes` readable bytes.
  [[nodiscard]] bool is_at(const char* place) const noexcept {
#if defined(__SSE2__)
    const __m128i text = _mm_load_si128(reinterpret_cast<const __m128i*>(text_.data()));
    const __m128i found = _mm_loadu_si128(reinterpret_cast<const __m128i*>(place));
    const auto equal = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(found, text)));
    return (~equal & needed_) == 0;
#else
    return is_at_by_words(place);
#endif
  }
  // The same, eight bytes at a time.
  [[nodiscard]] bool is_at_by_words(const char* place) const noexcept {
    const auto found = words_at(place);
    const auto text = words_at(text_.data());
    const auto mask = words_at(masks[static_cast<std::size_t>(std::popcount(needed_))].data());
    return (((found[0] ^ text[0]) & mask[0]) | ((found[1] ^ text[1]) & mask[1])) == 0;
  }

 private:
  using head_bytes = std::array<char, bytes>;
  static constexpr std::uint32_t all = 0xFFFF;

  // By the number of bytes that count.
  static constexpr std::array<head_bytes, bytes + 1> masks = [] {
    std::array<head_bytes, bytes + 1> made{};
    for (std::size_t size = 0; size <= bytes; ++size)
      std::fill_n(made[size].begin(), size, '\xFF');
    return made;
  }();

  static std::array<std::uint64_t, 2> words_at(const char* from) noexcept {
    std::array<std::uint64_t, 2> read;
    std::memcpy(read.data(), from, bytes);
    return read;
  }

  alignas(bytes) head_bytes text_{};
  std::uint32_t needed_;  // a bit for each byte that counts
};

inline bool are_equal_16(const char* a, const char* b) noexcept {
  std::array<std::uint64_t, 2> x;
  std::array<std::uint64_t, 2> y;
  std::memcpy(x.data(), a, 16);
  std::memcpy(y.data(), b, 16);
  return ((x[0] ^ y[0]) | (x[1] ^ y[1])) == 0;
}

// Whether a text whose head is there goes on as it should.
inline bool is_rest_at(std::string_view text, const char* place, const char* limit) noexcept {
  if (static_cast<std::size_t>(limit - place) < text.size()) return false;
  constexpr std::size_t step = text_head::bytes;
  for (std::size_t at = step; at + step <= text.size(); at += step) {
    if (!are_equal_16(text.data() + at, place + at)) return false;
  }
  return are_equal_16(text.data() + text.size() - step, place + text.size() - step);
}

// Whether a text, whose head is given, stands there, in a text that ends at `limit`. No text stands
// nowhere.
inline bool is_text_at(std::string_view text, const text_head& head, const char* place,
                       const char* limit) noexcept {
  const auto left = static_cast<std::size_t>(limit - place);
  if (left < text_head::bytes)
    return !text.empty() && std::string_view(place, left).starts_with(text);
  return head.is_at(place) && (text.size() <= text_head::bytes || is_rest_at(text, place, limit));
}

// What a tag brings about.
enum class tag_role : std::uint8_t {
  dead,   // nothing is wanted in the element
  pass,   // nothing of the element itself, something of what is inside
  group,  // it opens groups, and nothing else is wanted of itself
  value,  // its text is wanted, and nothing else
  other,
};

// What follows a value in a tag: from the closing quote to the next opening one, or '>'.
struct tag_piece {
  std::string_view text;
  text_head head;

  [[nodiscard]] bool is_at(const char* place, const char* limit) const noexcept {
    return is_text_at(text, head, place, limit);
  }
};

struct known_tag;

// What came behind a tag the last two times.
struct followers {
  known_tag* first = nullptr;
  known_tag* second = nullptr;

  void note(known_tag& tag) noexcept {
    if (first == &tag) return;
    second = first;
    first = &tag;
  }
};

// How the fast way deals with a tag that is there.
enum class tag_step : std::uint8_t {
  leaf = 0,       // nothing is wanted, and no child has been seen
  value = 1,      // the same, but that the text is wanted
  long_leaf = 2,  // one of its tags is longer than a head
  long_value = 3,
  other = 4,
  around = 5,  // there are children in it, and what it brings about can be put off
};

constexpr bool has_step(tag_step step, tag_step bit) noexcept {
  return (static_cast<unsigned>(step) & static_cast<unsigned>(bit)) != 0;
}

// The first two lines of cache are all that most elements take.
struct alignas(64) known_tag {
  text_head start_head;
  text_head end_head;

  // Of the element, within its parent: a sibling, or the parent, whose end tag it was.
  followers after;
  // Of the start tag: a child, or the element itself, whose end tag it was.
  followers inside;
  known_tag* parent = nullptr;
  shape::node* node = nullptr;  // null inside dead elements
  std::uint16_t start_size = 0;
  std::uint16_t end_size = 0;
  tag_step step = tag_step::other;
  tag_role role = tag_role::dead;
  bool has_children = false;
  bool is_empty_element = false;
  bool has_gaps = false;         // `start` ends where the first value begins
  bool has_tests = false;        // value: a group depends on it
  bool is_inside_group = false;  // value: wanted by groups alone, those that the same tag opens
  bool wants_values = false;     // of its attributes
  std::uint8_t turn = 0;         // how many of the same came directly before

  std::uint32_t level = 0;           // group: of the first frame that it opens
  known_tag* again = nullptr;        // the same tag once more, of the next turn
  const known_tag* model = nullptr;  // what it is a copy of: what came there is likely to come here

  std::string_view start;  // the whole tag with its values, unless has_gaps
  std::string_view end;
  std::string_view key;  // the tag without values
  std::string_view name;
  std::string_view first_piece;
  std::vector<tag_piece> pieces;  // one for each attribute
  // With the values of the tag that end_of_known() has seen last.
  std::vector<shape::attribute> attributes;
  known_tag* same_name = nullptr;  // another whose name begins alike; see known_tags::find_named()

  // Whether the tag stands there, in a text that ends at `limit`.
  [[nodiscard]] bool is_start_at(const char* place, const char* limit) const noexcept {
    return is_text_at(start, start_head, place, limit);
  }
  [[nodiscard]] bool is_end_at(const char* place, const char* limit) const noexcept {
    return is_text_at(end, end_head, place, limit);
  }
  // The same where `limit` is text_head::bytes away at least.
  [[nodiscard]] bool starts_at(const char* place, const char* limit) const noexcept {
    return start_head.is_at(place) &&
           (start_size <= text_head::bytes || is_rest_at(start, place, limit));
  }
  [[nodiscard]] bool ends_at(const char* place, const char* limit) const noexcept {
    return end_head.is_at(place) && (end_size <= text_head::bytes || is_rest_at(end, place, limit));
  }
  // Whether the tags, whose heads are there, go on like that.
  [[nodiscard]] bool has_rests_at(const char* start_place, const char* end_place,
                                  const char* limit) const noexcept {
    return (start_size <= text_head::bytes || is_rest_at(start, start_place, limit)) &&
           (end_size <= text_head::bytes || is_rest_at(end, end_place, limit));
  }
  [[nodiscard]] bool first_piece_is_at(const char* place, const char* limit) const noexcept {
    return is_text_at(first_piece, text_head(first_piece), place, limit);
  }

  [[nodiscard]] std::size_t list_bytes() const noexcept {
    return pieces.capacity() * sizeof(tag_piece) + attributes.capacity() * sizeof(shape::attribute);
  }
  // Whether there are others of the same bytes at the same place, each for its turn.
  [[nodiscard]] bool has_turns() const noexcept {
    return turn != 0 || (again != nullptr && again != this);
  }
  // Whether it may still be there with other values.
  [[nodiscard]] bool may_vary() const noexcept { return !pieces.empty() && !has_gaps; }
  // Values differ from those that were there when the tag was learnt: they are gaps from now on.
  void expect_other_values() noexcept;
  void note_child() noexcept {
    if (has_children) return;
    has_children = true;
    choose_step();
  }
  // To be called when it has changed what the step depends on.
  void choose_step() noexcept;
};

class known_tags {
 public:
  static constexpr std::size_t most_tags = 2048;
  // Longer tags are not learnt.
  static constexpr std::size_t most_tag_bytes = 256;
  // Of these, copies of others.
  static constexpr std::size_t most_copies = most_tags / 2;
  static constexpr std::uint8_t last_turn = 3;
  static constexpr std::size_t most_text_bytes = std::size_t{512} * 1024;

  known_tags() = default;
  known_tags(const known_tags&) = delete;
  known_tags& operator=(const known_tags&) = delete;
  ~known_tags();

  void clear() noexcept;

  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    // NOLINTNEXTLINE(bugprone-sizeof-expression): pointers are what is stored
    return count_ * sizeof(known_tag) + text_bytes_ + table_.size() * sizeof(table_[0]) +
           by_name_.size() * sizeof(by_name_[0]);  // NOLINT(bugprone-sizeof-expression)
  }

  // Nothing more is learnt.
  [[nodiscard]] bool is_full() const noexcept {
    return count_ == most_tags || text_bytes_ >= most_text_bytes;
  }

  // The tag below `parent` (null: the root element's), learnt if it is new; null if it cannot be.
  // `written` is the tag from '<' to '>', `node` what the shape knows of its element: null in dead
  // elements. `last` is the sibling in front, if any. May throw std::bad_alloc.
  known_tag* learn(known_tag* parent, known_tag* last, std::string_view written,
                   const start_tag& tag, std::span<const shape::attribute> attributes,
                   shape::node* node);

  // The same tag, come once more directly behind itself; itself again from some turn on. Sequences
  // that repeat are foreseen turn by turn: so many partners, the second with other fields than the
  // first.
  known_tag& repeated(known_tag& tag) noexcept;
  // The same tag below another parent, one that is a copy of its own; null if there is no room.
  known_tag* copied(const known_tag& tag, known_tag& parent) noexcept;

  // The root element's tag that was learnt last; null if there is none.
  [[nodiscard]] known_tag* root() const noexcept { return root_; }

  // The first of those below `parent` for which `is_it` holds, of names that begin like the one
  // that `name` begins with. Only some of many are asked.
  template <class Is>
  [[nodiscard]] known_tag* find_named(const known_tag& parent, std::string_view name,
                                      Is is_it) const noexcept {
    if (by_name_.empty()) return nullptr;
    known_tag* tag = by_name_[name_slot(parent, name_word(name))];
    for (std::size_t i = 0; tag != nullptr && i < most_probes; ++i, tag = tag->same_name) {
      if (tag->parent == &parent && is_it(tag)) return tag;
    }
    return nullptr;
  }

  // Equal to nothing: in the place of what is not known.
  [[nodiscard]] known_tag& nothing() noexcept { return nothing_; }

  // For an element that is open: a tag whose end is known and that never begins.
  known_tag* learn_open(known_tag* parent, std::string_view name);

 private:
  static constexpr std::size_t table_size = 2 * most_tags;
  static constexpr std::size_t most_probes = 16;

  // The first bytes of a name, eight at most.
  static std::uint64_t name_word(std::string_view name) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
      if (name.size() >= 8) return name_word_of_eight(name.data());
    }
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < std::min(bytes.size(), name.size()); ++i) {
      const char c = name[i];
      if (c == '>' || c == '/' || is_space(c)) break;
      bytes[i] = c;
    }
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    return word;
  }
  // The same without a branch: no byte of a name is below '-', and no '>' is in one. What follows
  // the first of these is masked out.
  static std::uint64_t name_word_of_eight(const char* name) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x8080808080808080;
    std::uint64_t word = 0;
    std::memcpy(&word, name, 8);
    const auto zeros = [](std::uint64_t x) { return (x - ones) & ~x & highs; };
    const std::uint64_t blanks = (word - ones * 0x21) & ~word & highs;  // below 21
    const std::uint64_t ends = blanks | zeros(word ^ (ones * '>')) | zeros(word ^ (ones * '/'));
    if (ends == 0) return word;
    const std::uint64_t lowest = ends & (~ends + 1);
    return word & ((lowest >> 7U) - 1);
  }
  static std::size_t name_slot(const known_tag& parent, std::uint64_t word) noexcept {
    const auto place = static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(&parent));
    return static_cast<std::size_t>(((word ^ (place * 31)) * 0x9E3779B97F4A7C15U) >> 52U);
  }
  void enter_name(known_tag& made) noexcept;
  known_tag* add(known_tag* parent);
  known_tag* add_copy(const known_tag& of, known_tag& parent) noexcept;
  known_tag* find(const known_tag* parent, std::string_view key, std::size_t& place) noexcept;
  std::string_view keep(std::string_view text);
  void describe(known_tag& made, std::string_view written, const start_tag& tag,
                std::span<const shape::attribute> attributes);
  void set_end(known_tag& made, std::string_view name);

  struct release {
    void operator()(known_tag* tags) const noexcept {
      std::allocator<known_tag>().deallocate(tags, most_tags);
    }
  };
  known_tag nothing_;
  // Room for all of them, of which the first count_ are there.
  std::unique_ptr<known_tag, release> tags_;
  std::size_t count_ = 0;
  std::size_t copies_ = 0;
  known_tag* root_ = nullptr;
  std::vector<known_tag*> by_name_;
  std::vector<std::uint16_t> table_;  // place in tags_ plus one
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* block_next_ = nullptr;
  std::size_t block_left_ = 0;
  std::size_t text_bytes_ = 0;  // and of the lists in tags
  std::string key_;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_KNOWN_TAGS_HPP
