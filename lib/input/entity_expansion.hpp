// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ENTITY_EXPANSION_HPP
#define XYLEM_LIB_INPUT_ENTITY_EXPANSION_HPP

// References to known entities, replaced before a parser sees them. All others stay: the parser
// says what is wrong with them, at their place.
//
// A reference that is cut at a block's end waits for its rest, as long as it may be one. Nothing
// else waits: a record's end is never behind it.

#include <cstdint>
#include <string>
#include <string_view>

#include <xylem/error.hpp>

#include "context_follower.hpp"
#include "edit_map.hpp"
#include "entity_table.hpp"
#include "entity_writer.hpp"

namespace xylem::input {

class entity_expansion {
 public:
  // From the text at `offset` on. `known` outlives the document. Names longer than half a piece are
  // not known.
  void start(entity_table& known, std::uint64_t offset, std::size_t most_piece_bytes) noexcept;

  // Takes the next text; requires that the last was handed on.
  void take(std::string_view text) noexcept { rest_ = text; }
  [[nodiscard]] bool has_more() const noexcept {
    return failure_.code == errc::ok && (is_writing_ || is_released_ || !rest_.empty());
  }

  // The next piece: of the text taken itself when it has no known reference, else a copy that lasts
  // until the next call. Empty when all of it waits, or failed. May throw std::bad_alloc.
  [[nodiscard]] std::string_view next();

  // The beginning of a reference waits for its rest. At the end of the document it was none: it is
  // released, and goes on as it is.
  [[nodiscard]] bool is_waiting() const noexcept { return !held_.empty(); }
  void release_waiting() noexcept { is_released_ = true; }

  // Why a reference could not be replaced, at the offset of its '&' in the text taken.
  [[nodiscard]] const error& failure() const noexcept { return failure_; }

  // From the text handed on to the text taken.
  [[nodiscard]] edit_map& edits() noexcept { return edits_; }
  [[nodiscard]] const edit_map& edits() const noexcept { return edits_; }

 private:
  // What ends the text that can go on as it is.
  enum class event : std::uint8_t { unknown, end, cut, known };

  void find_event() noexcept;
  [[nodiscard]] bool resume_waiting();
  void begin(const entity& e, std::string_view name, std::size_t length) noexcept;
  [[nodiscard]] bool write();
  [[nodiscard]] std::string_view take_plain() noexcept;
  [[nodiscard]] std::string_view hand_on(std::string_view piece) noexcept;

  entity_table* known_ = nullptr;
  std::size_t most_bytes_ = 0;
  std::size_t longest_name_ = 0;
  std::uint64_t text_end_ = 0;  // of all handed on
  std::uint64_t spent_ = 0;     // bytes that references to declared entities came to
  context_follower follower_;
  entity_writer writer_;
  edit_map edits_;
  error failure_;

  std::string_view rest_;  // taken and not handed on
  event event_ = event::unknown;
  std::size_t plain_ = 0;  // bytes of rest_ before the event
  entity entity_;          // of a known reference behind them
  std::size_t reference_length_ = 0;
  bool is_writing_ = false;
  bool is_released_ = false;
  // Behind an '&' that goes on as it is, until its ';'. Without one the document is not
  // well-formed, and nothing behind is replaced: "&&e;" must not become a reference that nobody
  // wrote.
  bool is_reference_open_ = false;
  bool is_broken_ = false;
  std::string held_;     // the reference that waits
  std::string resumed_;  // the one that waited last
  std::string out_;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ENTITY_EXPANSION_HPP
