// SPDX-License-Identifier: MIT
#include "scanner/scanner.hpp"

#include "scanner/byte_class.hpp"
#include "scanner/resolution.hpp"

namespace xylem::scanner {

namespace {

constexpr std::size_t cdata_opening = std::string_view("<![CDATA[").size();
constexpr std::size_t cdata_closing = std::string_view("]]>").size();

bool is_run(token_kind kind) noexcept {
  return kind == token_kind::character_data || kind == token_kind::white_space;
}

// The end of character data that what follows may change the meaning of: a CR, or what may become
// "]]>".
std::size_t undecided_bytes(std::string_view text) noexcept {
  if (text.ends_with("]]")) return 2;
  return text.ends_with(']') || text.ends_with('\r') ? 1 : 0;
}

}  // namespace

scanner::scanner(shape::cursor& into, const limits& bounds, name_profile names,
                 prediction foresight)
    : cursor_(into),
      bounds_(bounds),
      dialect_{names},
      tag_(bounds),
      foresees_(foresight == prediction::on) {
  token_.tag.most_kept = static_cast<std::size_t>(bounds.attributes);
}

void scanner::start_document() {
  open_.clear();
  scopes_.clear();
  path_.clear();
  deferred_ = 0;
  group_ = nullptr;
  if (known_.is_full() || generation_ != cursor_.learnt().generation()) forget_tags();
  where_ = region::prolog;
  failure_ = error();
}

std::size_t scanner::scan(const window& in) {
  in_ = in;
  std::size_t at = 0;
  bool has_positions = false;
  while (at < in.text.size()) {
    if (in.text[at] == '<' && !path_.empty() && path_.back().tag != nullptr &&
        !worth_.is_pausing()) {
      if (!has_positions) specials_.start(in.text, at);
      has_positions = true;
      const std::size_t begin = at;
      const bool was_mixed = cursor_.wants_text();
      at = was_mixed ? scan_known_mixed(at) : scan_known(at);
      if (has_failed()) break;
      worth_.note_foreseen(at - begin);
      if (at != begin && (was_mixed || cursor_.wants_text())) continue;
      if (at == in.text.size()) break;
    }
    std::size_t next = in.text[at] == '<' && is_root_known_at(at) ? start_root(at) : at;
    if (next == at) next = scan_one(at);
    if (next == at || has_failed()) break;
    at = next;
  }
  if (in.end == text_end::document && !has_failed()) finish(at);
  return at;
}

std::size_t scanner::scan_plain(std::size_t at) {
  const std::string_view text = in_.text;
  if (text[at] != '<') {
    const std::size_t end = skip(byte_class::text, text, at);
    if (end == text.size() || text[end] != '<') return at;
    take_text(text.substr(at, end - at));
    return end;
  }
  const std::size_t name = at + 1;
  if (name == text.size()) return at;
  if (text[name] == '/') {
    // A name that is equal to that of an open element is one.
    const std::string_view open = open_.innermost();
    const std::size_t end = name + 1 + open.size();
    if (end >= text.size() || text[end] != '>' || !may_end(open) ||
        text.substr(name + 1, open.size()) != open) {
      return at;
    }
    close_element(end + 1);
    return end + 1;
  }
  if (!is_of(byte_class::name_start, text[name])) return at;
  const std::size_t end = skip(byte_class::name_part, text, name + 1);
  if (end == text.size() || text[end] != '>' || end + 1 - at > bounds_.token_bytes) return at;
  start_tag& tag = token_.tag;
  tag.name.prefix = {};
  tag.name.local = tag.name.written = text.substr(name, end - name);
  tag.attributes.clear();
  tag.attribute_count = 0;
  tag.is_empty_element = false;
  take_start_tag(at, end + 1);
  return end + 1;
}

std::size_t scanner::scan_one(std::size_t at) {
  if (where_ == region::content) {
    if (const std::size_t end = scan_plain(at); end != at) return end;
  }
  token_.kind = token_kind::start_tag;
  const extent found = scan_token(in_.text, at, where_, dialect_, token_);
  if (!is_run(token_.kind) && found.known - at > bounds_.token_bytes) {
    fail(errc::limit_token, at, bounds_.token_bytes);
    return at;
  }
  if (!found.is_whole()) return stop_at(at, found);
  std::size_t end = found.at;
  const bool is_open = end == in_.text.size() && in_.end == text_end::open;
  if (is_open && token_.kind == token_kind::character_data)
    end -= undecided_bytes(in_.text.substr(at));
  if (end != at) take(at, end);
  return end;
}

std::size_t scanner::stop_at(std::size_t at, const extent& found) {
  if (found.what == verdict::wrong) {
    fail(found.code, found.at);
    return at;
  }
  if (token_.kind != token_kind::character_data) return at;
  const std::size_t end = in_.text.size() - undecided_bytes(in_.text.substr(at));
  if (end != at) take(at, end);
  return end;
}

void scanner::finish(std::size_t at) {
  if (at != in_.text.size()) return fail(errc::document_truncated, at);
  if (where_ == region::prolog) return fail(errc::document_empty, at);
  if (where_ == region::content) fail(errc::document_truncated, at);
}

void scanner::take(std::size_t begin, std::size_t end) {
  const std::string_view text = in_.text.substr(begin, end - begin);
  switch (token_.kind) {
    case token_kind::start_tag:
      return take_start_tag(begin, end);
    case token_kind::end_tag:
      return take_end_tag(begin, end);
    case token_kind::character_data:
      return take_text(text);
    case token_kind::reference:
      return take_reference(text);
    case token_kind::cdata_section:
      return take_text(text.substr(cdata_opening, text.size() - cdata_opening - cdata_closing));
    case token_kind::instruction:
      if (token_.target.target.size() > bounds_.name_bytes)
        fail(errc::limit_name, begin, bounds_.name_bytes);
      break;
    case token_kind::comment:
    case token_kind::white_space:
      break;
  }
}

void scanner::take_start_tag(std::size_t begin, std::size_t end) {
  const std::uint64_t depth = open_.depth() + 1;
  const errc code = tag_.expand(token_.tag, depth, in_.lives, scopes_);
  if (code != errc::ok) return fail(code, begin, tag_.limit());
  const std::uint64_t offset = in_.offset + begin;
  const errc too_deep = cursor_.start_element(tag_.uri(), tag_.local(), offset);
  if (too_deep != errc::ok) return fail(too_deep, begin, bounds_.depth);
  if (!tag_.attributes().empty() && cursor_.wants_attributes())
    cursor_.attributes(tag_.attributes());
  where_ = region::content;
  open_.push(token_.tag.name.written);
  if (foresees_) learn_start_tag(begin, end);
  if (token_.tag.is_empty_element) {
    close_element(end);
  } else if (cursor_.failure().code != errc::ok) {
    failure_ = cursor_.failure();
  }
}

void scanner::take_end_tag(std::size_t begin, std::size_t end) {
  // WFC: Element Type Match
  if (token_.end_name != open_.innermost()) return fail(errc::tag_mismatch, begin);
  close_element(end);
}

void scanner::close_element(std::size_t end) {
  if (foresees_ && path_.back().tag != nullptr) note_follower(path_.back(), *path_.back().tag);
  cursor_.end_element(in_.offset + end);
  scopes_.leave(open_.depth());
  open_.pop();
  if (foresees_) path_.pop_back();
  if (open_.depth() == 0) where_ = region::epilog;
  if (cursor_.failure().code != errc::ok) failure_ = cursor_.failure();
}

void scanner::take_text(std::string_view text) {
  if (!cursor_.wants_text()) return;
  if (has_only_line_feeds(text)) return cursor_.text(text, in_.lives);
  resolved_.clear();
  append_with_line_feeds(text, resolved_);
  cursor_.text(resolved_);
}

void scanner::take_reference(std::string_view reference) {
  if (!cursor_.wants_text()) return;
  resolved_.clear();
  append_reference(reference, resolved_);
  cursor_.text(resolved_);
}

void scanner::fail(errc code, std::size_t at, std::uint64_t limit) noexcept {
  failure_ = error(code, in_.offset + at);
  failure_.limit = limit;
}

}  // namespace xylem::scanner
