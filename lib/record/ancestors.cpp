// SPDX-License-Identifier: MIT
//
// '../' fields: values of enclosing elements, kept at an anchor's frame while its element is open
// and copied into each record that ends inside it. The copy makes the record independent of what
// follows: the next header may overwrite the anchor before the record is converted.

#include <algorithm>
#include <span>

#include "record/record.hpp"

namespace xylem::record {

void collector::add_to_anchor(frame& to, const capture& c, std::string_view text) {
  const plan::anchor& anchor = plan_.anchors[to.subject];
  const plan::field& field = plan_.scopes[anchor.scope].fields[c.field];
  const auto is_of_field = [&](const capture& other) { return other.field == c.field; };
  const auto seen = std::ranges::count_if(to.captures, is_of_field);
  using plan::repeat_policy;
  // What cannot change the answer any more is not kept: the first, or proof of a repetition.
  if (field.repeat == repeat_policy::first && seen >= 1) return;
  // A record that found nothing was promised nothing if unseen values count as missing.
  const auto taken = std::span(to.captures).first(to.used_captures);
  const bool is_awaited = !field.unseen_is_missing || std::ranges::any_of(taken, is_of_field);
  if (to.was_used && is_awaited) {
    if (failure_.code != errc::ok) return;
    failure_ = error(errc::ancestor_value_late, c.offset);
    failure_.field.assign(field.name);
    failure_.field_index = c.field;
    return;
  }
  if (field.repeat == repeat_policy::error && seen >= 2) return;
  if (field.repeat == repeat_policy::last && seen >= 1) {
    used_bytes_ -= sizeof(capture) * static_cast<std::uint64_t>(seen);
    std::erase_if(to.captures, is_of_field);
    if (to.captures.empty()) to.own_text.clear();
  }
  if (!charge(sizeof(capture))) {
    failure_ = error(errc::limit_memory, c.offset);
    return;
  }
  capture kept = c;
  kept.text_begin = to.own_text.size();
  if (kept.state == capture_state::value && field.repeat == repeat_policy::count) text = {};
  if (kept.state == capture_state::value) {
    kept.text_length = text.size();
    if (to.own_text.size() + text.size() > bounds_.record_bytes) {
      kept.state = capture_state::too_long;
    } else {
      to.own_text.append(text);
    }
  }
  to.captures.push_back(kept);
}

void collector::import_ancestors(frame& record) {
  const plan::scope& scope = plan_.scopes[record.subject];
  for (std::size_t i = 0; i < record.anchor_levels.size(); ++i) {
    if (record.anchor_levels[i] == plan::none) continue;  // no such ancestor: truly missing
    frame& from = frame_at(record.anchor_levels[i]);
    from.was_used = true;
    from.used_captures = from.captures.size();
    const plan::anchor& anchor = plan_.anchors[scope.anchors[i]];
    for (const std::uint32_t id : anchor.patterns) {
      const std::uint32_t field = plan_.patterns[id].field;
      const bool is_seen =
          std::ranges::any_of(from.captures, [&](const capture& c) { return c.field == field; });
      const bool is_marked = std::ranges::any_of(record.captures, [&](const capture& c) {
        return c.field == field && c.state == capture_state::unseen;
      });
      if (is_seen || is_marked) continue;
      capture unseen;
      unseen.field = field;
      unseen.state = capture_state::unseen;
      unseen.offset = record.begin_offset;
      add(record, unseen, {});
    }
    for (const capture& c : from.captures) {
      capture copy = c;
      copy.place = text_place::derived;
      copy.text_begin = derived_.end();
      if (c.state == capture_state::value) {
        derived_.append(std::string_view(from.own_text).substr(c.text_begin, c.text_length));
        if (!derived_.holds(copy.text_begin, c.text_length)) copy.state = capture_state::too_long;
      }
      add(record, copy, {});
    }
  }
}

}  // namespace xylem::record
