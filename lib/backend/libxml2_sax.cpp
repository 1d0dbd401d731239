// SPDX-License-Identifier: MIT
//
// The faster of libxml2's two faces: its SAX2 events. No tree is built.
//
// What an event brings about depends on where it happens: in an element in which nothing is wanted,
// in one whose text alone is wanted, elsewhere. So there is a set of handlers for each such place,
// which need not ask, and moving on to another place is one assignment.

#include <vector>

#include "backend/libxml2_parser.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

namespace {

class libxml2_sax final : public libxml2_parser {
 public:
  libxml2_sax(shape::cursor& into, const settings& how) : libxml2_parser(into, how) {
    set_tags(live_, &on_start_element, &on_end_element);
    set_tags(live_text_, &on_start_element, &on_end_element);
    set_tags(dead_, &on_start_in_dead, &on_end_in_dead);
    set_tags(dead_text_, &on_start_in_dead, &on_end_in_dead);
    set_tags(leaf_, &on_start_in_leaf, &on_end_of_leaf);
    // Character data is asked for only where the shape wants it.
    set_text(live_text_, &on_text);
    set_text(dead_text_, &on_text);
    set_text(leaf_, &on_leaf_text);
  }

  void start_document(std::uint64_t text_offset) override {
    libxml2_parser::start_document(text_offset);
    context_->sax = &live_;
  }

 private:
  static libxml2_sax& self(void* data) noexcept {
    return static_cast<libxml2_sax&>(*static_cast<libxml2_parser*>(data));
  }

  static void set_tags(xmlSAXHandler& in, startElementNsSAX2Func start,
                       endElementNsSAX2Func end) noexcept {
    in.startElementNs = start;
    in.endElementNs = end;
  }
  static void set_text(xmlSAXHandler& in, charactersSAXFunc text) noexcept {
    in.characters = text;
    in.ignorableWhitespace = text;  // where it differs, libxml2 looks for it
    in.cdataBlock = text;
  }

  void add_handlers(xmlSAXHandler& to) noexcept override { to = live_; }

  // The handlers for what comes now.
  void follow() noexcept {
    const bool wants_text = cursor_.wants_text();
    if (cursor_.is_dead()) {
      around_ = nullptr;
      context_->sax = wants_text ? &dead_text_ : &dead_;
    } else {
      context_->sax = wants_text ? &live_text_ : &live_;
    }
  }
  // The same behind what may have failed in the stages behind.
  void follow_if_fine() noexcept {
    keep_shape_failure();
    if (passes_events()) follow();
  }

  // Most elements of most documents: known, without attributes, and a leaf, a group or nothing that
  // is wanted. What they run is kept short; all else is out of line.
  static void on_start_element(void* data, const xmlChar* local, const xmlChar* prefix,
                               const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
                               int attribute_count, int default_count, const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    shape::node* const known = p.cursor_.expected_again(reinterpret_cast<const char*>(uri),
                                                        reinterpret_cast<const char*>(local));
    if (known != nullptr && (namespace_count | attribute_count) == 0) {
      if (known->is_leaf) return p.start_leaf(*known);
      if (known->is_dead && !known->is_near_miss) return p.start_dead(*known);
    }
    start_with_attributes(data, local, prefix, uri, namespace_count, namespaces, attribute_count,
                          default_count, attributes);
  }

  [[gnu::noinline]] static void start_with_attributes(void* data, const xmlChar* local,
                                                      const xmlChar* prefix, const xmlChar* uri,
                                                      int namespace_count,
                                                      const xmlChar** namespaces,
                                                      int attribute_count, int default_count,
                                                      const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    shape::node* const expected = p.cursor_.expected(reinterpret_cast<const char*>(uri),
                                                     reinterpret_cast<const char*>(local));
    if (expected == nullptr || namespace_count != 0 ||
        (attribute_count != 0 && !p.knows_attributes(attribute_count, attributes))) {
      return start_other(data, local, prefix, uri, namespace_count, namespaces, attribute_count,
                         default_count, attributes);
    }
    if (expected->is_dead && !expected->is_near_miss) return p.start_dead(*expected);
    // The element's name was checked when it was learnt, the depth of the cursor is the parser's.
    if (!p.check_plain_tag()) return;
    if (expected->is_group) return p.start_group(*expected);
    p.start_known(*expected, attribute_count, attributes);
  }

  void start_dead(shape::node& expected) noexcept {
    if (!check_plain_tag()) return;
    cursor_.start_expected_dead(expected);
    around_ = context_->sax;
    context_->sax = around_->characters != nullptr ? &dead_text_ : &dead_;
  }

  // Names that were checked, and no more of them than the least that may be.
  [[nodiscard]] bool knows_attributes(int count, const xmlChar** attributes) const noexcept {
    if (static_cast<std::uint64_t>(count) > bounds_.attributes) return false;
    for (const xmlChar** a = attributes; count != 0; --count, a += 5) {
      if (!was_checked(a[0]) || (a[1] != nullptr && !was_checked(a[1]))) return false;
    }
    return true;
  }

  void start_leaf(shape::node& expected) noexcept {
    if (!check_plain_tag()) return;
    guard([&] {
      cursor_.start_leaf(expected, tag_begin(expected.local));
      around_ = context_->sax;
      context_->sax = &leaf_;
    });
  }

  // Nothing that is captured has its place.
  [[gnu::noinline]] void start_group(shape::node& expected) noexcept {
    guard([&] {
      cursor_.start_held_group(expected);
      context_->sax = cursor_.wants_text() ? &live_text_ : &live_;
    });
  }

  [[gnu::noinline]] void start_known(shape::node& expected, int attribute_count,
                                     const xmlChar** attributes) noexcept {
    guard([&] {
      cursor_.start_expected(expected, expected.is_dead ? 0 : tag_begin());
      finish_start(attribute_count, attributes);
    });
  }

  [[gnu::noinline]] static void start_other(void* data, const xmlChar* local, const xmlChar* prefix,
                                            const xmlChar* uri, int namespace_count,
                                            const xmlChar** namespaces, int attribute_count,
                                            int /*default_count*/, const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    if (!p.check_start_tag(local, prefix, namespace_count, namespaces, attribute_count,
                           attributes)) {
      return;
    }
    p.guard([&] {
      shape::node* const expected = p.cursor_.expected(reinterpret_cast<const char*>(uri),
                                                       reinterpret_cast<const char*>(local));
      if (expected != nullptr) {
        p.cursor_.start_expected(*expected, expected->is_dead ? 0 : p.tag_begin());
      } else {
        p.cursor_.start_element(view(uri), view(local), p.tag_begin());
      }
      p.finish_start(attribute_count, attributes);
    });
  }

  void finish_start(int attribute_count, const xmlChar** attributes) {
    if (attribute_count != 0 && !cursor_.is_dead() && cursor_.wants_attributes()) {
      pass_attributes(attribute_count, attributes);
      follow_if_fine();
    } else {
      follow();
    }
  }

  void pass_attributes(int count, const xmlChar** attributes) {
    attributes_.clear();
    // Name, prefix, URI, begin and end of the value.
    for (const xmlChar** a = attributes; count != 0; --count, a += 5) {
      attributes_.push_back(
          {view(a[2]),
           view(a[0]),
           {reinterpret_cast<const char*>(a[3]), static_cast<std::size_t>(a[4] - a[3])}});
    }
    cursor_.attributes(attributes_);
  }

  static void on_end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    libxml2_sax& p = self(data);
    p.note_end_tag();
    p.guard([&] {
      p.cursor_.end_element(p.cursor_.ends_frames() ? p.offset() : 0);
      p.follow_if_fine();
    });
  }

  // The element in which nothing is wanted, or one inside it.
  static void on_start_in_dead(void* data, const xmlChar* local, const xmlChar* prefix,
                               const xmlChar* /*uri*/, int namespace_count,
                               const xmlChar** namespaces, int attribute_count,
                               int /*default_count*/, const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    const bool is_plain =
        (namespace_count | attribute_count) == 0 && prefix == nullptr && p.was_checked(local);
    if (is_plain ? p.check_plain_tag()
                 : p.check_start_tag(local, prefix, namespace_count, namespaces, attribute_count,
                                     attributes)) {
      p.cursor_.start_dead_element();
    }
  }

  static void on_end_in_dead(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    libxml2_sax& p = self(data);
    p.note_end_tag();
    p.cursor_.end_dead_element();
    if (p.cursor_.is_dead()) return;
    if (p.around_ == nullptr) return p.follow();
    p.context_->sax = p.around_;
  }

  // A leaf is an element whose text alone is wanted. There are children in it after all.
  static void on_start_in_leaf(void* data, const xmlChar* local, const xmlChar* prefix,
                               const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
                               int attribute_count, int default_count, const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    p.context_->sax = &p.live_text_;
    p.guard([&] { p.cursor_.leave_leaf(); });
    if (!p.passes_events()) return;
    on_start_element(data, local, prefix, uri, namespace_count, namespaces, attribute_count,
                     default_count, attributes);
  }

  static void on_end_of_leaf(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    libxml2_sax& p = self(data);
    p.note_end_tag();
    if (!p.cursor_.can_hold_leaf()) return p.end_leaf();
    p.cursor_.hold_leaf();
    p.context_->sax = p.around_;
  }

  [[gnu::noinline]] void end_leaf() noexcept {
    guard([&] {
      cursor_.end_leaf();
      keep_shape_failure();
      if (passes_events()) context_->sax = around_;
    });
  }

  static void on_leaf_text(void* data, const xmlChar* text, int length) {
    libxml2_sax& p = self(data);
    p.guard([&] {
      p.cursor_.leaf_text(seeded::line_ends_of(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)}));
    });
  }

  static void on_text(void* data, const xmlChar* text, int length) {
    libxml2_sax& p = self(data);
    p.guard([&] {
      p.cursor_.text(seeded::line_ends_of(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)}));
    });
  }

  xmlSAXHandler live_ = common_handlers();
  xmlSAXHandler live_text_ = common_handlers();
  xmlSAXHandler dead_ = common_handlers();
  xmlSAXHandler dead_text_ = common_handlers();
  xmlSAXHandler leaf_ = common_handlers();
  xmlSAXHandler* around_ = nullptr;  // the leaf, or the dead element; null: follow() tells
  std::vector<shape::attribute> attributes_;
};

std::unique_ptr<parser> make_libxml2_sax(shape::cursor& into, const settings& how) {
  return std::make_unique<libxml2_sax>(into, how);
}

}  // namespace

entry libxml2_sax_entry() noexcept {
  return libxml2_face({backend::libxml2_sax, "libxml2_sax", libxml2_version()}, &make_libxml2_sax);
}

}  // namespace xylem::backend_stage
