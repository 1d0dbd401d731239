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
    live_.startElementNs = live_text_.startElementNs = value_.startElementNs = &on_start_element;
    live_.endElementNs = live_text_.endElementNs = &on_end_element;
    dead_.startElementNs = dead_text_.startElementNs = &on_start_in_dead;
    dead_.endElementNs = dead_text_.endElementNs = &on_end_in_dead;
    value_.endElementNs = &on_end_of_value;
    // Character data is asked for only where the shape wants it.
    for (xmlSAXHandler* const reads : {&live_text_, &dead_text_, &value_}) {
      reads->characters = &on_text;
      reads->ignorableWhitespace = &on_text;  // where it differs, libxml2 looks for it
      reads->cdataBlock = &on_text;
    }
  }

  void start_document() override {
    libxml2_parser::start_document();
    context_->sax = &live_;
  }

 private:
  static libxml2_sax& self(void* data) noexcept {
    return static_cast<libxml2_sax&>(*static_cast<libxml2_parser*>(data));
  }

  void add_handlers(xmlSAXHandler& to) noexcept override { to = live_; }

  // The handlers for what comes now.
  void follow() noexcept {
    if (!passes_events()) return;
    const bool wants_text = cursor_.wants_text();
    if (cursor_.is_dead()) {
      context_->sax = wants_text ? &dead_text_ : &dead_;
    } else {
      context_->sax = wants_text ? &live_text_ : &live_;
    }
  }

  static void on_start_element(void* data, const xmlChar* local, const xmlChar* prefix,
                               const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
                               int attribute_count, int /*default_count*/,
                               const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    shape::node* const expected = p.cursor_.expected(reinterpret_cast<const char*>(uri),
                                                     reinterpret_cast<const char*>(local));
    if (expected != nullptr && namespace_count == 0 && attribute_count == 0) {
      return p.start_plain(*expected);
    }
    if (!p.check_start_tag(local, prefix, namespace_count, namespaces, attribute_count,
                           attributes)) {
      return;
    }
    p.guard([&] { p.start_element(expected, local, uri, attribute_count, attributes); });
  }

  // An expected element without attributes. Its name was checked when it was learnt, the depth of
  // the cursor is the parser's.
  void start_plain(shape::node& expected) noexcept {
    if (!check_plain_tag()) return;
    if (expected.is_dead) {
      cursor_.start_expected(expected, 0);
      follow();
      return;
    }
    guard([&] {
      if (expected.is_value) {
        cursor_.start_simple(expected, tag_begin(expected.local));
        context_->sax = &value_;
        return;
      }
      cursor_.start_expected(expected, expected.is_group ? 0 : tag_begin(expected.local));
      follow();
    });
  }

  void start_element(shape::node* expected, const xmlChar* local, const xmlChar* uri,
                     int attribute_count, const xmlChar** attributes) {
    if (expected != nullptr) {
      // Nothing that is captured has the place of such an element.
      const bool is_placeless = expected->is_dead || expected->is_group;
      cursor_.start_expected(*expected, is_placeless ? 0 : tag_begin());
    } else {
      cursor_.start_element(view(uri), view(local), tag_begin());
    }
    if (!cursor_.is_dead() && attribute_count != 0 && cursor_.wants_attributes()) {
      pass_attributes(attribute_count, attributes);
    }
    follow();
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
    keep_shape_failure();
  }

  static void on_end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    libxml2_sax& p = self(data);
    p.note_end_tag();
    p.guard([&] {
      p.cursor_.end_element(p.cursor_.ends_frames() ? p.offset() : 0);
      p.keep_shape_failure();
      p.follow();
    });
  }

  // The element in which nothing is wanted, or one inside it.
  static void on_start_in_dead(void* data, const xmlChar* local, const xmlChar* prefix,
                               const xmlChar* /*uri*/, int namespace_count,
                               const xmlChar** namespaces, int attribute_count,
                               int /*default_count*/, const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    const bool is_plain =
        namespace_count == 0 && attribute_count == 0 && prefix == nullptr && p.was_checked(local);
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
    if (!p.cursor_.is_dead()) p.follow();
  }

  // The element whose text alone is wanted, if nothing but text was in it.
  static void on_end_of_value(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    libxml2_sax& p = self(data);
    p.note_end_tag();
    p.guard([&] {
      p.cursor_.end_simple();
      p.keep_shape_failure();
      p.follow();
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
  xmlSAXHandler value_ = common_handlers();
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
