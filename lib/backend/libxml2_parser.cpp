// SPDX-License-Identifier: MIT
#include "backend/libxml2_parser.hpp"

#include <algorithm>
#include <utility>

#include <libxml/dict.h>

#include "backend/libxml2_errors.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

namespace {

// Character data is handed on in stretches of so many bytes at least, or with what follows it.
constexpr std::uint64_t shortest_text = 4096;
constexpr std::size_t most_kept = std::size_t{256} * 1024;
// So much text cannot hold many attributes: each is compared with all others.
constexpr std::uint64_t most_skipped = 8192;

// What a token costs: here, in libxml2's buffer and once more as a value.
constexpr std::size_t copies_of_tokens = 3;

bool is_blank(std::string_view text) noexcept {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// xmlParserVersion is "20914", with something behind it in builds of unreleased sources.
std::string dotted_version() {
  int number = 0;
  for (const char* c = xmlParserVersion; *c >= '0' && *c <= '9'; ++c)
    number = number * 10 + (*c - '0');
  return std::to_string(number / 10'000) + '.' + std::to_string(number / 100 % 100) + '.' +
         std::to_string(number % 100);
}

}  // namespace

std::string_view libxml2_version() noexcept {
  static const std::string version = dotted_version();
  return version;
}

// Without XML_PARSE_HUGE, which takes away its protection altogether, libxml2 builds trees of 256
// levels and reads tokens of 10,000,000 bytes. Attributes it compares each with each.
entry libxml2_face(const backend_info& info, decltype(entry::make) make) noexcept {
  return {.info = info,
          .make = make,
          .needs_line_feeds =
              !seeded::is(seeded::bug::line_ends_kept) && !seeded::is(seeded::bug::line_ends_late),
          .has_fifth_edition_names = true,
          .most_depth = 256,
          .most_attributes = 1000,
          .most_token_bytes = std::uint64_t{8} << 20U};
}

libxml2_parser::libxml2_parser(shape::cursor& into, const settings& how)
    : cursor_(into),
      bounds_(how.bounds),
      names_(how.names),
      tokens_(bounds_.token_bytes, bounds_.attributes) {
  xmlInitParser();
  scopes_.reserve(static_cast<std::size_t>(bounds_.namespaces) + 1);
}

libxml2_parser::~libxml2_parser() {
  release();
}

void libxml2_parser::release() noexcept {
  if (context_ == nullptr) return;
  context_->sax = own_handlers_;
  xmlFreeDoc(context_->myDoc);
  xmlFreeParserCtxt(context_);
  context_ = nullptr;
}

// Without handlers for declarations and entities there are none.
xmlSAXHandler libxml2_parser::common_handlers() noexcept {
  xmlSAXHandler handlers{};
  handlers.initialized = XML_SAX2_MAGIC;
  handlers.serror = &on_error;
  handlers.processingInstruction = &on_instruction;
  return handlers;
}

void libxml2_parser::create() {
  xmlSAXHandler handlers = common_handlers();
  add_handlers(handlers);
  context_ =
      xmlCreatePushParserCtxt(&handlers, static_cast<libxml2_parser*>(this), nullptr, 0, nullptr);
  if (context_ == nullptr) throw std::bad_alloc();
  own_handlers_ = context_->sax;
  forget_names();
}

void libxml2_parser::start_document(std::uint64_t text_offset) {
  failure_ = error();
  tokens_.start(text_offset);
  skipped_ = {};
  held_.clear();
  if (held_.capacity() > most_kept) std::string().swap(held_);
  fed_ = pushed_ = text_offset;
  foreign_ = 0;
  scopes_.clear();
  namespaces_ = 0;
  depth_ = 0;
  has_root_ = false;
  is_ending_ = false;
  names_kept_.start_document();
  // A parser that was fed many names is not used for another document.
  if (context_ != nullptr && libxml2_names::are_many(*context_)) release();
  is_open_ = false;
  if (context_ == nullptr) {
    create();
  } else {
    context_->sax = own_handlers_;
  }
}

// Takes up the document, all of whose text is handed over now or none.
void libxml2_parser::open(std::string_view text) {
  is_open_ = true;
  const auto size = static_cast<int>(text.size());
  if (xmlCtxtResetPush(context_, text.data(), size, nullptr, nullptr) != 0) throw std::bad_alloc();
  xmlCtxtUseOptions(context_, wanted_options());
  // The tree would keep each xml:id by name.
  context_->loadsubset |= XML_SKIP_IDS;
  // Names are counted against the limit of memory.
  xmlDictSetLimit(context_->dict, 0);
}

int libxml2_parser::wanted_options() const noexcept {
  // XML_PARSE_NOENT is for references in attribute values, which libxml2 hands on unresolved
  // without it.
  const int resolving = seeded::is(seeded::bug::references_kept) ? 0 : XML_PARSE_NOENT;
  const int options = XML_PARSE_NONET | resolving | XML_PARSE_NOWARNING;
  const bool keeps_to_fourth =
      names_ == name_profile::portable && !seeded::is(seeded::bug::fifth_edition_names);
  return keeps_to_fourth ? options | XML_PARSE_OLD10 : options;
}

// What was fed as complete may hold a token that is not, if it is malformed: libxml2 waits for it.
std::uint64_t libxml2_parser::open_token_offset() const noexcept {
  return !is_open_ || context_->input == nullptr ? fed_ : std::min(fed_, offset());
}

bool libxml2_parser::parse(const text_block& block) noexcept {
  if (has_failed()) return false;
  std::string_view text = block.text;
  try {
    // What is held is completed by the first bytes alone, so that the rest is not copied to it.
    const bool is_worth_it = !held_.empty() && text.size() >= shortest_text;
    const std::size_t end = is_worth_it ? text.find('>') : std::string_view::npos;
    if (end != std::string_view::npos && end + 1 < text.size()) {
      parse_text(text.substr(0, end + 1), false);
      if (has_failed()) return false;
      text.remove_prefix(end + 1);
    }
    if (!text.empty() || block.is_last) parse_text(text, block.is_last);
  } catch (const std::bad_alloc&) {
    fail(errc::out_of_memory, fed_);
  }
  return !has_failed();
}

void libxml2_parser::parse_text(std::string_view text, bool is_last) {
  // No document has a NUL (XML 1.0 [2]). To libxml2 it is the end of what it holds.
  const std::size_t nul = text.find('\0');
  const bool has_nul = nul != std::string_view::npos && !seeded::is(seeded::bug::nul_ends_text);
  if (is_last && !has_nul && can_skip_tokens(text)) {
    skipped_ = text;
    if (!held_.empty()) {
      held_.append(text);
      text = held_;
    }
    feed(text, true);
    held_.clear();
    return;
  }
  const std::uint64_t begin = tokens_.position();
  tokens_.read(text.substr(0, nul));
  text = text.substr(0, static_cast<std::size_t>(tokens_.position() - begin));
  if (!held_.empty()) {
    held_.append(text);
    text = held_;
  }
  const bool is_stopped = tokens_.stop() != errc::ok;
  if (is_last && !has_nul && !is_stopped) {
    feed(text, true);
    held_.clear();
    return;
  }
  const auto complete = static_cast<std::size_t>(complete_end(text) - fed_);
  if (complete != 0) feed(text.substr(0, complete), false);
  if (has_failed()) return;
  text.remove_prefix(complete);
  if (is_stopped) {
    feed_stopped(text);
  } else if (has_nul) {
    fail(errc::token_malformed, tokens_.position());
  } else if (held_.empty()) {
    held_.assign(text);
  } else {
    held_.erase(0, complete);
  }
}

// A short document, or the end of one, is handed on whole: its tokens are known to be complete, or
// never will be. Before the root there must be no "<!" of a declaration, which libxml2 would read.
bool libxml2_parser::can_skip_tokens(std::string_view text) const noexcept {
  if (tokens_.is_in_token() || text.size() > std::min(bounds_.token_bytes, most_skipped))
    return false;
  if (has_root_) return true;
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return false;
  const std::string_view begin = text.substr(at, 2);
  return begin.starts_with('<') && begin != "<!" && begin != "<?";
}

// Where what is held can be cut. Character data may end in a part of "]]>" or of a character.
std::uint64_t libxml2_parser::complete_end(std::string_view held) const noexcept {
  if (tokens_.is_in_token()) return tokens_.token_begin();
  const std::uint64_t begin = std::max(tokens_.token_end(), fed_);
  if (tokens_.position() - begin < shortest_text) return begin;
  // With two bytes to come, "]]>" lies across only if it ends here.
  const std::size_t end = held.size();
  if (held[end - 1] == '>') return fed_ + end;
  if (held[end - 2] == '>') return fed_ + end - 1;
  std::size_t cut = end - 2;
  while ((static_cast<unsigned char>(held[cut]) & 0xC0U) == 0x80U && end - cut < 8)
    --cut;
  return fed_ + cut;
}

// A document that is here whole is pulled, which looks for the end of no token beforehand.
void libxml2_parser::feed(std::string_view text, bool is_last) {
  const bool is_whole = is_last && !is_open_;
  if (!is_open_) open(is_whole ? text : std::string_view());
  if (names_kept_.renew(*context_, depth_)) forget_names();
  if (!check_memory()) return;
  fed_ += text.size();
  pushed_ += text.size();
  is_ending_ = is_last;
  if (is_whole) {
    context_->progressive = 1;  // there is nothing to be fetched, and what was read stays
    xmlParseDocument(context_);
  } else {
    xmlParseChunk(context_, text.data(), static_cast<int>(text.size()), is_last ? 1 : 0);
  }
  take_events();
  // libxml2 says why; never is a document taken that it does not hold well-formed.
  if (has_failed() || (context_->wellFormed != 0 && (!is_last || (has_root_ && depth_ == 0)))) {
    return;
  }
  fail(errc::backend_failure, fed_);
}

// Text that ends where its last token cannot go on.
void libxml2_parser::feed_stopped(std::string_view text) {
  const std::uint64_t begin = tokens_.token_begin();
  if (tokens_.stop() == errc::limit_token)
    return fail(errc::limit_token, begin, bounds_.token_bytes);
  if (tokens_.stop() == errc::limit_attributes) {
    return fail(errc::limit_attributes, begin, bounds_.attributes);
  }
  if (!tokens_.is_declaration()) {
    if (!is_open_) open({});
    pushed_ += text.size();
    // As if nothing followed, so that it is looked at now.
    xmlParseChunk(context_, text.data(), static_cast<int>(text.size()), 1);
    take_events();
  }
  fail(errc::token_malformed, tokens_.position() - 1);
}

void libxml2_parser::push_foreign(std::string_view text) noexcept {
  if (has_failed()) return;
  xmlParseChunk(context_, text.data(), static_cast<int>(text.size()), 0);
  // It waits behind what is malformed, if that is not complete.
  foreign_ += std::min<std::uint64_t>(unread(), text.size());
}

bool libxml2_parser::check_memory() noexcept {
  const std::size_t names = names_kept_.bytes(*context_);
  if (names + held_.size() * copies_of_tokens <= bounds_.memory_bytes) return true;
  fail(errc::limit_memory, fed_, bounds_.memory_bytes);
  return false;
}

void libxml2_parser::fail(errc code, std::uint64_t at, std::uint64_t limit) noexcept {
  if (!has_failed()) {
    failure_ = error(code, at);
    failure_.limit = limit;
  }
  if (passes_events()) return;
  context_->sax = &no_handlers_;
  // What xmlStopParser() does, but for the input, which the caller in libxml2 may be reading.
  context_->disableSAX = 1;
  context_->instate = XML_PARSER_EOF;
}

void libxml2_parser::take_shape_failure() noexcept {
  // Events may be passed on after they happened: this is then the earlier failure.
  failure_ = cursor_.failure();
  fail(failure_.code, failure_.byte_offset, failure_.limit);
}

std::uint64_t libxml2_parser::tag_begin() const noexcept {
  // [10]: a start tag has no other '<'.
  const xmlChar* at = context_->input->cur;
  while (at != context_->input->base && *at != '<')
    --at;
  return offset() - static_cast<std::uint64_t>(context_->input->cur - at);
}

std::uint64_t libxml2_parser::markup_before(std::uint64_t at) const noexcept {
  const xmlChar* const from = context_->input->cur;
  for (const xmlChar* c = from; c != context_->input->base; --c) {
    if (c[-1] == '<' || c[-1] == '&') return at - static_cast<std::uint64_t>(from - c) - 1;
  }
  return at;
}

bool libxml2_parser::check_new_name(const xmlChar* name) noexcept {
  if (view(name).size() > bounds_.name_bytes) {
    fail(errc::limit_name, tag_begin(), bounds_.name_bytes);
    return false;
  }
  checked_[reinterpret_cast<std::uintptr_t>(name) / 4 % checked_.size()] = name;
  return true;
}

bool libxml2_parser::fail_for_depth() noexcept {
  fail(errc::limit_depth, tag_begin(), bounds_.depth);
  return false;
}

bool libxml2_parser::check_start_tag(const xmlChar* local, const xmlChar* prefix,
                                     int namespace_count, const xmlChar** namespaces,
                                     int attribute_count, const xmlChar** attributes) noexcept {
  if (!check_plain_tag()) return false;
  bool is_fine = check_name(local) && check_name(prefix);
  for (int i = 0; is_fine && i < 2 * namespace_count; i += 2) {
    is_fine = check_name(namespaces[i]);
    if (view(namespaces[i + 1]).size() <= bounds_.namespace_name_bytes) continue;
    fail(errc::limit_namespace_name, tag_begin(), bounds_.namespace_name_bytes);
    is_fine = false;
  }
  for (int i = 0; is_fine && i < 5 * attribute_count; i += 5)
    is_fine = check_name(attributes[i]) && check_name(attributes[i + 1]);
  if (!is_fine) return false;
  const auto declared = static_cast<std::uint64_t>(namespace_count);
  if (declared + static_cast<std::uint64_t>(attribute_count) > bounds_.attributes) {
    fail(errc::limit_attributes, tag_begin(), bounds_.attributes);
    return false;
  }
  if (declared == 0) return true;
  namespaces_ += declared;
  if (namespaces_ > bounds_.namespaces) {
    fail(errc::limit_namespaces, tag_begin(), bounds_.namespaces);
    return false;
  }
  scopes_.push_back({depth_, declared});  // there is room: each counts
  return true;
}

void libxml2_parser::leave_scope() noexcept {
  namespaces_ -= scopes_.back().count;
  scopes_.pop_back();
}

void libxml2_parser::on_error(void* /*data*/, reported_error e) {
  // With errors against xml:id the first argument is not the user data, but the context.
  const auto* const context = static_cast<const xmlParserCtxt*>(e->ctxt);
  if (context != nullptr) static_cast<libxml2_parser*>(context->userData)->take_error(*e);
}

void libxml2_parser::take_error(const xmlError& e) noexcept {
  // While it is made or taken up again, a parser can only lack memory: that is told by its caller.
  if (has_failed() || context_ == nullptr || context_->input == nullptr || !is_failure(e)) return;
  tokens_.read(std::exchange(skipped_, {}));
  const auto [code, place] = meaning_of(e);
  std::uint64_t at = offset();
  if (place == error_place::behind) return fail(code, markup_before(at));
  if (code == errc::out_of_memory || code == errc::backend_failure) {
    fail(code, at);
    failure_.found.assign(e.message == nullptr ? "" : e.message);
    return;
  }
  const bool says_end = e.code == XML_ERR_DOCUMENT_END || e.code == XML_ERR_DOCUMENT_EMPTY;
  const std::string_view rest(reinterpret_cast<const char*>(context_->input->cur),
                              static_cast<std::size_t>(pushed_ - at));
  if (is_ending_ && (rest.empty() || says_end)) {
    if (tokens_.is_in_token() || depth_ != 0) return fail(errc::document_truncated, pushed_);
    if (!has_root_ && is_blank(rest)) return fail(errc::document_empty, pushed_);
  }
  at += std::min(rest.find_first_not_of(" \t\r\n"), rest.size());
  fail(says_end && !has_root_ ? errc::token_malformed : code, at);
}

void libxml2_parser::on_instruction(void* data, const xmlChar* target, const xmlChar*) {
  auto& p = *static_cast<libxml2_parser*>(data);
  if (!p.passes_events()) return;
  if (view(target).size() > p.bounds_.name_bytes) {
    p.fail(errc::limit_name, p.markup_before(p.offset()), p.bounds_.name_bytes);
    return;
  }
  p.instruction(target);
}

}  // namespace xylem::backend_stage
