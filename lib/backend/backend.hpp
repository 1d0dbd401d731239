// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_BACKEND_HPP
#define XYLEM_LIB_BACKEND_BACKEND_HPP

// What a backend is: a parser that checks the document and drives the shape, tag by tag. It sees
// the gate's text: UTF-8, without byte order mark, XML declaration and document type declaration.
// The XML declaration counts in text offsets all the same.

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include <xylem/backend.hpp>

#include "shape/shape.hpp"

namespace xylem::backend_stage {

// The next text of a document.
struct text_block {
  std::string_view text;
  bool is_last = false;
  // How long its memory stays as it is: at least until parse() returns.
  record::text_lifetime lives = record::text_lifetime::call;
};

class parser {
 public:
  parser() = default;
  parser(const parser&) = delete;
  parser& operator=(const parser&) = delete;
  virtual ~parser() = default;

  // Starts a new document whose text begins at a text offset; buffers are kept. May throw
  // std::bad_alloc.
  virtual void start_document(std::uint64_t text_offset) = 0;

  // Takes the next text, of at most gate::block_bytes, and reports all it completes. What is wrong
  // with a token may be noticed as late as the token's end.
  // False: the document is not well-formed or over a limit; failure() says why, with a text offset
  // in the token at fault. scanner::diagnosis makes that exact. Nothing is reported behind the
  // error. Does not throw.
  virtual bool parse(const text_block& block) noexcept = 0;

  // Text offset of the first byte of a token that is not complete yet; what lies before it was
  // reported. The end of the text when there is none. Requires that the last parse() was true.
  [[nodiscard]] virtual std::uint64_t open_token_offset() const noexcept = 0;

  [[nodiscard]] virtual const error& failure() const noexcept = 0;
};

// What a parser is made with.
struct settings {
  limits bounds;  // none is 0 but those for which 0 means "no limit"
  name_profile names = name_profile::portable;
  prediction foresight = prediction::on;
};

// One row of the backend registry.
struct entry {
  backend_info info;
  // May throw std::bad_alloc.
  std::unique_ptr<parser> (*make)(shape::cursor& into, const settings& how);
  // The parser must be handed text in which every line end is a line feed already (XML 1.0 2.11).
  bool needs_line_feeds = false;
  // The parser knows name_profile::xml10e5.
  bool has_fifth_edition_names = false;
  // What the library bears: larger limits than these are refused, so that it is never the library
  // that speaks first.
  std::uint64_t most_depth = ~std::uint64_t{0};
  std::uint64_t most_attributes = ~std::uint64_t{0};
  std::uint64_t most_token_bytes = ~std::uint64_t{0};
};

// The backends in this build, the default one first.
[[nodiscard]] std::span<const entry> registry() noexcept;

// The backend to use, or nullptr when it is not in the build. `automatic` is the first one that
// knows these names, else the first.
[[nodiscard]] const entry* find(backend wanted,
                                name_profile names = name_profile::portable) noexcept;

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_BACKEND_HPP
