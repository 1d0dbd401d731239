// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_FRAME_HPP
#define XYLEM_LIB_RECORD_FRAME_HPP

// What is known of a record, a nested row, a group or an anchor while its element is open.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xylem/error.hpp>

namespace xylem::record {

enum class capture_state : std::uint8_t {
  value,     // text
  nil,       // xsi:nil="true"
  row,       // a nested row
  unseen,    // a '../' value that has not been seen
  too_long,  // text over limits::field_text_bytes or attribute over limits::attribute_value_bytes
};

// Which text buffer a capture's text is in.
enum class text_place : std::uint8_t {
  content,   // character data, where an element's text is one range with all that is inside it
  derived,   // attribute values, direct text, copies
  document,  // neither: text in memory that stays as it is until the next document
};

// One value found for a field. 40 bytes.
struct capture {
  // Position in a text_buffer; in an anchor's frame: in its own text; in the document: the address.
  std::uint64_t text_begin = 0;
  std::uint64_t text_length = 0;
  std::uint64_t offset = 0;  // text offset of the element's start tag
  std::uint32_t part = 0;    // 0: the element; 1 + n: its n-th attribute; max: its direct text
  std::uint32_t field = 0;
  std::uint32_t row = 0;  // frame of a nested row; unseen: which of its scope's anchors
  capture_state state = capture_state::value;
  text_place place = text_place::content;
};

enum class frame_kind : std::uint8_t { scope, group, anchor };

// What an anchor's frame holds of one field.
struct held_field {
  std::uint32_t count = 0;
  std::uint32_t latest = 0;  // its last capture
  std::uint64_t taken = 0;   // by so many records and rows
  std::string text;          // of a field that keeps one capture, which may be replaced
};

inline constexpr std::uint64_t not_copied = ~std::uint64_t{0};

struct frame {
  std::uint32_t id = 0;  // its place in the collector
  frame_kind kind = frame_kind::scope;
  bool is_satisfied = false;  // group: its predicate holds
  bool has_rows = false;      // among its captures
  errc failure = errc::ok;    // scope: why it cannot be a record
  std::uint32_t subject = 0;  // scope or anchor in the plan
  std::uint32_t field = 0;    // nested row: field of the parent's scope
  std::uint32_t parent = 0;   // level of the frame that takes the result
  std::uint64_t begin_offset = 0;
  std::uint64_t end_offset = 0;
  std::uint64_t content_begin = 0;  // positions in the text buffers at the start
  std::uint64_t derived_begin = 0;
  std::vector<capture> captures;
  std::vector<std::uint32_t> anchor_levels;  // scope: levels of its anchors' frames, or plan::none

  // Anchors only.
  std::uint64_t use_count = 0;           // records and rows that have taken its values
  std::vector<held_field> held;          // by place in plan::anchor::fields; empty before any value
  std::string own_text;                  // text of the captures that no held_field has
  std::uint64_t own_bytes = 0;           // of all these texts
  std::uint64_t copied_at = not_copied;  // where the records' copy is, in order of the captures

  void reset() noexcept {
    is_satisfied = false;
    has_rows = false;
    failure = errc::ok;
    captures.clear();
    if (kind == frame_kind::group) return;  // it uses no more than that
    anchor_levels.clear();
    use_count = 0;
    held.clear();
    own_text.clear();
    own_bytes = 0;
    copied_at = not_copied;
  }

  std::uint64_t kept_bytes = 0;  // of its buffers, when it went out of use last

  // What a frame out of use holds on to.
  [[nodiscard]] std::size_t spare_bytes() const noexcept {
    return captures.capacity() * sizeof(capture) + own_text.capacity();
  }
  void free_spare() noexcept {
    std::vector<capture>().swap(captures);
    std::string().swap(own_text);
  }
};

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_FRAME_HPP
