// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_LIBXML2_PARSER_HPP
#define XYLEM_LIB_BACKEND_LIBXML2_PARSER_HPP

// What the two faces of libxml2 share: its push parser, fed with complete tokens only.
//
// Nothing of libxml2 that is global to the process is touched, since the program may use libxml2
// for other things: no allocation functions, no entity loader, no error function. Memory is bounded
// by measuring what can grow. Entities cannot be loaded: text has no document type declaration, and
// the parser's own lookup of entities knows none.
//
// The verdict comes from the error handler alone. Behind the first error no event is passed on.

#include <array>
#include <new>
#include <string>
#include <vector>

#include <libxml/parser.h>

#include "backend/backend.hpp"
#include "backend/libxml2_names.hpp"
#include "backend/token_scanner.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

class libxml2_parser : public parser {
 public:
  libxml2_parser(shape::cursor& into, const settings& how);
  libxml2_parser(const libxml2_parser&) = delete;
  libxml2_parser& operator=(const libxml2_parser&) = delete;
  ~libxml2_parser() override;

  void start_document(std::uint64_t text_offset) override;
  bool parse(const text_block& block) noexcept override;
  [[nodiscard]] std::uint64_t open_token_offset() const noexcept override;
  [[nodiscard]] const error& failure() const noexcept override { return failure_; }

 protected:
  // libxml2 has read what it was given last.
  virtual void take_events() noexcept {}
  virtual void instruction(const xmlChar* /*target*/) {}
  // What the face wants to see; the user data is a libxml2_parser.
  virtual void add_handlers(xmlSAXHandler& to) noexcept = 0;
  // What all handlers but the face's are.
  [[nodiscard]] static xmlSAXHandler common_handlers() noexcept;

  // Text that is not of the document, to be read whole.
  void push_foreign(std::string_view text) noexcept;

  // Keeps the first failure and stops the parser: no handler for tags or text is called behind it.
  void fail(errc code, std::uint64_t at, std::uint64_t limit = 0) noexcept;
  [[nodiscard]] bool has_failed() const noexcept { return failure_.code != errc::ok; }
  // Behind the first failure nothing is.
  [[nodiscard]] bool passes_events() const noexcept {
    return !has_failed() || (class_of(failure_.code) == error_class::namespaces &&
                             seeded::is(seeded::bug::events_behind_error));
  }
  // A failure that only the stages behind can see.
  void keep_shape_failure() noexcept {
    if (cursor_.failure().code != errc::ok) take_shape_failure();
  }

  // Text offset behind what libxml2 has read, and of the start tag it is reporting.
  [[nodiscard]] std::uint64_t offset() const noexcept { return pushed_ + foreign_ - unread(); }
  [[nodiscard]] std::uint64_t unread() const noexcept {
    return static_cast<std::uint64_t>(context_->input->end - context_->input->cur);
  }
  [[nodiscard]] std::uint64_t tag_begin() const noexcept;
  // The same for a tag of this name that has no attributes.
  [[nodiscard]] std::uint64_t tag_begin(std::string_view local) const noexcept {
    const xmlChar* const at = context_->input->cur;
    const auto size = static_cast<std::ptrdiff_t>(local.size()) + 1;
    // Not with a prefix, nor with white space behind the name.
    if (at - context_->input->base < size || at[-size] != '<') return tag_begin();
    return offset() - static_cast<std::uint64_t>(size);
  }

  // Checks what only the start tag tells. False: it is over a limit.
  bool check_start_tag(const xmlChar* local, const xmlChar* prefix, int namespace_count,
                       const xmlChar** namespaces, int attribute_count,
                       const xmlChar** attributes) noexcept;
  [[nodiscard]] bool was_checked(const xmlChar* name) const noexcept {
    return checked_[reinterpret_cast<std::uintptr_t>(name) / 4 % checked_.size()] == name;
  }
  // The same for a tag of which nothing but the name is there, a name that was checked before.
  bool check_plain_tag() noexcept {
    has_root_ = true;
    return ++depth_ <= bounds_.depth || fail_for_depth();
  }
  void note_end_tag() noexcept {
    if (!scopes_.empty() && scopes_.back().depth == depth_) leave_scope();
    names_kept_.note_depth(--depth_);
  }

  // Runs what may allocate. C frames lie between: nothing is thrown through them.
  template <class Work>
  void guard(Work work) noexcept {
    try {
      work();
    } catch (const std::bad_alloc&) {
      fail(errc::out_of_memory, offset());
    }
  }

  shape::cursor& cursor_;
  const limits bounds_;
  // A face may point its `sax` to handlers of its own. libxml2 looks at it for every event.
  xmlParserCtxt* context_ = nullptr;
  error failure_;

 private:
#if LIBXML_VERSION >= 21200
  using reported_error = const xmlError*;
#else
  using reported_error = xmlError*;
#endif

  struct scope {
    std::uint64_t depth = 0;
    std::uint64_t count = 0;  // of namespace declarations
  };

  void take_shape_failure() noexcept;
  void release() noexcept;
  static void on_error(void* data, reported_error e);
  static void on_instruction(void* data, const xmlChar* target, const xmlChar*);

  void create();
  [[nodiscard]] int wanted_options() const noexcept;
  void parse_text(std::string_view text, bool is_last);
  void open(std::string_view text);
  void feed(std::string_view text, bool is_last);
  void feed_stopped(std::string_view text);
  bool fail_for_depth() noexcept;
  // Addresses of names are no longer what they were.
  void forget_names() noexcept {
    cursor_.forget_interned();
    checked_ = {};
  }
  void take_error(const xmlError& e) noexcept;
  bool check_name(const xmlChar* name) noexcept {
    return was_checked(name) || check_new_name(name);
  }
  bool check_new_name(const xmlChar* name) noexcept;
  bool check_memory() noexcept;
  void leave_scope() noexcept;
  [[nodiscard]] bool can_skip_tokens(std::string_view text) const noexcept;
  [[nodiscard]] std::uint64_t complete_end(std::string_view held) const noexcept;
  [[nodiscard]] std::uint64_t markup_before(std::uint64_t at) const noexcept;

  const name_profile names_;
  xmlSAXHandler* own_handlers_ = nullptr;  // the context's, which frees them
  xmlSAXHandler no_handlers_ = common_handlers();
  token_scanner tokens_;
  libxml2_names names_kept_;
  std::string held_;           // read, but not handed to libxml2 yet
  std::string_view skipped_;   // the document's end, whose tokens were not looked for
  std::uint64_t fed_ = 0;      // text offset of held_
  std::uint64_t foreign_ = 0;  // bytes of foreign text that libxml2 holds unread
  std::uint64_t pushed_ = 0;   // text offset of the end of what libxml2 holds
  std::vector<scope> scopes_;  // open elements that declare namespaces
  // Names that were checked lately, by address: libxml2 has each once.
  std::array<const xmlChar*, 64> checked_{};
  std::uint64_t namespaces_ = 0;
  std::uint64_t depth_ = 0;
  bool has_root_ = false;
  bool is_ending_ = false;  // libxml2 was told that nothing follows, and that is so
  bool is_open_ = false;    // libxml2 has taken up the document
};

// Of the library in use: "2.9.14".
[[nodiscard]] std::string_view libxml2_version() noexcept;

// The registry's row of a face.
[[nodiscard]] entry libxml2_face(const backend_info& info, decltype(entry::make) make) noexcept;

[[nodiscard]] inline std::string_view view(const xmlChar* text) noexcept {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_LIBXML2_PARSER_HPP
