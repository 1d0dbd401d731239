// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_EDIT_MAP_HPP
#define XYLEM_LIB_INPUT_EDIT_MAP_HPP

// Where text that was rewritten comes from.
//
//   source   |  same  |CR LF|    same    |&name;| same |
//   text     |  same  |LF |     same     | x y z | same |
//                        ^               ^
// An edit says how many bytes of source became how many bytes of text; between edits both are the
// same. A dropped line feed takes one or two bytes here, a reference about four, so that the map of
// retained text is never longer than that text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "offset_map.hpp"

namespace xylem::input {

class edit_map {
 public:
  void clear() noexcept;

  // `text_length` bytes of text from `text_offset` on stand for `source_length` bytes of source.
  // Edits come in order. May throw std::bad_alloc.
  void add(std::uint64_t text_offset, std::uint64_t source_length, std::uint64_t text_length);

  // True until the first edit: all offsets are the same.
  [[nodiscard]] bool is_identity() const noexcept { return is_identity_; }

  // The source offset of the byte of text at an offset: what has replaced something lies at the
  // beginning of what it has replaced. Text dropped before the byte lies before it. O(log edits).
  [[nodiscard]] std::uint64_t source_of(std::uint64_t text_offset) const noexcept;

  // The source offset at which the text before an offset ends: text dropped there lies behind it.
  [[nodiscard]] std::uint64_t source_end(std::uint64_t text_offset) const noexcept;

  // Forgets what is not needed for text from here on. O(1), amortised.
  void release_before(std::uint64_t text_offset) noexcept;

 private:
  // `text` and `input` are the ends of an edit, `input` a source offset; `position` is that of the
  // next edit in edits_.
  struct mark {
    place at;
    std::size_t position;
  };
  static constexpr std::size_t edits_per_mark = 64;

  [[nodiscard]] std::uint64_t find(std::uint64_t text_offset, bool is_end) const noexcept;
  void put(std::uint64_t number);

  std::string edits_;  // per edit: same * 2 + is_replacement, and the two lengths of a replacement
  std::vector<mark> marks_;
  std::size_t head_ = 0;        // marks before are released
  std::size_t since_mark_ = 0;  // edits
  place last_;                  // the end of the last edit
  bool is_identity_ = true;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_EDIT_MAP_HPP
