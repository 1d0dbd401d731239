// SPDX-License-Identifier: MIT
//
// The reference backend: libexpat's SAX interface in namespace mode.
//
// The handlers are C frames: nothing is thrown through them. A failure is kept, the parser is
// stopped, and no event behind it is passed on. Character data is asked for only where the shape
// wants it, which spares the parser a conversion and a call per piece of text.

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <vector>

#include <expat.h>

#include "backend/backend.hpp"
#include "backend/expat_errors.hpp"
#include "backend/expat_names.hpp"
#include "backend/memory_budget.hpp"
#include "backend/open_token.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

namespace {

class expat_parser final : public parser {
 public:
  expat_parser(shape::cursor& into, const limits& bounds)
      : cursor_(into),
        bounds_(bounds),
        harmless_tag_bytes_(
            std::min({bounds.token_bytes, bounds.name_bytes, bounds.attributes * 5})),
        budget_(bounds.memory_bytes) {
    const memory_budget::in_force counted(budget_);
    constexpr XML_Memory_Handling_Suite memory{&memory_budget::allocate, &memory_budget::resize,
                                               &memory_budget::release};
    constexpr XML_Char separators[] = {shape::name_separator, '\0'};
    parser_ = XML_ParserCreate_MM("UTF-8", &memory, separators);
    if (parser_ != nullptr) {
      set_handlers();
    } else if (!budget_.is_exceeded()) {
      throw std::bad_alloc();
    }
  }

  expat_parser(const expat_parser&) = delete;
  expat_parser& operator=(const expat_parser&) = delete;
  ~expat_parser() override { XML_ParserFree(parser_); }

  void start_document(std::uint64_t text_offset) override {
    const memory_budget::in_force counted(budget_);
    budget_.forgive();
    failure_ = error();
    if (!seeded::is(seeded::bug::state_kept)) namespaces_ = 0;
    new_namespaces_ = 0;
    cdata_begin_ = error::no_offset;
    begin_ = fed_ = text_offset;
    held_.clear();
    is_followed_ = false;
    is_reading_text_ = false;
    if (is_fresh_ || parser_ == nullptr) return;
    if (XML_ParserReset(parser_, "UTF-8") != XML_TRUE) throw std::bad_alloc();
    set_handlers();
    is_fresh_ = true;
  }

  bool parse(const text_block& block) noexcept override {
    const std::string_view text = block.text;
    const bool is_last = block.is_last;
    const memory_budget::in_force counted(budget_);
    if (parser_ == nullptr) return fail_for_memory(0);
    if (!check_beginning(text)) return false;
    is_fresh_ = false;
    fed_ += text.size();
    if (!is_last && can_wait(text)) return hold(text);
    if (!held_.empty() && !parse_held()) return false;
    return parse_now(text, is_last) && (is_last || check_open_token());
  }

  [[nodiscard]] std::uint64_t open_token_offset() const noexcept override {
    const std::uint64_t reported = offset() + token_bytes();
    return cdata_begin_ != error::no_offset ? std::min(cdata_begin_, reported) : reported;
  }

  [[nodiscard]] const error& failure() const noexcept override { return failure_; }

 private:
  bool parse_now(std::string_view text, bool is_last) noexcept {
    const XML_Status status =
        XML_Parse(parser_, text.data(), static_cast<int>(text.size()), is_last ? 1 : 0);
    if (failure_.code != errc::ok) return false;
    if (budget_.has_failed()) return fail_for_memory(offset());
    return status == XML_STATUS_OK || fail_as_expat_says();
  }

  // Whether the text, which was counted already, neither ends the open token nor, with what is
  // held, doubles it. See open_token.
  [[nodiscard]] bool can_wait(std::string_view text) noexcept {
    const std::uint64_t begin = offset() + token_bytes();
    const std::uint64_t open = fed_ - begin;
    const std::uint64_t parsed = open - held_.size() - text.size();
    if (text.empty() || parsed < shortest_followed || open >= 2 * parsed ||
        open > bounds_.token_bytes) {
      is_followed_ = false;
      return false;
    }
    if (!is_followed_ || followed_ != begin) {
      int at = 0;
      int size = 0;
      const char* const buffer = XML_GetInputContext(parser_, &at, &size);
      if (buffer == nullptr || static_cast<std::uint64_t>(size - at) != parsed) return false;
      token_.start({buffer + at, static_cast<std::size_t>(parsed)});
      token_.follow(held_);
      is_followed_ = true;
      followed_ = begin;
    }
    return !token_.follow(text);
  }

  bool hold(std::string_view text) noexcept {
    try {
      held_.append(text);
    } catch (const std::bad_alloc&) {
      failure_ = error(errc::out_of_memory, fed_);
      return false;
    }
    return check_open_token();
  }

  bool parse_held() noexcept {
    const bool is_fine = parse_now(held_, false);
    held_.clear();
    if (held_.capacity() > most_kept) std::string().swap(held_);
    return is_fine;
  }

  static expat_parser& self(void* data) noexcept { return *static_cast<expat_parser*>(data); }

  void set_handlers() noexcept {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, &on_start_element, &on_end_element);
    XML_SetNamespaceDeclHandler(parser_, &on_start_namespace, &on_end_namespace);
    XML_SetProcessingInstructionHandler(parser_, &on_instruction);
    XML_SetCdataSectionHandler(parser_, &on_start_cdata, &on_end_cdata);
    XML_SetStartDoctypeDeclHandler(parser_, &on_doctype);
    watches_tokens_ = false;
    watch_tokens(longest_block > bounds_.token_bytes);
#if XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 6
    // Done here, without delay for complete tokens.
    XML_SetReparseDeferralEnabled(parser_, XML_FALSE);
#endif
#if XML_DTD && (XML_MAJOR_VERSION > 2 || XML_MINOR_VERSION >= 4)
    // No DTD gets this far; the bounds are set all the same, not left to the library's defaults.
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser_, 100.0F);
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser_, 8ULL << 20U);
#endif
  }

  [[nodiscard]] std::uint64_t offset() const noexcept {
    const XML_Index index = XML_GetCurrentByteIndex(parser_);
    return index < 0 ? begin_ : begin_ + static_cast<std::uint64_t>(index);
  }
  [[nodiscard]] std::uint64_t token_bytes() const noexcept {
    const int count = XML_GetCurrentByteCount(parser_);
    return count < 0 ? 0 : static_cast<std::uint64_t>(count);
  }

  // Keeps the first failure and stops the parser.
  void fail(errc code, std::uint64_t at, std::uint64_t limit = 0) noexcept {
    if (failure_.code != errc::ok) return;
    failure_ = error(code, at);
    failure_.limit = limit;
    stop();
  }

  // Nothing behind a failure is reported: some handlers would still be called for the token at
  // hand.
  void stop() noexcept {
    XML_StopParser(parser_, XML_FALSE);
    XML_SetElementHandler(parser_, nullptr, nullptr);
    XML_SetCharacterDataHandler(parser_, nullptr);
  }

  // expat 2.5 forgets a namespace declaration for which there is no memory, and goes on.
  bool fail_for_memory(std::uint64_t at) noexcept {
    if (parser_ == nullptr || budget_.is_exceeded()) {
      fail(errc::limit_memory, at, bounds_.memory_bytes);
    } else {
      fail(errc::out_of_memory, at);
    }
    return false;
  }

  // No document has a NUL (XML 1.0 [2]). Among the first two bytes expat would take it for the sign
  // of UTF-16, whatever encoding it was told.
  bool check_beginning(std::string_view text) noexcept {
    const std::uint64_t seen = fed_ - begin_;
    if (seen >= 2 || seeded::is(seeded::bug::nul_first)) return true;
    const std::size_t nul = text.substr(0, static_cast<std::size_t>(2 - seen)).find('\0');
    if (nul == std::string_view::npos) return true;
    failure_ = error(errc::token_malformed, fed_ + nul);
    return false;
  }

  bool fail_as_expat_says() noexcept {
    const XML_Error reported = XML_GetErrorCode(parser_);
    failure_ = error(code_of(reported), offset());
    if (failure_.code == errc::document_truncated) failure_.byte_offset = fed_;
    if (failure_.code == errc::backend_failure) failure_.found.assign(XML_ErrorString(reported));
    return false;
  }

  // A token that is not complete yet is buffered by expat: it must not grow without bound.
  bool check_open_token() noexcept {
    const std::uint64_t consumed = offset() + token_bytes();
    const std::uint64_t open = fed_ > consumed ? fed_ - consumed : 0;
    if (open > bounds_.token_bytes) {
      failure_ = error(errc::limit_token, consumed);
    } else if (cdata_begin_ != error::no_offset && fed_ - cdata_begin_ > bounds_.token_bytes) {
      failure_ = error(errc::limit_token, cdata_begin_);
    } else {
      watch_tokens(open + longest_block > bounds_.token_bytes);
      return true;
    }
    failure_.limit = bounds_.token_bytes;
    return false;
  }

  // Tokens are measured only when one that ends in the next block may be too long. What has no
  // handler of its own is then seen by the default one, for which expat makes no copy.
  void watch_tokens(bool should_watch) noexcept {
    if (should_watch == watches_tokens_) return;
    watches_tokens_ = should_watch;
    XML_SetProcessingInstructionHandler(parser_, should_watch ? nullptr : &on_instruction);
    XML_SetDefaultHandler(parser_, should_watch ? &on_other : nullptr);
  }

  void check_token(std::uint64_t at) noexcept {
    if (token_bytes() > bounds_.token_bytes) {
      fail(errc::limit_token, at, bounds_.token_bytes);
    }
  }

  // The text of the event at hand, and what expat holds behind it.
  [[nodiscard]] std::string_view context() const noexcept {
    int place = 0;
    int size = 0;
    const char* const held = XML_GetInputContext(parser_, &place, &size);
    if (held == nullptr || place >= size) return {};
    return {held + place, static_cast<std::size_t>(size - place)};
  }

  // Comments, processing instructions, and references like `&#000...065;`. A run of text is no
  // token, in a CDATA section or outside.
  void check_other() noexcept {
    if (cdata_begin_ != error::no_offset) return;
    const std::string_view text = context();
    if (!text.starts_with('<') && !text.starts_with('&')) return;
    check_token(offset());
    if (text.starts_with("<?")) check_name(text.substr(2, text.find_first_of("? \t\r\n", 2) - 2));
  }

  void check_name(std::string_view name) noexcept {
    if (name.size() > bounds_.name_bytes) fail(errc::limit_name, offset(), bounds_.name_bytes);
  }

  void follow_text() noexcept {
    const bool wants = cursor_.wants_text();
    if (wants == is_reading_text_) return;
    is_reading_text_ = wants;
    XML_SetCharacterDataHandler(parser_, wants ? &on_text : nullptr);
  }

  // Runs what may allocate.
  template <class Work>
  void guard(Work work) noexcept {
    if (budget_.has_failed()) {
      fail_for_memory(offset());
      return;
    }
    try {
      work();
    } catch (const std::bad_alloc&) {
      fail(errc::out_of_memory, offset());
    }
  }

  // A tag in which nothing needs to be measured if its name is known.
  [[nodiscard]] bool is_plain_tag(const XML_Char** atts) const noexcept {
    return *atts == nullptr && new_namespaces_ == 0 && !watches_tokens_;
  }

  // A tag with attributes that is too short for what would need to be measured.
  [[nodiscard]] bool is_harmless_tag() const noexcept {
    return new_namespaces_ == 0 && token_bytes() <= harmless_tag_bytes_;
  }

  void start_element(shape::node* expected, const XML_Char* name, const XML_Char** atts) {
    const bool is_known = expected != nullptr && is_plain_tag(atts);
    if (!is_known && token_bytes() > harmless_tag_bytes_) check_long_tag(name, atts);
    if (failure_.code != errc::ok) return;
    new_namespaces_ = 0;
    errc code = errc::ok;
    if (expected != nullptr) {
      code = cursor_.start_expected(*expected, offset());
    } else {
      const expanded_name n = split(name);
      code = cursor_.start_element(n.uri, n.local, offset());
    }
    if (code != errc::ok) return fail_for_depth();
    if (cursor_.is_dead()) return;
    if (*atts != nullptr && cursor_.wants_attributes()) pass_attributes(atts);
    follow_text();
  }

  void pass_attributes(const XML_Char** atts) {
    attributes_.clear();
    for (; *atts != nullptr; atts += 2) {
      const expanded_name a = split(atts[0]);
      attributes_.push_back({a.uri, a.local, atts[1]});
    }
    cursor_.attributes(attributes_);
    keep_shape_failure();
  }

  // A failure that only the stages behind can see.
  void keep_shape_failure() noexcept {
    if (cursor_.failure().code == errc::ok || failure_.code != errc::ok) return;
    failure_ = cursor_.failure();
    stop();
  }

  void check_long_tag(const XML_Char* name, const XML_Char** atts) noexcept {
    const std::uint64_t at = offset();
    check_token(at);
    check_name(split(name).local);
    std::uint64_t count = new_namespaces_;
    for (; *atts != nullptr; atts += 2, ++count)
      check_name(split(atts[0]).local);
    if (count > bounds_.attributes) fail(errc::limit_attributes, at, bounds_.attributes);
  }

  void end_element() {
    cursor_.end_element(cursor_.ends_frames() ? offset() + token_bytes() : 0);
    keep_shape_failure();
    follow_text();
  }

  // Most elements of most documents: nobody wants them, or they are leaves or groups. What they run
  // is kept short; all else is out of line.
  static void XMLCALL on_start_element(void* data, const XML_Char* name, const XML_Char** atts) {
    expat_parser& p = self(data);
    if (p.cursor_.is_dead()) return p.start_in_dead(name, atts);
    p.start_in_live(name, atts);
  }

  [[gnu::noinline]] void start_in_live(const XML_Char* name, const XML_Char** atts) noexcept {
    if (cursor_.is_in_leaf()) return start_in_leaf(name, atts);
    // The name of an expected element without attributes was checked when it was learnt.
    shape::node* const expected = cursor_.expected(name);
    if (expected == nullptr) return start_other(expected, name, atts);
    const bool is_plain = is_plain_tag(atts);
    if (!is_plain && !is_harmless_tag()) return start_other(expected, name, atts);
    if (expected->is_group) return start_group(*expected);
    if (expected->is_leaf && is_plain) return start_leaf(*expected);
    if (!expected->is_dead || expected->is_near_miss) return start_other(expected, name, atts);
    if (cursor_.start_expected_dead(*expected) != errc::ok) fail_for_depth();
  }

  void start_in_dead(const XML_Char* name, const XML_Char** atts) noexcept {
    if (token_bytes() > harmless_tag_bytes_) return start_other(nullptr, name, atts);
    new_namespaces_ = 0;
    if (cursor_.start_dead_element() != errc::ok) fail_for_depth();
  }

  [[gnu::noinline]] void start_in_leaf(const XML_Char* name, const XML_Char** atts) noexcept {
    guard([&] {
      cursor_.leave_leaf();
      start_element(cursor_.expected(name), name, atts);
    });
  }

  [[gnu::noinline]] void start_leaf(shape::node& expected) noexcept {
    guard([&] {
      if (cursor_.start_leaf(expected, offset()) != errc::ok) return fail_for_depth();
      if (!is_reading_text_) follow_text();
    });
  }

  // Nothing that is captured has its place.
  [[gnu::noinline]] void start_group(shape::node& expected) noexcept {
    guard([&] {
      if (cursor_.start_held_group(expected) != errc::ok) return fail_for_depth();
      if (is_reading_text_) follow_text();
    });
  }

  [[gnu::noinline]] void start_other(shape::node* expected, const XML_Char* name,
                                     const XML_Char** atts) noexcept {
    guard([&] { start_element(expected, name, atts); });
  }

  [[gnu::noinline]] void fail_for_depth() noexcept {
    fail(errc::limit_depth, offset(), bounds_.depth);
  }

  static void XMLCALL on_end_element(void* data, const XML_Char*) {
    expat_parser& p = self(data);
    if (p.watches_tokens_) p.check_token(p.offset());
    if (p.failure_.code != errc::ok) return;
    if (p.cursor_.is_dead()) return p.cursor_.end_dead_element();
    if (p.cursor_.is_in_leaf()) return p.end_leaf();
    p.end_other();
  }

  [[gnu::noinline]] void end_leaf() noexcept {
    guard([&] {
      cursor_.end_leaf();
      keep_shape_failure();
      follow_text();
    });
  }

  [[gnu::noinline]] void end_other() noexcept {
    guard([&] { end_element(); });
  }

  static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
    expat_parser& p = self(data);
    if (p.watches_tokens_) p.check_other();
    if (p.failure_.code != errc::ok) return;
    p.guard([&] { p.cursor_.text({text, static_cast<std::size_t>(length)}); });
  }

  static void XMLCALL on_start_namespace(void* data, const XML_Char* prefix, const XML_Char* uri) {
    expat_parser& p = self(data);
    const std::uint64_t at = p.offset();
    ++p.new_namespaces_;
    if (++p.namespaces_ > p.bounds_.namespaces) {
      p.fail(errc::limit_namespaces, at, p.bounds_.namespaces);
    }
    if (prefix != nullptr) p.check_name(prefix);
    if (uri != nullptr && std::strlen(uri) > p.bounds_.namespace_name_bytes) {
      p.fail(errc::limit_namespace_name, at, p.bounds_.namespace_name_bytes);
    }
  }

  static void XMLCALL on_end_namespace(void* data, const XML_Char*) {
    --self(data).namespaces_;
  }

  static void XMLCALL on_instruction(void* data, const XML_Char* target, const XML_Char*) {
    self(data).check_name(target);
  }

  static void XMLCALL on_other(void* data, const XML_Char*, int) {
    self(data).check_other();
  }

  // The gate lets none through. Were there one, it would not be read.
  static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*,
                                 int) {
    self(data).fail(errc::token_malformed, self(data).offset());
  }

  static void XMLCALL on_start_cdata(void* data) {
    self(data).cdata_begin_ = self(data).offset();
  }

  static void XMLCALL on_end_cdata(void* data) {
    expat_parser& p = self(data);
    const std::uint64_t end = p.offset() + p.token_bytes();
    if (end - p.cdata_begin_ > p.bounds_.token_bytes) {
      p.fail(errc::limit_token, p.cdata_begin_, p.bounds_.token_bytes);
    }
    p.cdata_begin_ = error::no_offset;
  }

  static constexpr std::uint64_t longest_block = std::uint64_t{64} * 1024;
  // Shorter tokens may be read again with every byte.
  static constexpr std::uint64_t shortest_followed = 256;
  static constexpr std::size_t most_kept = std::size_t{256} * 1024;

  shape::cursor& cursor_;
  const limits bounds_;
  // A start tag of so many bytes cannot hold a name or a number of attributes over the limits: an
  // attribute takes at least five, as in ` a=""`.
  const std::uint64_t harmless_tag_bytes_;
  memory_budget budget_;
  XML_Parser parser_ = nullptr;
  error failure_;
  std::vector<shape::attribute> attributes_;
  std::uint64_t namespaces_ = 0;      // declarations in scope
  std::uint64_t new_namespaces_ = 0;  // of the start tag at hand
  std::uint64_t cdata_begin_ = error::no_offset;
  std::uint64_t begin_ = 0;  // text offset of what was fed first
  std::uint64_t fed_ = 0;    // and of the end
  std::string held_;         // the end of what was fed, not handed to expat yet
  open_token token_;
  std::uint64_t followed_ = 0;  // where token_ begins
  bool is_followed_ = false;
  bool is_fresh_ = true;
  bool is_reading_text_ = false;
  bool watches_tokens_ = false;
};

std::unique_ptr<parser> make_expat(shape::cursor& into, const settings& how) {
  return std::make_unique<expat_parser>(into, how.bounds);
}

}  // namespace

entry expat_entry() noexcept {
  constexpr std::size_t prefix = std::string_view("expat_").size();
  return {{backend::expat, "expat", XML_ExpatVersion() + prefix}, &make_expat};
}

}  // namespace xylem::backend_stage
