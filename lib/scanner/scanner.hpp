// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_SCANNER_HPP
#define XYLEM_LIB_SCANNER_SCANNER_HPP

// Scans a document token by token and tells the shape what it finds. Alone, this is a conforming
// parser: grammar (production.hpp), Element Type Match, namespaces, limits.

#include <cstdint>
#include <string>
#include <string_view>

#include <xylem/error.hpp>
#include <xylem/options.hpp>

#include "scanner/diagnosis.hpp"
#include "scanner/expanded_tag.hpp"
#include "scanner/namespaces.hpp"
#include "scanner/open_elements.hpp"
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
  scanner(shape::cursor& into, const limits& bounds, name_profile names);

  void start_document() noexcept;

  // Scans the tokens that are complete and returns how many bytes they take. A run of character
  // data need not be complete, but for an end that may belong to what follows. Says what is wrong
  // with the rest, if that is known, by failure(). May throw std::bad_alloc.
  std::size_t scan(const window& in);

  [[nodiscard]] bool has_failed() const noexcept { return failure_.code != errc::ok; }
  // Its offset lies in the token at fault.
  [[nodiscard]] const error& failure() const noexcept { return failure_; }

 private:
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
  std::string resolved_;
  region where_ = region::prolog;
  window in_;
  error failure_;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_SCANNER_HPP
