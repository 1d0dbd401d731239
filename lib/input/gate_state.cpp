// SPDX-License-Identifier: MIT
#include "gate_state.hpp"

#include <algorithm>
#include <utility>

#include "encoding.hpp"
#include "markup_character.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::input {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::uint64_t or_default(std::uint64_t given, std::uint64_t value) noexcept {
  return given == 0 ? value : given;
}

static_assert(decoding::piece_bytes == gate::block_bytes);

}  // namespace

void gate::state::start(const options& o, line_end_form form) {
  retained_.clear();
  blanked_.clear();
  rewriting_.start(form);
  handed_ = {};
  taken_ = {};
  handed_offset_ = 0;
  is_retaining_places_ = false;
  places_begin_ = 0;
  policy_ = o.dtd;
  max_token_bytes_ = or_default(o.limits.token_bytes, limits{}.token_bytes);
  max_document_bytes_ = o.limits.document_bytes;
  decoding_.start(max_document_bytes_);
  declaration_.start(max_token_bytes_);
  most_memory_bytes_ = or_default(o.limits.memory_bytes, limits{}.memory_bytes);
  most_name_bytes_ = std::min<std::uint64_t>(or_default(o.limits.name_bytes, limits{}.name_bytes),
                                             block_bytes / 2);
  prolog_.start(policy_, {max_token_bytes_, {most_name_bytes_, o.names}, most_memory_bytes_},
                entities_);
  phase_ = phase::options;
  replay_ = {};
  text_ = {};
  if (failure_.code != errc::ok) failure_ = error();
  is_finished_ = false;
  next_ = {};
  block_ = {};
  retained_at_ = {};
  is_in_keyword_ = false;
  known_encoding_ = o.encoding;
  known_entities_ = o.entities;
  entities_.start(&known_entities_);
}

gate_status gate::state::next() {
  handed_ = {};
  handed_offset_ = rewriting_.text_end();
  if (!is_retaining_places_) rewriting_.release_before(handed_offset_);
  bool has_block = true;  // the last one, then what a step has emitted
  for (;;) {
    if (hand_on()) return gate_status::block;
    if (failure_.code == errc::ok && rewriting_.has_failed()) {
      failure_ = rewriting_.failure();
      failure_.byte_offset = input_of(failure_.byte_offset);
    }
    if (has_block) {
      retained_.end_block();
      blanked_.end_block();
      has_block = false;
    }
    if (failure_.code != errc::ok) return gate_status::failed;
    if (is_finished_) return gate_status::finished;
    switch (step()) {
      case progress::starved:
        retained_.end_input();
        blanked_.end_input();
        return gate_status::need_input;
      case progress::block:
        has_block = true;
        break;
      case progress::none:
        break;
    }
  }
}

// Hands on the next of what was taken; false when there is none.
bool gate::state::hand_on() {
  while (rewriting_.has_more()) {
    handed_ = rewriting_.next();
    handed_offset_ = rewriting_.text_offset();
    if (!handed_.empty()) return true;
  }
  return false;
}

gate::state::progress gate::state::step() {
  if (phase_ == phase::options) return see_options();
  if (phase_ == phase::head) return see_head();
  std::string_view& text = front();
  if (text.empty()) return fetch();
  if (phase_ == phase::declaration) return scan_declaration(text);
  if (phase_ == phase::prolog) return scan_prolog(text);
  const block_lifetime lifetime = front_lifetime();
  const std::string_view block = std::exchange(text, {});
  emit(block, block, lifetime);
  return progress::block;
}

gate::state::progress gate::state::see_options() {
  const errc code = encoding_.start(known_encoding_);
  if (code != errc::ok) {
    fail(code, error::no_offset);
    failure_.found.assign(known_encoding_);
  } else if (known_entities_.malformed() != nullptr) {
    fail(errc::options_entity_malformed, error::no_offset);
    failure_.found.assign(known_entities_.malformed()->name);
  }
  if (failure_.code == errc::ok && take_whole()) return progress::block;
  phase_ = phase::head;
  return progress::none;
}

// Most documents of many are small, in UTF-8, and before the root element stands at most the XML
// declaration that stood there last time. All others go from phase to phase.
bool gate::state::take_whole() {
  if (!known_encoding_.empty() || !entities_.is_empty()) return false;
  const std::string_view raw = decoding_.whole();
  std::size_t begin = 0;
  if (raw.starts_with(xml_declaration::keyword)) {
    begin = declaration_.repeated(raw);
    const std::string_view name = declaration_.repeated_encoding_name();
    const encoding* const named = find_own_encoding(name);
    if (begin == 0 || !(name.empty() || (named != nullptr && named->instance == &utf_8)))
      return false;
  }
  const std::size_t root = std::min(raw.find_first_not_of(" \t\r\n", begin), raw.size());
  const std::string_view tag = raw.substr(root, 2);
  if (tag.size() != 2 || tag[0] != '<' || !is_ascii_letter(tag[1])) return false;
  if (!decoding_.fetch_whole()) return false;
  text_ = decoding_.text();
  if (begin != 0) {
    const std::string_view skipped = text_.substr(0, begin);
    text_.remove_prefix(begin);
    skip(skipped);
  }
  phase_ = phase::content;
  const std::string_view block = std::exchange(text_, {});
  emit(block, block, decoding_.text_lifetime());
  return true;
}

gate::state::progress gate::state::see_head() {
  const auto head = decoding_.head(signature_bytes);
  if (!head) return progress::starved;
  const errc code = encoding_.see_head(*head);
  if (code != errc::ok) fail(code, 0);
  decoding_.skip_mark(encoding_.mark_bytes());
  decoding_.use(encoding_.chosen());
  next_.input = encoding_.mark_bytes();
  block_ = next_;
  retained_at_ = next_;
  phase_ = phase::declaration;
  is_first_text_ = true;
  return progress::none;
}

gate::state::progress gate::state::fetch() {
  const decode_status status = decoding_.fetch();
  if (status == decode_status::need_input) return progress::starved;
  if (status != decode_status::text) return end(status);
  text_ = decoding_.text();
  if (is_first_text_ && encoding_.mark_bytes() != 0 && text_.starts_with(byte_order_mark) &&
      !seeded::is(seeded::bug::second_mark))
    fail(errc::encoding_repeated_bom, next_.input);
  is_first_text_ = false;
  return progress::none;
}

// There is no more text. Bytes held back for a keyword, or a reference, were none.
gate::state::progress gate::state::end(decode_status why) {
  const bool is_inside =
      phase_ == phase::declaration ? declaration_.is_open() : prolog_.is_in_doctype();
  if (!is_inside && phase_ == phase::declaration) {
    leave_declaration(declaration_.held());
    return progress::none;
  }
  if (!is_inside && phase_ == phase::prolog && !prolog_.held().empty()) {
    phase_ = phase::content;
    emit(prolog_.held(), prolog_.held(), block_lifetime::stable);
    return progress::block;
  }
  if (rewriting_.is_waiting()) {
    rewriting_.release_waiting();
    return progress::block;
  }
  switch (why) {
    case decode_status::malformed:
      fail(errc::encoding_malformed, decoding_.position());
      break;
    case decode_status::truncated:
      fail(errc::encoding_truncated, decoding_.position());
      break;
    case decode_status::over_limit:
      fail(errc::limit_document, max_document_bytes_);
      failure_.limit = max_document_bytes_;
      break;
    default:
      if (is_inside) {
        fail(errc::document_truncated, decoding_.position());
      } else {
        is_finished_ = true;
      }
      break;
  }
  return progress::none;
}

gate::state::progress gate::state::scan_declaration(std::string_view& front) {
  const markup_step made = declaration_.scan(front.substr(0, block_bytes));
  const std::string_view done = front.substr(0, made.length);
  switch (made.action) {
    case markup_action::blank:
      if (declaration_.is_complete()) return leave_out(front, made.length);
      front.remove_prefix(made.length);
      skip(done);
      return progress::none;
    case markup_action::blank_held:
      front.remove_prefix(made.length);
      skip(declaration_.held());
      return progress::none;
    case markup_action::absent:
      front.remove_prefix(made.length);
      leave_declaration(declaration_.held());
      return progress::none;
    case markup_action::fail:
      fail(declaration_.failure(), declaration_offset(declaration_.failure_offset()));
      return progress::none;
    default:  // hold
      front.remove_prefix(made.length);
      return progress::none;
  }
}

// Text begins behind the XML declaration; with a blank where something may follow that a parser
// would take for the document's own: another one, or a byte order mark.
gate::state::progress gate::state::leave_out(std::string_view& front, std::size_t length) {
  const std::string_view next = front.substr(length);
  const bool is_clear = next.size() > 1 && (is_space(next[0]) ||
                                            (next[0] == '<' && next[1] != '?' && next[1] != '\0'));
  const std::string_view skipped = front.substr(0, is_clear ? length : length - 1);
  const std::string_view last = front.substr(skipped.size(), length - skipped.size());
  front.remove_prefix(skipped.size());
  skip(skipped);
  front.remove_prefix(last.size());
  leave_declaration({});
  if (is_clear) return progress::none;
  emit(blanked_.blanks_for(last), last, block_lifetime::until_next);
  return progress::block;
}

// The declaration is known, or known to be absent: so is the encoding.
void gate::state::leave_declaration(std::string_view replay) {
  phase_ = phase::prolog;
  replay_ = replay;
  if (!entities_.is_empty()) rewriting_.expand(entities_);
  const std::string_view name = declaration_.encoding_name();
  const errc code = encoding_.see_declaration(name);
  if (code != errc::ok) {
    fail(code, declaration_offset(declaration_.encoding_name_offset()));
    failure_.found.assign(name);
    return;
  }
  if (decoding_.codec() == nullptr) {
    decoding_.give_back(std::exchange(text_, {}));
    decoding_.use(encoding_.chosen());
  }
}

// The input offset of a byte of the declaration: it begins the document, and what stands before the
// byte is ASCII.
std::uint64_t gate::state::declaration_offset(std::uint64_t text_offset) const noexcept {
  const std::uint64_t unit = decoding_.is_transcoding() ? decoding_.codec()->raw_length(" ") : 1U;
  return encoding_.mark_bytes() + unit * text_offset;
}

gate::state::progress gate::state::scan_prolog(std::string_view& front) {
  const block_lifetime lifetime = front_lifetime();
  if (prolog_.is_between_declarations()) markup_offset_ = next_.input;
  const bool had_doctype = prolog_.has_doctype();
  const markup_step made = prolog_.scan(front);
  const std::string_view done = front.substr(0, made.length);
  if (made.action != markup_action::pass && !is_in_keyword_) {
    is_in_keyword_ = true;
    doctype_offset_ = next_.input;
  }
  if (made.action == markup_action::fail) {
    fail(prolog_.failure(), doctype_failure_offset());
    return progress::none;
  }
  front.remove_prefix(made.length);
  if (prolog_.is_done()) phase_ = phase::content;
  const bool is_doctype_over = prolog_.has_doctype() && !had_doctype;
  if (is_doctype_over && entities_.has_declarations()) rewriting_.expand(entities_);
  switch (made.action) {
    case markup_action::hold:
      return progress::none;
    case markup_action::pass_held:
      is_in_keyword_ = false;
      emit(prolog_.held(), prolog_.held(), block_lifetime::stable);
      break;
    case markup_action::blank_held:
      emit_doctype(prolog_.held(), block_lifetime::stable);
      break;
    case markup_action::blank:
      emit_doctype(done, lifetime);
      if (is_doctype_over) is_in_keyword_ = false;
      break;
    default:  // pass
      is_in_keyword_ = false;
      emit(done, done, lifetime);
      break;
  }
  return progress::block;
}

// What is malformed is so at the next byte; what is not read, or too much, where it begins.
std::uint64_t gate::state::doctype_failure_offset() const noexcept {
  switch (prolog_.failure()) {
    case errc::dtd_forbidden:
    case errc::doctype_repeated:
    case errc::limit_token:
    case errc::limit_memory:
      return doctype_offset_;
    case errc::dtd_unsupported:
    case errc::limit_name:
      return markup_offset_;
    default:
      return next_.input;
  }
}

block_lifetime gate::state::front_lifetime() const noexcept {
  return replay_.empty() ? decoding_.text_lifetime() : block_lifetime::stable;
}

// The XML declaration; text begins behind it.
void gate::state::skip(std::string_view source) {
  rewriting_.skip(source.size());
  handed_offset_ = rewriting_.text_end();
  advance(source);
  block_ = next_;
  retained_at_ = next_;
}

// Places have to be told from what a document type declaration was.
void gate::state::emit_doctype(std::string_view original, block_lifetime lifetime) {
  if (decoding_.is_transcoding()) blanked_.keep(original, next_.text, lifetime);
  if (prolog_.has_doctype()) blanked_.end();
  emit(blanked_.blanks_for(original), original, block_lifetime::until_next);
}

// `original` is the text of the block before it was blanked; it was taken from front().
void gate::state::emit(std::string_view block, std::string_view original, block_lifetime lifetime) {
  retained_.show(block, next_.text, lifetime);
  rewriting_.take(block);
  taken_ = block;
  block_lives_ = lifetime;
  block_ = next_;
  advance(original);
  if (!retained_.is_retaining()) {
    decoding_.places().release_before(block_.text);
    return;
  }
  pin(retained_.begin());
  decoding_.places().release_before(std::min(retained_at_.text, block_.text));
}

// Behind source text that was taken from front().
void gate::state::advance(std::string_view source) {
  next_.text += source.size();
  const bool is_all_out = text_.empty() && replay_.empty();
  if (!decoding_.is_transcoding()) {
    next_.input += source.size();
  } else if (is_all_out) {
    next_.input = decoding_.position();
  } else {
    next_.input += decoding_.codec()->raw_length(source);
  }
}

// With a conversion, places are told from text; without one, from what was rewritten.
void gate::state::retain_from(std::uint64_t text_offset, std::uint64_t places_offset) noexcept {
  is_retaining_places_ = true;
  places_begin_ = std::max(places_begin_, places_offset);
  const bool may_transcode = decoding_.codec() == nullptr || decoding_.is_transcoding();
  retain_text_from(may_transcode ? std::min(text_offset, places_offset) : text_offset);
  rewriting_.release_before(places_begin_);
}

// The place is found while the text before it is still held. The places before bound the distance,
// so that all calls of a document together are linear.
void gate::state::retain_text_from(std::uint64_t text_offset) noexcept {
  const std::uint64_t source = rewriting_.source_of(text_offset);
  if (!retained_.is_retaining()) retained_at_ = block_;
  pin(source);
  retained_.retain_from(source);
  blanked_.retain_from(source);
}

void gate::state::pin(std::uint64_t source_offset) noexcept {
  if (source_offset <= retained_at_.text || source_offset > next_.text) return;
  retained_at_ = {source_offset, input_of(source_offset)};
}

std::string_view gate::state::retained(std::uint64_t begin, std::uint64_t end) const noexcept {
  if (begin >= end) return {};
  return retained_.view(rewriting_.source_of(begin), rewriting_.source_end(end));
}

std::uint64_t gate::state::input_of(std::uint64_t source_offset) const noexcept {
  if (!decoding_.is_transcoding()) return source_offset + encoding_.mark_bytes();
  if (source_offset >= next_.text) return next_.input;
  place floor = {0, encoding_.mark_bytes()};
  if (retained_at_.text <= source_offset) floor = retained_at_;
  if (block_.text <= source_offset && block_.text > floor.text) floor = block_;
  const place from = decoding_.places().last_at(source_offset, floor);
  const std::uint64_t counted = from.input + raw_length(from.text, source_offset);
  return std::min(counted, decoding_.places().first_behind(source_offset, next_).input);
}

// Of source text that is held.
std::uint64_t gate::state::raw_length(std::uint64_t begin, std::uint64_t end) const noexcept {
  const decoder& codec = *decoding_.codec();
  const std::uint64_t blank_begin = blanked_.begin_in(begin, end);
  const std::uint64_t blank_end = blanked_.end_in(begin, end);
  if (blank_begin == blank_end || seeded::is(seeded::bug::blanks_counted))
    return codec.raw_length(retained_.view(begin, end));
  return codec.raw_length(retained_.view(begin, blank_begin)) +
         codec.raw_length(blanked_.view(blank_begin, blank_end)) +
         codec.raw_length(retained_.view(blank_end, end));
}

void gate::state::fail(errc code, std::uint64_t offset) noexcept {
  failure_ = error(code, offset);
  if (code == errc::limit_token) failure_.limit = max_token_bytes_;
  if (code == errc::limit_name) failure_.limit = most_name_bytes_;
  if (code == errc::limit_memory) failure_.limit = most_memory_bytes_;
}

}  // namespace xylem::input
