// SPDX-License-Identifier: MIT
#include "entity_expansion.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "markup_character.hpp"
#include "utf8.hpp"

namespace xylem::input {

void entity_expansion::start(entity_table& known, std::uint64_t offset,
                             std::size_t most_piece_bytes) noexcept {
  known_ = &known;
  most_bytes_ = most_piece_bytes;
  longest_name_ = std::min(known.longest_name(), most_piece_bytes / 2);
  text_end_ = offset;
  spent_ = 0;
  follower_.start();
  edits_.clear();
  if (failure_.code != errc::ok) failure_ = error();
  rest_ = {};
  event_ = event::unknown;
  is_writing_ = false;
  is_released_ = false;
  is_reference_open_ = false;
  is_broken_ = false;
  held_.clear();
  out_.clear();
}

std::string_view entity_expansion::next() {
  out_.clear();
  if (std::exchange(is_released_, false)) {
    out_.swap(held_);
    return hand_on(out_);
  }
  if (is_waiting() && !resume_waiting()) return {};
  while (failure_.code == errc::ok) {
    if (is_writing_) {
      if (!write()) break;
      continue;
    }
    if (event_ == event::unknown) find_event();
    if (plain_ > 0) {
      // Copied only to join it with what was replaced.
      if (out_.empty() && (event_ != event::known || plain_ >= most_bytes_ / 2)) {
        const std::string_view plain = take_plain();
        if (event_ == event::cut) held_.assign(std::exchange(rest_, {}));
        if (event_ != event::known) event_ = event::unknown;
        return hand_on(plain);
      }
      if (out_.size() + plain_ > most_bytes_) break;
      out_.append(take_plain());
    }
    const event seen = std::exchange(event_, event::unknown);
    if (seen == event::cut) held_.assign(std::exchange(rest_, {}));
    if (seen != event::known) break;
    const std::string_view name = rest_.substr(1, reference_length_ - 2);
    rest_.remove_prefix(reference_length_);
    begin(entity_, name, reference_length_);
  }
  return hand_on(out_);
}

// Up to the first reference that is known, or may become so.
void entity_expansion::find_event() noexcept {
  for (std::size_t i = 0;;) {
    if (is_reference_open_) {
      while (i < rest_.size() && (is_name_character(rest_[i]) || rest_[i] == '#'))
        ++i;
      if (i == rest_.size()) {
        plain_ = i;
        event_ = event::end;
        return;
      }
      is_reference_open_ = false;
      is_broken_ = rest_[i] != ';';
    }
    if (is_broken_) {
      plain_ = rest_.size();
      event_ = event::end;
      return;
    }
    i += follower_.follow(rest_.substr(i));
    plain_ = i;
    if (i == rest_.size()) {
      event_ = event::end;
      return;
    }
    std::size_t length = 1;
    while (i + length < rest_.size() && length <= longest_name_ + 1 &&
           is_name_character(rest_[i + length])) {
      ++length;
    }
    if (length <= longest_name_ + 1) {
      if (i + length == rest_.size()) {
        event_ = event::cut;
        return;
      }
      const auto found =
          rest_[i + length] == ';' ? known_->find(rest_.substr(i + 1, length - 1)) : std::nullopt;
      if (found) {
        entity_ = *found;
        reference_length_ = length + 1;
        event_ = event::known;
        return;
      }
    }
    i += length;
    is_reference_open_ = true;
  }
}

// False when all of the text belongs to the beginning of a reference, which goes on waiting.
bool entity_expansion::resume_waiting() {
  std::size_t length = 0;
  while (length < rest_.size() && held_.size() <= longest_name_ + 1 &&
         is_name_character(rest_[length])) {
    held_ += rest_[length++];
  }
  const bool may_be_known = held_.size() <= longest_name_ + 1;
  if (may_be_known && length == rest_.size()) {
    rest_ = {};
    return false;
  }
  while (length < rest_.size() && is_continuation(rest_[length]))
    held_ += rest_[length++];
  const bool is_complete = may_be_known && rest_[length] == ';';
  rest_.remove_prefix(length + (is_complete ? 1 : 0));
  // Swapped, so that both keep their memory.
  resumed_.swap(held_);
  held_.clear();
  const std::string_view name = std::string_view(resumed_).substr(1);
  const auto found = is_complete ? known_->find(name) : std::nullopt;
  if (found) {
    begin(*found, name, resumed_.size() + 1);
  } else {
    out_ = resumed_;
    if (is_complete) out_ += ';';
    is_reference_open_ = !is_complete;
  }
  return true;
}

void entity_expansion::begin(const entity& e, std::string_view name, std::size_t length) noexcept {
  errc code = known_->resolve(e);
  if (code == errc::ok && e.is_declared()) {
    spent_ += known_->text_bytes(e);
    if (spent_ > entity_table::most_text) code = errc::limit_entity_text;
  }
  if (code != errc::ok) {
    failure_ = error(code, edits_.source_of(text_end_ + out_.size()));
    failure_.found.assign(name);
    if (code == errc::limit_entity_text) failure_.limit = entity_table::most_text;
    if (code == errc::limit_entity_depth) failure_.limit = entity_table::most_depth;
    return;
  }
  writer_.start(*known_, e, follower_.context());
  reference_length_ = length;
  is_writing_ = true;
}

// False when there is no more room.
bool entity_expansion::write() {
  const std::size_t begin = out_.size();
  writer_.write(*known_, out_, most_bytes_);
  is_writing_ = !writer_.is_done();
  edits_.add(text_end_ + begin, is_writing_ ? 0 : reference_length_, out_.size() - begin);
  return !is_writing_;
}

std::string_view entity_expansion::take_plain() noexcept {
  const std::string_view plain = rest_.substr(0, plain_);
  rest_.remove_prefix(plain_);
  plain_ = 0;
  return plain;
}

std::string_view entity_expansion::hand_on(std::string_view piece) noexcept {
  text_end_ += piece.size();
  return piece;
}

}  // namespace xylem::input
