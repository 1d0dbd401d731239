// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_SCANNER_HPP
#define XYLEM_LIB_SCANNER_SCANNER_HPP

// Scans a document token by token and tells the shape what it finds. Alone, this is a conforming
// parser: grammar (production.hpp), Element Type Match, namespaces, limits.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/error.hpp>
#include <xylem/options.hpp>

#include "scanner/diagnosis.hpp"
#include "scanner/expanded_tag.hpp"
#include "scanner/known_tags.hpp"
#include "scanner/learning_worth.hpp"
#include "scanner/namespaces.hpp"
#include "scanner/open_elements.hpp"
#include "scanner/special_positions.hpp"
#include "scanner/token.hpp"
#include "shape/shape.hpp"

namespace xylem::scanner {

// A part of the document in one piece of memory, at the start of a token.
struct window {
  std::string_view text;
  std::uint64_t offset = 0;  // text offset of its first byte
  text_end end = text_end::open;
  record::text_lifetime lives = record::text_lifetime::call;
};

class scanner {
 public:
  scanner(shape::cursor& into, const limits& bounds, name_profile names, prediction foresight);

  // May throw std::bad_alloc.
  void start_document();

  // Scans the tokens that are complete and returns how many bytes they take. A run of character
  // data need not be complete, but for an end that may belong to what follows. Says what is wrong
  // with the rest, if that is known, by failure(). May throw std::bad_alloc.
  std::size_t scan(const window& in);

  // Beside the object itself, but for what the tag at hand takes.
  [[nodiscard]] std::size_t memory_bytes() const noexcept {
    return open_.name_bytes() + known_.memory_bytes() + path_.capacity() * sizeof(open_tag);
  }

  [[nodiscard]] bool has_failed() const noexcept { return failure_.code != errc::ok; }
  // Its offset lies in the token at fault.
  [[nodiscard]] const error& failure() const noexcept { return failure_; }

 private:
  // An open element, as far as its tag was learnt.
  struct open_tag {
    known_tag* tag = nullptr;   // null: neither it nor what is inside is foreseen
    known_tag* last = nullptr;  // of the child that came last
  };

  // Of a group that is not started; one with more is.
  class held_values {
   public:
    void clear() noexcept { count_ = 0; }
    [[nodiscard]] bool is_full() const noexcept { return count_ == values_.size(); }
    // In place, field by field: a copy would have to wait for its parts.
    const shape::whole_value& add(const shape::node* at, std::uint64_t offset,
                                  std::string_view text, record::text_lifetime lives) noexcept {
      shape::whole_value& v = values_[count_++];
      v.at = at;
      v.offset = offset;
      v.text = text;
      v.lives = lives;
      return v;
    }
    [[nodiscard]] std::span<const shape::whole_value> all() const noexcept {
      return std::span(values_).first(count_);
    }

   private:
    std::array<shape::whole_value, 32> values_;
    std::size_t count_ = 0;
  };

  // Tags that were learnt, from the '<' at `at` on, which is in an element that was. The place
  // where something else stands, or text that is wanted.
  std::size_t scan_known(std::size_t at);
  // The root element's, if it is that of the document before.
  [[nodiscard]] bool is_root_known_at(std::size_t at) const noexcept {
    return where_ == region::prolog && known_.root() != nullptr &&
           known_.root()->is_start_at(in_.text.data() + at, in_.text.data() + in_.text.size());
  }
  std::size_t start_root(std::size_t at);
  // One such tag, among text that is wanted.
  std::size_t scan_known_mixed(std::size_t at);
  // The tag that stands there though another was expected; null if the grammar has to look.
  // The next special is at `special`.
  [[nodiscard]] known_tag* other_known_at(open_tag in, std::size_t at, std::size_t special);
  [[nodiscard]] known_tag* child_known_at(open_tag in, std::size_t at, std::size_t special);
  [[nodiscard]] bool is_known_at(known_tag& tag, std::size_t at, std::size_t special);
  // Behind a start tag with values, which are noted if they are wanted; 0 if it does not go on as
  // learnt, or a special stands in it.
  [[nodiscard]] std::size_t end_of_known(known_tag& tag, std::size_t begin, std::size_t special);
  [[nodiscard]] bool is_reference_at(std::size_t at) const;
  // From a special at *next on, that of the next '<', or of what text may not hold, or may if more
  // is known.
  [[nodiscard]] const std::uint32_t* skip_text(const std::uint32_t* next);
  // Whether the last positions known are near though there are more, and where it goes on then.
  [[nodiscard]] bool is_near_end(const std::uint32_t* next) const noexcept {
    const auto index = static_cast<std::size_t>(next - specials_.positions());
    return index + special_positions::least_ahead / 2 > specials_.count() &&
           !specials_.is_exhausted();
  }
  [[nodiscard]] const std::uint32_t* find_more(const std::uint32_t* next);
  void start_known(const known_tag& tag, std::size_t begin);
  void start_child(known_tag& tag, std::size_t begin);
  void end_known(std::size_t end);
  // Requires a group that waits and is not full.
  void hold_value(const known_tag& tag, std::size_t begin, std::string_view text,
                  record::text_lifetime lives) noexcept {
    const shape::whole_value& held = group_values_.add(tag.node, in_.offset + begin, text, lives);
    if (tag.has_tests) satisfied_ |= shape::cursor::satisfied_by(held, group_->level);
  }
  void note_value(const known_tag& tag, std::size_t begin, std::string_view text,
                  record::text_lifetime lives, open_tag in);
  [[nodiscard]] std::optional<std::string_view> decoded(std::string_view text);
  void end_group();
  // Of groups, one at a time.
  [[nodiscard]] bool may_defer(const known_tag& tag) const noexcept {
    return tag.role != tag_role::group || group_ == nullptr;
  }
  void defer(const known_tag& tag) noexcept {
    ++deferred_;
    if (tag.role == tag_role::group) defer_group(tag);
  }
  void defer_group(const known_tag& tag) noexcept;
  void start_deferred(open_tag innermost);
  // What has come behind a child, or the start tag if it is the first: a child, or the end tag.
  static void note_follower(open_tag in, known_tag& tag) noexcept;
  void learn_start_tag(std::size_t begin, std::size_t end);
  void forget_tags();
  // An end tag is a byte longer than its start tag may be: only the grammar looks at its size.
  [[nodiscard]] bool may_end(std::string_view name) const noexcept {
    return name.size() + std::string_view("</>").size() <= bounds_.token_bytes;
  }

  // What stands at `at`, which is not the end. The place behind it, `at` itself if more is needed
  // to tell, or after a failure.
  std::size_t scan_one(std::size_t at);
  // The same for most of what stands in elements: text without references, the end tag, and start
  // tags of which nothing but a name in ASCII without a prefix is there. `at` for all else.
  std::size_t scan_plain(std::size_t at);
  std::size_t stop_at(std::size_t at, const extent& found);
  void take(std::size_t begin, std::size_t end);
  void take_start_tag(std::size_t begin, std::size_t end);
  void take_end_tag(std::size_t begin, std::size_t end);
  void close_element(std::size_t end);
  void take_text(std::string_view text);
  void take_reference(std::string_view reference);
  void finish(std::size_t at);
  void fail(errc code, std::size_t at, std::uint64_t limit = 0) noexcept;

  shape::cursor& cursor_;
  const limits bounds_;
  const dialect dialect_;
  open_elements open_;
  namespaces scopes_;
  expanded_tag tag_;
  token token_;
  known_tags known_;
  std::vector<open_tag> path_;  // of all started elements, if foresees_
  // Elements whose start nobody has been told of: parents of each other, the outermost in
  // path_.back(). Most are at their end before anything makes it necessary.
  std::size_t deferred_ = 0;
  const known_tag* group_ = nullptr;  // the one of these that opens groups, if any
  held_values group_values_;          // in it
  std::array<char, 4096> decoded_{};  // texts of these that are not as written
  std::size_t decoded_size_ = 0;
  std::uint32_t satisfied_ = 0;  // its groups whose predicates hold, one bit each
  special_positions specials_;
  learning_worth worth_;
  const bool foresees_;
  std::uint64_t generation_ = 0;  // of the shape that known_ was learnt from
  std::string resolved_;
  region where_ = region::prolog;
  window in_;
  error failure_;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_SCANNER_HPP
