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

known_tag* scanner::foreseen_at(const char* place, const char* limit) const noexcept {
  const open_tag& top = path_.back();
  known_tag* const last = top.last;
  // Children lie behind their parent, and leaves behind each other.
  known_tag* const next = last == nullptr ? top.tag->first_child : last->next;
  known_tag* const neighbour = last == nullptr ? top.tag + 1 : last->has_children ? next : last + 1;
  if (neighbour != nullptr && neighbour->starts_at(place, limit) && neighbour->parent == top.tag)
    return neighbour;
  if (next != nullptr && next != neighbour && next->starts_at(place, limit)) return next;
  return last != nullptr && last->starts_at(place, limit) ? last : nullptr;
}

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

std::size_t scanner::end_of_known(const known_tag& tag, std::size_t begin) {
  std::size_t at = begin + tag.start.size();
  attributes_.clear();
  if (tag.gaps.empty()) return at;
  const char* const text = in_.text.data();
  const char* const limit = text + in_.text.size();
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
    if (!attributes_.empty() && cursor_.wants_attributes()) cursor_.attributes(attributes_);
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

// An element without children, from start tag to end tag, of which at most the text is wanted and
// that lives as long as the document.
bool scanner::take_leaf(known_tag& tag, std::size_t begin, std::string_view content) {
  if (tag.role == tag_role::other) return false;
  if (tag.role == tag_role::value) {
    if (in_.lives != record::text_lifetime::document) return false;
    cursor_.value(*tag.node, in_.offset + begin, content);
    if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
  }
  follow(tag);
  return true;
}

std::size_t scanner::scan_known(std::size_t at) {
  const std::string_view text = in_.text;
  if (text.size() < text_head::bytes) return at;
  const std::size_t last_place = text.size() - text_head::bytes;
  const char* const base = text.data();
  const char* const limit = base + text.size();
  specials_.seek(at);
  std::size_t next = specials_.next();
  bool wants_text = cursor_.wants_text();
  while (at <= last_place) {
    if (next + special_positions::least_ahead / 2 > specials_.count() &&
        !specials_.is_exhausted()) {
      specials_.refill(next);
      next = 0;
    }
    std::size_t behind = 0;
    if (known_tag* const tag = foreseen_at(base + at, limit)) {
      const std::size_t content = end_of_known(*tag, at);
      const std::size_t q = specials_.positions()[next + 1];
      if (content == 0 || q < content || q > last_place || open_.depth() >= bounds_.depth) break;
      const bool is_leaf = !wants_text && !tag->has_children &&
                           (tag->is_empty_element || tag->ends_at(base + q, limit));
      const std::size_t content_end = tag->is_empty_element ? content : q;
      if (is_leaf && take_leaf(*tag, at, text.substr(content, content_end - content))) {
        behind = tag->is_empty_element ? content : q + tag->end.size();
        next += tag->is_empty_element ? 1 : 2;
      } else {
        open_known(*tag, at);
        behind = content;
        if (tag->is_empty_element) close_known(behind);
        wants_text = cursor_.wants_text();
        ++next;
      }
    } else if (path_.back().tag->ends_at(base + at, limit)) {
      behind = at + path_.back().tag->end.size();
      close_known(behind);
      wants_text = cursor_.wants_text();
      ++next;
    } else {
      break;
    }
    // Text up to the next tag.
    at = behind;
    const std::size_t place = specials_.positions()[next];
    if (has_failed() || path_.empty() || path_.back().tag == nullptr || place > last_place ||
        base[place] != '<') {
      break;
    }
    if (wants_text && place != behind) cursor_.text(text.substr(behind, place - behind), in_.lives);
    at = place;
  }
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
