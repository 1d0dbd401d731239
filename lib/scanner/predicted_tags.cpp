// SPDX-License-Identifier: MIT
//
// The fast way through a document: at each '<' the tag that is likely to stand there is compared
// with what does. Equal bytes need no grammar, no names and no namespaces (known_tags.hpp).
//
//   text        <no>4711</no><date>2024
//   positions   p       q    p'          of what character data cannot pass over
//               <no>    </no>            compared at p and q: an element in two comparisons
//
// Where p' comes from does not depend on what was compared, and the guess at the next tag is its
// neighbour in memory: the processor compares several tags at a time as long as the guesses hold.
//
// Everything else is left to the grammar: this returns the place, and comes back behind it. Text is
// known to be well-formed from one position to the next, but for what stands at the position.

#include "scanner/scanner.hpp"

namespace xylem::scanner {

namespace {

// A tag was not learnt because there are too many: so often before all are forgotten.
constexpr std::uint64_t most_unlearnt = 16 * 1024;

// The closing quote of a value that begins at `at`, or white space in it that is normalised
// (3.3.3); before `end`, or there.
const char* value_end(const char* at, const char* end, char quote) noexcept {
  while (at != end && *at != quote && static_cast<unsigned char>(*at) >= 0x20)
    ++at;
  return at;
}

}  // namespace

void scanner::follow(known_tag& tag) noexcept {
  open_tag& top = path_.back();
  if (top.last == &tag) return;
  if (top.last != nullptr) {
    top.last->next = &tag;
  } else {
    top.tag->first_child = &tag;
    top.tag->has_children = true;
  }
  top.last = &tag;
}

// A tag with values. 0 if it does not go on as learnt.
std::size_t scanner::end_of_known(const known_tag& tag, std::size_t begin) {
  const char* const text = in_.text.data();
  const char* const limit = text + in_.text.size();
  std::size_t at = begin + tag.start.size();
  attributes_.clear();
  for (const attribute_gap& gap : tag.gaps) {
    const char* const value = text + at;
    const char* const end = value_end(value, limit, value[-1]);
    if (!known_tag::is_text_at(gap.piece, end, limit)) return 0;
    attributes_.push_back(
        {gap.uri, gap.local, {value, static_cast<std::size_t>(end - value)}, in_.lives});
    at = static_cast<std::size_t>(end - text) + gap.piece.size();
  }
  return at - begin > bounds_.token_bytes ? 0 : at;
}

// Requires that the depth is not at its limit.
void scanner::open_known(known_tag& tag, std::size_t begin) {
  if (cursor_.is_dead()) {
    cursor_.start_dead_element();
  } else if (tag.role == tag_role::dead) {
    cursor_.start_dead_child();
  } else {
    cursor_.start_expected(*tag.node, in_.offset + begin);
    if (!tag.gaps.empty() && cursor_.wants_attributes()) cursor_.attributes(attributes_);
    if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
  }
  follow(tag);
  open_.push(tag.name);
  path_.push_back({&tag, nullptr});
}

void scanner::close_known(std::size_t end) {
  cursor_.end_element(cursor_.ends_frames() ? in_.offset + end : 0);
  if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
  scopes_.leave(open_.depth());
  open_.pop();
  path_.pop_back();
  if (path_.empty()) where_ = region::epilog;
}

std::size_t scanner::scan_known(std::size_t at) {
  if (in_.text.size() < text_head::bytes) return at;
  const char* const base = in_.text.data();
  const char* const limit = base + in_.text.size();
  const std::size_t last_place = in_.text.size() - text_head::bytes;
  const bool is_stable = in_.lives == record::text_lifetime::document;
  specials_.seek(at);
  std::size_t next = specials_.next();
  while (at <= last_place) {
    // Until an element with children, or with something to do, begins or ends.
    known_tag* const parent = path_.back().tag;
    known_tag* last = path_.back().last;
    bool is_leaf_last = last != nullptr && !last->has_children;
    const bool wants_text = cursor_.wants_text();
    const bool may_open = open_.depth() < bounds_.depth;
    known_tag* tag = nullptr;
    std::size_t behind = 0;
    while (true) {
      if (next + special_positions::least_ahead / 2 > specials_.count() &&
          !specials_.is_exhausted()) {
        specials_.refill(next);
        next = 0;
      }
      const char* const place = base + at;
      // Children lie behind their parent, and leaves behind each other.
      tag = is_leaf_last ? last + 1 : last != nullptr ? last->next : parent + 1;
      if (tag == nullptr || !tag->starts_at(place, limit) || tag->parent != parent) {
        tag = other_known_at(place, limit);
        if (tag == nullptr) break;
      }
      behind = at + tag->start.size();
      if (!tag->gaps.empty()) behind = end_of_known(*tag, at);
      const std::size_t q = specials_.positions()[next + 1];
      if (behind == 0 || q < behind || q > last_place || !may_open) return leave_known(at, next);
      const bool is_leaf = tag->role != tag_role::other && !wants_text && !tag->has_children &&
                           (tag->role == tag_role::dead || is_stable) &&
                           (tag->is_empty_element || tag->ends_at(base + q, limit));
      if (!is_leaf) break;
      const std::size_t content_end = tag->is_empty_element ? behind : q;
      if (tag->role == tag_role::value) {
        cursor_.value(*tag->node, in_.offset + at, {base + behind, content_end - behind});
        if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
      }
      if (last != tag) follow(*tag);
      last = tag;
      is_leaf_last = true;
      behind = tag->is_empty_element ? behind : q + tag->end.size();
      next += tag->is_empty_element ? 1 : 2;
      at = specials_.positions()[next];
      if (at > last_place || base[at] != '<' || has_failed()) return leave_known(behind, next);
    }
    if (tag != nullptr) {
      open_known(*tag, at);
      if (tag->is_empty_element) close_known(behind);
    } else if (parent->ends_at(base + at, limit)) {
      behind = at + parent->end.size();
      close_known(behind);
    } else {
      break;
    }
    // Text up to the next tag.
    at = specials_.positions()[++next];
    if (has_failed() || path_.empty() || path_.back().tag == nullptr || at > last_place ||
        base[at] != '<') {
      return leave_known(behind, next);
    }
    if (at != behind && cursor_.wants_text()) cursor_.text({base + behind, at - behind}, in_.lives);
  }
  return leave_known(at, next);
}

// Not the neighbour in memory: the sibling that followed last time, or the same tag once more.
known_tag* scanner::other_known_at(const char* place, const char* limit) const noexcept {
  const open_tag& top = path_.back();
  known_tag* const next = top.last == nullptr ? top.tag->first_child : top.last->next;
  if (next != nullptr && next->starts_at(place, limit)) return next;
  return top.last != nullptr && top.last->starts_at(place, limit) ? top.last : nullptr;
}

std::size_t scanner::leave_known(std::size_t at, std::size_t next) noexcept {
  specials_.drop_before(next);
  return at;
}

// The grammar has accepted a start tag, and its element is open.
void scanner::learn_start_tag(std::size_t begin, std::size_t end) {
  if (generation_ != cursor_.learnt().generation()) forget_tags();
  known_tag* const parent = path_.empty() ? nullptr : path_.back().tag;
  known_tag* tag = nullptr;
  if ((path_.empty() || parent != nullptr) && cursor_.is_started_for_good()) {
    tag = known_.learn(parent, in_.text.substr(begin, end - begin), token_.tag, tag_.attributes(),
                       cursor_.started());
    if (tag == nullptr && known_.is_full() && ++unlearnt_ > most_unlearnt) forget_tags();
  }
  if (tag != nullptr && parent != nullptr) follow(*tag);
  path_.push_back({tag, nullptr});
}

// What is open stays known as far as it takes to see its end.
void scanner::forget_tags() {
  known_.clear();
  unlearnt_ = 0;
  generation_ = cursor_.learnt().generation();
  known_tag* parent = nullptr;
  for (std::size_t i = 0; i < path_.size(); ++i) {
    parent = known_.learn_open(parent, open_.name_at(i));
    path_[i] = {parent, nullptr};
  }
}

}  // namespace xylem::scanner
