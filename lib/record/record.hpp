// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_RECORD_HPP
#define XYLEM_LIB_RECORD_RECORD_HPP

// The contract of the record stage: what the shape tells it while elements open and close, and the
// finished records that come out.
//
// Frames nest as elements do; a *level* is a frame's place in the stack of open frames. The shape
// knows every level in advance, as the frames of an element depend on its path alone.
//
//   scope   a record or nested row: collects captures until its element ends
//   group   a step with a predicate: holds captures back until its element ends, then passes them
//           to its parent's level or drops them
//   anchor  an element from which '../' fields hang: keeps values for the records inside it

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <xylem/options.hpp>

#include "plan/plan.hpp"
#include "record/frame.hpp"
#include "record/text_buffer.hpp"

namespace xylem::record {

// Without a call for short texts.
[[nodiscard]] inline bool are_equal(std::string_view a, std::string_view b) noexcept {
  const auto is_same_word = [&]<class Word>(Word) {
    Word words[4];
    const std::size_t last = a.size() - sizeof(Word);
    std::memcpy(&words[0], a.data(), sizeof(Word));
    std::memcpy(&words[1], b.data(), sizeof(Word));
    std::memcpy(&words[2], a.data() + last, sizeof(Word));
    std::memcpy(&words[3], b.data() + last, sizeof(Word));
    return words[0] == words[1] && words[2] == words[3];
  };
  if (a.size() != b.size()) return false;
  if (a.size() > 16) return a == b;
  if (a.size() >= 8) return is_same_word(std::uint64_t{});
  if (a.size() >= 4) return is_same_word(std::uint32_t{});
  if (a.size() >= 2) return is_same_word(std::uint16_t{});
  return a.empty() || a[0] == b[0];
}

// How long the memory of a text stays as it is.
enum class text_lifetime : std::uint8_t {
  call,      // until the function returns
  document,  // until the next document starts
};

// Collects captures into frames. Functions may throw std::bad_alloc. Nothing is allocated once
// buffers have grown to the size of the records.
class collector {
 public:
  collector(const plan::plan& p, const limits& bounds);

  void start_document();

  void open_scope(std::uint32_t scope, std::uint32_t parent_level, std::uint32_t field,
                  std::uint64_t offset, std::span<const std::uint32_t> anchor_levels);
  void open_group(std::uint32_t parent_level) {
    take_frame(frame_kind::group).parent = parent_level;
  }
  void open_anchor(std::uint32_t anchor);
  // The predicate of the group at this level holds.
  void satisfy(std::uint32_t level) noexcept { frame_at(level).is_satisfied = true; }
  // Closes the innermost frames. `end_offset` lies behind the end tag.
  void close_frames(std::size_t count, std::uint64_t end_offset);
  // The innermost frame is a group: as close_frames().
  void close_group() {
    frame& group = *levels_.back();
    if (group.is_satisfied || group.has_rows) settle(group);
    recycle(group);
    levels_.pop_back();
  }

  // Character data is wanted while texts are open. Returns where the text begins in the content.
  std::uint64_t open_text() {
    if (open_texts_++ != 0) keep_only_text();
    const std::uint64_t begin = content_.end();
    if (open_texts_ == 1) first_open_text_ = begin;
    return begin;
  }
  void close_text() noexcept {
    if (--open_texts_ == 0) only_text_ = {};
  }
  [[nodiscard]] bool wants_text() const noexcept { return open_texts_ != 0; }
  void text(std::string_view data, text_lifetime lives = text_lifetime::call) {
    if (lives == text_lifetime::document && open_texts_ == 1) {
      if (only_text_.empty() && content_.end() == first_open_text_) {
        only_text_ = data;
        return;
      }
      // The same run goes on in the next block.
      if (!only_text_.empty() && only_text_.data() + only_text_.size() == data.data()) {
        only_text_ = {only_text_.data(), only_text_.size() + data.size()};
        return;
      }
    }
    keep_only_text();
    content_.append(data);
  }
  [[nodiscard]] std::uint64_t content_end() const noexcept {
    return content_.end() + only_text_.size();
  }
  // The content since a position, for predicates; nothing if it is not held.
  [[nodiscard]] std::optional<std::string_view> content(std::uint64_t begin) const noexcept {
    if (!only_text_.empty()) return only_text_;
    const std::uint64_t length = content_.end() - begin;
    if (!content_.holds(begin, length)) return std::nullopt;
    return content_.view(begin, length);
  }
  // How much text is held at a time, of whatever kind.
  [[nodiscard]] std::uint64_t text_limit() const noexcept {
    return bounds_.record_bytes + bounds_.field_text_bytes + waiting_bytes;
  }

  // The content since `begin`, as a capture of no field yet, and such a capture for its field.
  [[nodiscard]] capture content_capture(std::uint64_t offset, std::uint64_t begin) const noexcept {
    capture c;
    set_to_content(c, 0, offset, begin);
    return c;
  }
  void capture_found(std::uint32_t level, const capture& c) {
    frame& to = frame_at(level);
    if (to.kind != frame_kind::anchor && to.failure == errc::ok && charge(sizeof(capture))) {
      to.captures.push_back(c);
    } else {
      capture_otherwise(to, c);
    }
  }
  // A value is complete: the content since `begin`, for each that wants it (`level` of a frame and
  // `field`), or a text of its own.
  template <class Wants>
  void capture_content(const Wants& wants, std::uint64_t offset, std::uint64_t begin) {
    for (const auto& want : wants) {
      frame& to = frame_at(want.level);
      if (to.kind != frame_kind::anchor && to.failure == errc::ok && charge(sizeof(capture))) {
        set_to_content(to.captures.emplace_back(), want.field, offset, begin);
      } else {
        capture c;
        set_to_content(c, want.field, offset, begin);
        capture_otherwise(to, c);
      }
    }
  }
  // The same for the whole content of an element for which no text was opened; none may be open.
  void capture_whole(std::uint32_t level, std::uint32_t field, std::uint64_t offset,
                     std::string_view text, text_lifetime lives) {
    frame& to = frame_at(level);
    if (to.kind == frame_kind::anchor || to.failure != errc::ok || !charge(sizeof(capture))) {
      capture c;
      set_to_whole(c, field, offset, text, lives);
      return capture_otherwise(to, c);
    }
    set_to_whole(to.captures.emplace_back(), field, offset, text, lives);
  }
  // The value of the `part`-th attribute (1 for the first), or direct text.
  void capture_text(std::uint32_t level, std::uint32_t field, std::uint64_t offset,
                    std::uint32_t part, std::string_view value,
                    text_lifetime lives = text_lifetime::call);
  void capture_nil(std::uint32_t level, std::uint32_t field, std::uint64_t offset);
  // A value that could not be held.
  void capture_too_long(std::uint32_t level, std::uint32_t field, std::uint64_t offset,
                        std::uint32_t part);

  // A '../' value came too late for a record that is out already, or there are too many. Ends the
  // document.
  [[nodiscard]] const error& failure() const noexcept { return failure_; }
  [[nodiscard]] bool has_failed() const noexcept { return failure_.code != errc::ok; }

  // Finished records, in the order of their end tags.
  [[nodiscard]] bool has_record() const noexcept { return next_finished_ < finished_.size(); }
  [[nodiscard]] std::size_t record_count() const noexcept {
    return finished_.size() - next_finished_;
  }
  [[nodiscard]] const frame& record() const noexcept { return *finished_[next_finished_]; }
  void drop_record() noexcept;

  // The frame of a nested row.
  [[nodiscard]] const frame& row(std::uint32_t id) const noexcept { return *pool_[id]; }
  // A capture's text; requires capture_state::value. Valid until the next call that adds text.
  [[nodiscard]] std::string_view text_of(const capture& c) const noexcept {
    if (c.place == text_place::document) {
      // NOLINTNEXTLINE(performance-no-int-to-ptr)
      return {reinterpret_cast<const char*>(static_cast<std::uintptr_t>(c.text_begin)),
              static_cast<std::size_t>(c.text_length)};
    }
    return (c.place == text_place::content ? content_ : derived_).view(c.text_begin, c.text_length);
  }

  // Frees text that no open frame needs. Call it when no record waits.
  void reclaim() noexcept;

  // Memory that frames have kept for the next record.
  [[nodiscard]] std::uint64_t spare_bytes() const noexcept { return spare_bytes_; }

  // Text offset from which an open record's bytes may still be asked for; `otherwise` if none is.
  [[nodiscard]] std::uint64_t earliest_record_offset(std::uint64_t otherwise) const noexcept;

 private:
  // Records that one block completes wait together.
  static constexpr std::uint64_t waiting_bytes = std::uint64_t{64} * 1024;

  struct text_places {
    std::uint64_t content = 0;
    std::uint64_t derived = 0;
  };

  [[nodiscard]] frame& frame_at(std::uint32_t level) noexcept { return *levels_[level]; }
  // A frame of that kind, now the innermost.
  frame& take_frame(frame_kind kind) {
    if (free_.empty()) add_free_frame();
    frame& f = *free_.back();
    levels_.push_back(&f);
    free_.pop_back();
    f.kind = kind;
    f.content_begin = content_.end();
    f.derived_begin = derived_.end();
    if (!charge(sizeof(frame))) {
      used_bytes_ += sizeof(frame);
      f.failure = errc::limit_memory;
    }
    return f;
  }
  void add_free_frame();
  void recycle(frame& f) noexcept {
    if (f.has_rows) recycle_rows(f);
    used_bytes_ -= sizeof(frame) + f.captures.size() * sizeof(capture) + f.own_bytes;
    f.reset();
    if (f.spare_bytes() != f.kept_bytes) keep_spare(f);
    free_.push_back(&f);
  }
  void recycle_rows(const frame& f) noexcept;
  void keep_spare(frame& f) noexcept;
  // From where on open frames and texts need the buffers.
  [[nodiscard]] text_places oldest_needed() const noexcept;
  void set_to_content(capture& c, std::uint32_t field, std::uint64_t offset,
                      std::uint64_t begin) const noexcept {
    c.offset = offset;
    c.field = field;
    if (!only_text_.empty()) return set_to_document_text(c, only_text_);
    c.text_begin = begin;
    c.text_length = content_.end() - begin;
    if (c.text_length > bounds_.field_text_bytes || !content_.holds_from(begin))
      c.state = capture_state::too_long;
  }
  void set_to_whole(capture& c, std::uint32_t field, std::uint64_t offset, std::string_view text,
                    text_lifetime lives) {
    const std::uint64_t begin = content_.end();
    if (lives == text_lifetime::call) {
      content_.append(text);
      return set_to_content(c, field, offset, begin);
    }
    c.offset = offset;
    c.field = field;
    set_to_document_text(c, text);
  }
  void set_to_document_text(capture& c, std::string_view text) const noexcept {
    c.text_begin = reinterpret_cast<std::uintptr_t>(text.data());
    c.text_length = text.size();
    c.place = text_place::document;
    if (text.size() > bounds_.field_text_bytes) c.state = capture_state::too_long;
  }
  // More text joins the only one that there was.
  void keep_only_text() {
    if (only_text_.empty()) return;
    content_.append(std::exchange(only_text_, {}));
  }
  // Into an anchor, or a frame that has failed or that there is no memory for.
  void capture_otherwise(frame& to, const capture& c);
  // False when refused: the frame has failed.
  bool add(frame& to, const capture& c, std::string_view text);
  void add_to_anchor(frame& to, const capture& c, std::string_view text);
  void import_ancestors(frame& record);
  void return_ancestors(const frame& row, std::size_t open_levels) noexcept;
  void return_values(const frame& row, std::size_t open_levels) noexcept;
  void copy_texts(frame& from, const plan::anchor& anchor);
  [[nodiscard]] bool copy_is_safe(const frame& from, const frame& record) const noexcept;
  void close_scope(frame& f, std::uint64_t end_offset);
  void forget_text_of(const frame& f) noexcept;
  // Passes on or drops what a group holds.
  void settle(frame& group);
  void fail(errc code, std::uint64_t offset) noexcept;
  [[nodiscard]] bool charge(std::uint64_t bytes) noexcept {
    if (used_bytes_ + bytes > bounds_.memory_bytes + bounds_.record_bytes) return false;
    used_bytes_ += bytes;
    return true;
  }

  const plan::plan& plan_;
  const limits bounds_;
  std::vector<std::unique_ptr<frame>> pool_;
  std::vector<frame*> free_;
  std::vector<frame*> levels_;
  std::vector<frame*> finished_;
  std::size_t next_finished_ = 0;
  text_buffer content_;
  text_buffer derived_;
  // All the content since first_open_text_, where there is one text open and its content lives as
  // long as the document. Else empty.
  std::string_view only_text_;
  std::uint64_t open_texts_ = 0;
  std::uint64_t first_open_text_ = 0;
  std::uint64_t used_bytes_ = 0;   // of frames in use, their captures and own texts
  std::uint64_t spare_bytes_ = 0;  // kept by frames
  error failure_;
};

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_RECORD_HPP
