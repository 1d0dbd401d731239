// SPDX-License-Identifier: MIT
//
// '../' fields: values of enclosing elements, kept at an anchor's frame while its element is open
// and taken into each record that ends inside it. The records get a copy of the text, which makes
// them independent of what follows: the next header may overwrite the anchor before the record is
// converted. Records that end one after the other share the copy.

#include <algorithm>
#include <tuple>

#include "record/record.hpp"

namespace xylem::record {

namespace {

using plan::repeat_policy;

bool keeps_one(const plan::field& f) noexcept {
  return f.repeat == repeat_policy::first || f.repeat == repeat_policy::last;
}

std::size_t place_in(const plan::anchor& a, std::uint32_t field) noexcept {
  return static_cast<std::size_t>(std::ranges::lower_bound(a.fields, field) - a.fields.begin());
}

auto document_place(const capture& c) noexcept {
  return std::tuple(c.offset, c.part);
}

// Whether one more value of a field that has some cannot change the answer: a node that another
// alternative named already, one that is not the first or last, a third proof of repetition.
bool is_idle(const plan::field& f, const held_field& held, const capture& latest,
             const capture& c) noexcept {
  if (document_place(c) == document_place(latest)) return true;
  switch (f.repeat) {
    case repeat_policy::first:
      return document_place(c) > document_place(latest);
    case repeat_policy::last:
      return document_place(c) < document_place(latest);
    case repeat_policy::error:
      return held.count > 1;
    default:
      return false;
  }
}

}  // namespace

void collector::add_to_anchor(frame& to, const capture& c, std::string_view text) {
  const plan::anchor& anchor = plan_.anchors[to.subject];
  const plan::field& field = plan_.scopes[anchor.scope].fields[c.field];
  if (to.held.empty()) to.held.resize(anchor.fields.size());
  held_field& held = to.held[place_in(anchor, c.field)];
  if (held.count != 0 && is_idle(field, held, to.captures[held.latest], c)) return;
  // A record that found nothing was promised nothing if unseen values count as missing.
  const bool is_awaited = !field.unseen_is_missing || held.taken != 0;
  if (to.use_count != 0 && is_awaited) {
    fail(errc::ancestor_value_late, c.offset);
    failure_.field.assign(field.name);
    failure_.field_index = c.field;
    return;
  }
  if (c.state != capture_state::value || field.repeat == repeat_policy::count) text = {};
  const bool replaces = keeps_one(field) && held.count != 0;
  if (replaces) {
    used_bytes_ -= held.text.size();
    to.own_bytes -= held.text.size();
    held.text.clear();
  }
  if (!charge(text.size() + (replaces ? 0 : sizeof(capture)))) {
    fail(errc::limit_memory, c.offset);
    failure_.limit = bounds_.memory_bytes;
    return;
  }
  to.own_bytes += text.size();
  to.copied_at = not_copied;
  capture kept = c;
  kept.place = text_place::derived;
  kept.text_begin = to.own_text.size();
  kept.text_length = text.size();
  (keeps_one(field) ? held.text : to.own_text).append(text);
  if (replaces) {
    to.captures[held.latest] = kept;
    return;
  }
  held.latest = static_cast<std::uint32_t>(to.captures.size());
  to.captures.push_back(kept);
  ++held.count;
}

// Whether the last copy of an anchor's texts will be there as long as the record.
bool collector::copy_is_safe(const frame& from, const frame& record) const noexcept {
  if (from.copied_at == not_copied || !derived_.holds(from.copied_at, from.own_bytes)) return false;
  // Records are converted before anything is released, rows wait inside theirs.
  return record.subject == 0 || from.copied_at >= oldest_needed().derived;
}

void collector::copy_texts(frame& from, const plan::anchor& anchor) {
  const plan::scope& scope = plan_.scopes[anchor.scope];
  from.copied_at = derived_.end();
  for (const capture& c : from.captures) {
    derived_.append(keeps_one(scope.fields[c.field])
                        ? std::string_view(from.held[place_in(anchor, c.field)].text)
                        : std::string_view(from.own_text).substr(c.text_begin, c.text_length));
  }
}

void collector::import_ancestors(frame& record) {
  const plan::scope& scope = plan_.scopes[record.subject];
  for (std::size_t i = 0; i < record.anchor_levels.size(); ++i) {
    if (record.anchor_levels[i] == plan::none) continue;  // no such ancestor: truly missing
    frame& from = frame_at(record.anchor_levels[i]);
    ++from.use_count;
    const plan::anchor& anchor = plan_.anchors[scope.anchors[i]];
    for (std::size_t place = 0; place < anchor.fields.size(); ++place) {
      if (!from.held.empty() && from.held[place].count != 0) {
        ++from.held[place].taken;
        continue;
      }
      capture unseen;
      unseen.field = anchor.fields[place];
      unseen.state = capture_state::unseen;
      unseen.offset = record.begin_offset;
      unseen.row = static_cast<std::uint32_t>(i);
      add(record, unseen, {});
    }
    if (!copy_is_safe(from, record)) copy_texts(from, anchor);
    std::uint64_t at = from.copied_at;
    for (const capture& c : from.captures) {
      capture copy = c;
      copy.place = text_place::derived;
      copy.text_begin = at;
      at += c.text_length;
      if (c.state == capture_state::value && !derived_.holds(copy.text_begin, c.text_length)) {
        copy.state = capture_state::too_long;
      }
      add(record, copy, {});
    }
  }
}

// A row that is dropped has used nothing. Anchors inside the closing group are gone with it. Rows
// that have failed are not among a group's captures.
void collector::return_ancestors(const frame& row, std::size_t open_levels) noexcept {
  for (const std::uint32_t level : row.anchor_levels) {
    if (level < open_levels) --frame_at(level).use_count;
  }
  return_values(row, open_levels);
  for (const capture& c : row.captures) {
    if (c.state == capture_state::row) return_ancestors(*pool_[c.row], open_levels);
  }
}

// It took a value of every field but the unseen ones.
void collector::return_values(const frame& row, std::size_t open_levels) noexcept {
  for (const std::uint32_t level : row.anchor_levels) {
    if (level >= open_levels) continue;
    for (held_field& held : frame_at(level).held)
      --held.taken;
  }
  const plan::scope& scope = plan_.scopes[row.subject];
  for (const capture& c : row.captures) {
    if (c.state != capture_state::unseen || row.anchor_levels[c.row] >= open_levels) continue;
    frame& from = frame_at(row.anchor_levels[c.row]);
    if (from.held.empty()) continue;
    ++from.held[place_in(plan_.anchors[scope.anchors[c.row]], c.field)].taken;
  }
}

}  // namespace xylem::record
