// SPDX-License-Identifier: MIT
//
// What scan_known() does at a tag. Most elements around values need not be started: they are at
// their end before anybody has to know (the cursor, for its frames; the grammar, for names).
//
//   <E1EDKA1><PARVW>AG</PARVW><PARTN>17</PARTN></E1EDKA1>
//   deferred  value            value            done: [PARVW='AG'] holds, PARTN goes to the record
//
//   <E1EDKA1><PARVW>AG</PARVW><PARTN>1&amp;7</PARTN></E1EDKA1>
//   deferred  value           started, with what it holds: the grammar has to look at the '&'

#include "scanner/resolution.hpp"
#include "scanner/scanner.hpp"
#include "simd/value_end.hpp"

namespace xylem::scanner {

std::size_t scanner::end_of_known(known_tag& tag, std::size_t begin, std::size_t special) {
  const char* const text = in_.text.data();
  const char* const limit = text + in_.text.size();
  const char* at = text + begin + tag.first_piece.size();
  shape::attribute* found = tag.attributes.data();
  for (const tag_piece& piece : tag.pieces) {
    const char* const end = simd::value_end(at, limit, at[-1]);
    if (!piece.is_at(end, limit)) return 0;
    if (tag.wants_values) {
      found->value = {at, static_cast<std::size_t>(end - at)};
      found->lives = in_.lives;
      ++found;
    }
    at = end + piece.text.size();
  }
  const auto behind = static_cast<std::size_t>(at - text);
  return special < behind || behind - begin > bounds_.token_bytes ? 0 : behind;
}

// Requires that the depth is not at its limit.
void scanner::start_known(const known_tag& tag, std::size_t begin) {
  if (cursor_.is_dead()) {
    cursor_.start_dead_element();
  } else if (tag.role == tag_role::dead) {
    cursor_.start_dead_child();
  } else {
    cursor_.start_expected(*tag.node, in_.offset + begin);
    if (tag.wants_values) cursor_.attributes(tag.attributes);
    if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
  }
  open_.push(tag.name);
}

std::size_t scanner::start_root(std::size_t at) {
  known_tag& tag = *known_.root();
  if (tag.has_gaps || tag.wants_values || tag.is_empty_element) return at;
  cursor_.start_root(*tag.node, in_.offset + at);
  where_ = region::content;
  open_.push(tag.name);
  path_.push_back({&tag, nullptr});
  return at + tag.start_size;
}

void scanner::start_child(known_tag& tag, std::size_t begin) {
  path_.back().last = &tag;
  start_known(tag, begin);
  path_.push_back({&tag, nullptr});
}

void scanner::end_known(std::size_t end) {
  cursor_.end_element(cursor_.ends_frames() ? in_.offset + end : 0);
  if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
  scopes_.leave(open_.depth());
  open_.pop();
  path_.pop_back();
  if (path_.empty()) where_ = region::epilog;
}

void scanner::note_value(const known_tag& tag, std::size_t begin, std::string_view text,
                         record::text_lifetime lives, open_tag in) {
  if (group_ != nullptr && group_values_.is_full()) start_deferred(in);
  if (group_ != nullptr) hold_value(tag, begin, text, lives);
  const shape::whole_value found{tag.node, in_.offset + begin, text, lives};
  if (group_ == nullptr) {
    cursor_.value(found);
  } else if (!tag.is_inside_group) {
    cursor_.value_below(found, group_->level);
  }
  if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
}

// Of a value with references or CR in it; all of them are harmless. Nothing when there is no room.
std::optional<std::string_view> scanner::decoded(std::string_view text) {
  if (group_ == nullptr) decoded_size_ = 0;
  // Nothing that is written becomes longer.
  if (text.size() > decoded_.size() - decoded_size_) return std::nullopt;
  resolved_.clear();
  while (!text.empty()) {
    const bool is_reference = text.front() == '&';
    const std::size_t size =
        is_reference ? text.find(';') + 1 : std::min(text.find('&'), text.size());
    if (is_reference) {
      append_reference(text.substr(0, size), resolved_);
    } else {
      append_with_line_feeds(text.substr(0, size), resolved_);
    }
    text.remove_prefix(size);
  }
  char* const begin = decoded_.data() + decoded_size_;
  decoded_size_ += resolved_.copy(begin, resolved_.size());
  return std::string_view(begin, resolved_.size());
}

void scanner::defer_group(const known_tag& tag) noexcept {
  group_ = &tag;
  group_values_.clear();
  decoded_size_ = 0;
  satisfied_ = 0;
}

void scanner::end_group() {
  if (satisfied_ != 0) {
    cursor_.group(*group_->node, group_->level, satisfied_, group_values_.all());
    if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
  }
  group_ = nullptr;
}

// Makes up for what was put off.
void scanner::start_deferred(open_tag innermost) {
  if (deferred_ == 0) return;
  const std::size_t first = path_.size();
  path_.resize(first + deferred_);
  known_tag* tag = innermost.tag;
  for (std::size_t i = path_.size(); i != first; --i, tag = tag->parent)
    path_[i - 1] = {tag, nullptr};
  for (std::size_t i = first; i != path_.size(); ++i) {
    const known_tag& started = *path_[i].tag;
    path_[i - 1].last = path_[i].tag;
    // Nobody will ask for the place of what may be deferred.
    start_known(started, 0);
    if (&started != group_) continue;
    for (const shape::whole_value& held : group_values_.all())
      cursor_.value_from(held, started.level);
  }
  path_.back().last = innermost.last;
  deferred_ = 0;
  group_ = nullptr;
}

}  // namespace xylem::scanner
