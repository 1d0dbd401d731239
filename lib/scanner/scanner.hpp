// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_SCANNER_HPP
#define XYLEM_LIB_SCANNER_SCANNER_HPP

// Scans a document token by token and tells the shape what it finds. Alone, this is a conforming
// parser: grammar (production.hpp), Element Type Match, namespaces, limits.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/error.hpp>
#include <xylem/options.hpp>

#include "scanner/diagnosis.hpp"
#include "scanner/expanded_tag.hpp"
#include "scanner/known_tags.hpp"
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

  // Tags that were learnt, from the '<' at `at` on, which is in an element that was. The place
  // where something else stands.
  std::size_t scan_known(std::size_t at);
  [[nodiscard]] known_tag* other_known_at(const char* place, const char* limit) const noexcept;
  std::size_t leave_known(std::size_t at, std::size_t next) noexcept;
  // Behind a start tag with values, which are then in attributes_; 0 if it does not go on as
  // learnt.
  [[nodiscard]] std::size_t end_of_known(const known_tag& tag, std::size_t begin);
  void open_known(known_tag& tag, std::size_t begin);
  void close_known(std::size_t end);
  void follow(known_tag& tag) noexcept;
  void learn_start_tag(std::size_t begin, std::size_t end);
  void forget_tags();

  // What stands at `at`, which is not the end. The place behind it, `at` itself if more is needed
  // to tell, or after a failure.
  std::size_t scan_one(std::size_t at);
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
  std::vector<open_tag> path_;  // of all open elements, if foresees_
  special_positions specials_;
  std::vector<shape::attribute> attributes_;
  const bool foresees_;
  std::uint64_t generation_ = 0;  // of the shape that known_ was learnt from
  std::uint64_t unlearnt_ = 0;    // tags that could not be learnt since the last forget_tags()
  std::string resolved_;
  region where_ = region::prolog;
  window in_;
  error failure_;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_SCANNER_HPP
