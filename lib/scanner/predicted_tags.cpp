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
#include "simd/prefetch.hpp"

namespace xylem::scanner {

namespace {

// Where the gate will look next, in a document that lies in memory: it is the first to touch each
// block, and would have to wait for it.
constexpr std::size_t next_block = std::size_t{32} * 1024;
constexpr std::size_t cache_line = 64;

// What followed last time, `stored`. Where that is the neighbour in memory or the end of the
// element around, the processor need not wait for it: a comparison is foreseen, a load is not.
[[gnu::always_inline]] inline known_tag* guess(known_tag* stored, known_tag* neighbour,
                                               known_tag* around) noexcept {
  if (stored == neighbour) {
    __asm__("" : "+r"(neighbour));  // else the compiler sees that both are the same
    return neighbour;
  }
  if (stored == around) {
    __asm__("" : "+r"(around));
    return around;
  }
  return stored;
}

}  // namespace

void scanner::note_follower(open_tag in, known_tag& tag) noexcept {
  (in.last == nullptr ? in.tag->inside : in.last->after).note(tag);
  if (&tag != in.tag) in.tag->note_child();
}

bool scanner::is_reference_at(std::size_t at) const {
  const extent found = scan_reference(in_.text, at, dialect_);
  return found.is_whole() && found.at - at <= bounds_.token_bytes;
}

const std::uint32_t* scanner::skip_text(const std::uint32_t* next) {
  while (true) {
    if (is_near_end(next)) next = find_more(next);
    const std::string_view rest = in_.text.substr(*next, 3);
    if (rest.size() < 3 || rest[0] == '<') return next;
    const bool is_harmless = rest[0] == '\r' || (rest[0] == ']' && rest != "]]>") ||
                             (rest[0] == '&' && is_reference_at(*next));
    if (!is_harmless) return next;
    ++next;
  }
}

[[gnu::noinline]] const std::uint32_t* scanner::find_more(const std::uint32_t* next) {
  specials_.refill(static_cast<std::size_t>(next - specials_.positions()));
  return specials_.positions();
}

std::size_t scanner::scan_known(std::size_t at) {
  if (open_.depth() >= bounds_.depth) return at;
  const char* const base = in_.text.data();
  const std::size_t size = in_.text.size();
  // From here on, what lies behind the text would be compared, too.
  const std::size_t near_end = size < text_head::bytes ? 0 : size - text_head::bytes + 1;
  const auto limit = [this] { return in_.text.data() + in_.text.size(); };
  specials_.seek(at);
  const std::uint32_t* next = specials_.positions() + specials_.next();
  open_tag in = path_.back();  // the innermost open element
  known_tag* recent = in.tag;  // that started last
  known_tag* expected = in.last == nullptr ? in.tag->inside.first : in.last->after.first;
  // `at` is *next. What is before is dealt with, but for text that is wanted.
  while (true) {
    const char* const place = base + at;
    known_tag* const tag = expected;

    // An element without children: most of them.
    const std::size_t leaf_end = next[1];
    const tag_step step = tag->step;
    if (leaf_end < near_end && step < tag_step::other && tag->start_head.is_at(place) &&
        tag->end_head.is_at(base + leaf_end) && tag != in.tag &&
        (!has_step(step, tag_step::long_leaf) ||
         tag->has_rests_at(place, base + leaf_end, limit()))) {
      if (has_step(step, tag_step::value)) {
        const std::size_t content = at + tag->start_size;
        const std::string_view text(base + content, leaf_end - content);
        if (group_ != nullptr && tag->is_inside_group && !group_values_.is_full()) {
          hold_value(*tag, at, text, in_.lives);
        } else {
          note_value(*tag, at, text, in_.lives, in);
          if (has_failed()) return at;
        }
      }
      simd::prefetch_behind(place, next_block);
      next += 2;
      at = *next;
      in.last = recent = tag;
      expected = guess(tag->after.first, tag + 1, in.tag);
      continue;
    }

    // Most of the elements around them.
    if (at < near_end && tag == in.tag && deferred_ != 0 && tag->ends_at(place, limit())) {
      --deferred_;
      if (tag == group_) {
        end_group();
        if (has_failed()) return at;
      }
      at = *++next;
      in = {tag->parent, tag};
      expected = guess(tag->after.first, recent + 1, in.tag);
      continue;
    }
    if (at < near_end && step == tag_step::around && tag != in.tag && may_defer(*tag) &&
        tag->starts_at(place, limit())) {
      defer(*tag);
      at = *++next;
      in = {tag, nullptr};
      recent = tag;
      expected = guess(tag->inside.first, tag + 1, in.tag);
      if (open_.depth() + deferred_ < bounds_.depth) continue;
      if (is_near_end(next)) next = find_more(next);
      at = *next;
      break;
    }

    if (at == size && !is_near_end(next)) break;
    if (is_near_end(next)) {
      next = find_more(next);
      at = *next;
      continue;
    }
    if (!(tag == in.tag ? tag->is_end_at(place, limit()) : tag->is_start_at(place, limit()))) {
      if (*place != '<') {
        next = skip_text(next);
        at = *next;
        if (at < size && base[at] != '<') break;
        continue;
      }
      expected = other_known_at(in, at, next[1]);
      if (expected == nullptr) break;
      continue;
    }

    if (tag == in.tag) {
      const std::size_t behind = at + tag->end_size;
      at = *++next;
      if (deferred_ != 0) {
        --deferred_;
        if (tag == group_) end_group();
        in = {tag->parent, tag};
      } else {
        end_known(behind);
        in = {path_.empty() ? nullptr : path_.back().tag, tag};
        if (in.tag == nullptr || cursor_.wants_text()) {
          at = behind;
          break;
        }
      }
      if (has_failed()) return at;
      expected = guess(tag->after.first, recent + 1, in.tag);
      continue;
    }

    std::size_t content = at + tag->start_size;
    if (tag->has_gaps || tag->wants_values) {
      content = end_of_known(*tag, at, next[1]);
      if (content == 0) {
        expected = other_known_at(in, at, next[1]);
        if (expected == nullptr) break;
        continue;
      }
      for (std::size_t i = 0; i < content - at; i += cache_line)
        simd::prefetch_behind(place + i, next_block);
    }
    const std::size_t content_end = next[1];
    const bool is_leaf = !tag->has_children && tag->role != tag_role::other &&
                         (tag->is_empty_element || tag->is_end_at(base + content_end, limit()));
    const bool is_deferred =
        tag->role <= tag_role::group && !tag->is_empty_element && may_defer(*tag);
    if (is_leaf) {
      if (tag->role == tag_role::value) {
        const std::size_t length = tag->is_empty_element ? 0 : content_end - content;
        note_value(*tag, at, {base + content, length}, in_.lives, in);
      }
      next += tag->is_empty_element ? 1 : 2;
      in.last = tag;
    } else if (tag->role == tag_role::value && !tag->has_children && content_end < size &&
               base[content_end] != '<') {
      // The text is not all as it is written.
      const std::size_t begin = at;
      next = skip_text(next + 1);
      at = *next;
      const bool is_all = tag->is_end_at(base + at, limit());
      const auto text = is_all ? decoded({base + content, at - content}) : std::nullopt;
      if (!text) {
        start_deferred(in);
        start_child(*tag, begin);
        in = {tag, nullptr};
        at = content;
        break;
      }
      note_value(*tag, begin, *text, record::text_lifetime::call, in);
      ++next;
      in.last = tag;
    } else if (is_deferred) {
      defer(*tag);
      ++next;
      in = {tag, nullptr};
    } else {
      start_deferred(in);
      start_child(*tag, at);
      if (tag->is_empty_element) {
        end_known(content);
        in.last = tag;
      } else {
        in = {tag, nullptr};
      }
      if (cursor_.wants_text()) {
        at = content;
        break;
      }
      ++next;
    }
    at = *next;
    recent = tag;
    expected = guess(in.last == nullptr ? tag->inside.first : tag->after.first, tag + 1, in.tag);
    if (has_failed()) return at;
    // What is inside may be too deep.
    if (open_.depth() + deferred_ >= bounds_.depth) break;
  }
  start_deferred(in);
  if (!path_.empty()) path_.back().last = in.last;
  specials_.drop_before(static_cast<std::size_t>(next - specials_.positions()));
  return at;
}

std::size_t scanner::scan_known_mixed(std::size_t at) {
  if (open_.depth() >= bounds_.depth) return at;
  specials_.seek(at);
  const std::uint32_t* next = specials_.positions() + specials_.next();
  if (is_near_end(next)) next = find_more(next);
  specials_.drop_before(static_cast<std::size_t>(next - specials_.positions()));
  known_tag* const tag = other_known_at(path_.back(), at, next[1]);
  if (tag == nullptr) return at;
  if (tag == path_.back().tag) {
    const std::size_t behind = at + tag->end_size;
    end_known(behind);
    return behind;
  }
  const std::size_t behind =
      tag->has_gaps || tag->wants_values ? end_of_known(*tag, at, next[1]) : at + tag->start_size;
  if (behind == 0) return at;
  start_child(*tag, at);
  if (tag->is_empty_element) end_known(behind);
  return behind;
}

known_tag* scanner::other_known_at(open_tag in, std::size_t at, std::size_t special) {
  const bool is_end = in_.text.substr(at).starts_with("</");
  if (is_end && !in.tag->is_end_at(in_.text.data() + at, in_.text.data() + in_.text.size()))
    return nullptr;
  known_tag* const found = is_end ? in.tag : child_known_at(in, at, special);
  if (found != nullptr) note_follower(in, *found);
  return found;
}

bool scanner::is_known_at(known_tag& tag, std::size_t at, std::size_t special) {
  const char* const place = in_.text.data() + at;
  const char* const limit = in_.text.data() + in_.text.size();
  if (!tag.is_start_at(place, limit)) {
    const bool is_all_there = in_.text.size() - at >= tag.start.size();
    if (!tag.may_vary() || !is_all_there || !tag.first_piece_is_at(place, limit)) return false;
    tag.expect_other_values();
  }
  return !(tag.has_gaps || tag.wants_values) || end_of_known(tag, at, special) != 0;
}

// Of that name there is one, most often. If not: the one of the two that came last here, the last
// one once more. If there is none: what came where this is a copy of.
known_tag* scanner::child_known_at(open_tag in, std::size_t at, std::size_t special) {
  const auto is_at = [=, this](known_tag* tag) { return is_known_at(*tag, at, special); };
  const auto if_at = [is_at](known_tag* tag) {
    return tag != nullptr && is_at(tag) ? tag : nullptr;
  };
  const followers& tried = in.last == nullptr ? in.tag->inside : in.last->after;
  // The caller has tried it as it is.
  if (tried.first != in.tag && tried.first->may_vary() && is_at(tried.first)) return tried.first;
  known_tag* const named = known_.find_named(*in.tag, in_.text.substr(at + 1), is_at);
  if (named != nullptr && named != in.last && !named->has_turns()) return named;
  if (tried.second != in.tag && is_at(tried.second)) return tried.second;
  // A copy may have been made when other values were expected.
  if (in.last != nullptr && is_at(in.last)) return if_at(&known_.repeated(*in.last));
  if (named != nullptr) return named;
  const known_tag* model = in.last == nullptr ? in.tag->model : in.last->model;
  for (; model != nullptr; model = model->model) {
    const followers& there = in.last == nullptr ? model->inside : model->after;
    const known_tag* const end = in.last == nullptr ? model : model->parent;
    for (known_tag* const tag : {there.first, there.second}) {
      if (tag != end && is_at(tag)) return if_at(known_.copied(*tag, *in.tag));
    }
  }
  return nullptr;
}

// The grammar has accepted a start tag, and its element is open.
void scanner::learn_start_tag(std::size_t begin, std::size_t end) {
  const bool is_learnt = worth_.admits_tag();
  if (worth_.begins_anew() || generation_ != cursor_.learnt().generation()) forget_tags();
  known_tag* const parent = path_.empty() ? nullptr : path_.back().tag;
  known_tag* tag = nullptr;
  const bool is_foreseen = path_.empty() || parent != nullptr;
  if (is_learnt && is_foreseen && cursor_.is_started_for_good() &&
      may_end(token_.tag.name.written)) {
    known_tag* const last = path_.empty() ? nullptr : path_.back().last;
    tag = known_.learn(parent, last, in_.text.substr(begin, end - begin), token_.tag,
                       tag_.attributes(), cursor_.started());
  }
  if (tag != nullptr && parent != nullptr) {
    note_follower(path_.back(), *tag);
    path_.back().last = tag;
  }
  path_.push_back({tag, nullptr});
}

// What is open stays known as far as it takes to see its end.
void scanner::forget_tags() {
  known_.clear();
  generation_ = cursor_.learnt().generation();
  known_tag* parent = nullptr;
  for (std::size_t i = 0; i < path_.size(); ++i) {
    const std::string_view name = open_.name_at(i);
    parent = may_end(name) ? known_.learn_open(parent, name) : nullptr;
    path_[i] = {parent, nullptr};
  }
}

}  // namespace xylem::scanner
