// SPDX-License-Identifier: MIT
//
// The faster of libxml2's two faces: its SAX2 events. No tree is built.

#include <vector>

#include "backend/libxml2_parser.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

namespace {

class libxml2_sax final : public libxml2_parser {
 public:
  using libxml2_parser::libxml2_parser;

  void start_document() override {
    libxml2_parser::start_document();
    is_reading_text_ = true;
    follow_text();
  }

 private:
  static libxml2_sax& self(void* data) noexcept {
    return static_cast<libxml2_sax&>(*static_cast<libxml2_parser*>(data));
  }

  void add_handlers(xmlSAXHandler& to) noexcept override {
    to.startElementNs = &on_start_element;
    to.endElementNs = &on_end_element;
  }

  // Character data is asked for only where the shape wants it.
  void follow_text() noexcept {
    const bool wants = cursor_.wants_text();
    if (wants == is_reading_text_) return;
    is_reading_text_ = wants;
    const charactersSAXFunc handler = wants ? &on_text : nullptr;
    context_->sax->characters = handler;
    context_->sax->ignorableWhitespace = handler;  // where it differs, libxml2 looks for it
    context_->sax->cdataBlock = handler;
  }

  // An expected element without attributes. Its name was checked when it was learnt, the depth of
  // the cursor is the parser's.
  void start_plain(shape::node& expected) noexcept {
    if (!check_plain_tag()) return;
    if (expected.is_dead) {
      cursor_.start_expected(expected, 0);
      return;
    }
    guard([&] {
      const std::uint64_t at = tag_begin(expected.local);
      if (expected.is_simple()) {
        cursor_.start_simple(expected, at);
      } else {
        cursor_.start_expected(expected, at);
      }
      follow_text();
    });
  }

  void start_element(shape::node* expected, const xmlChar* local, const xmlChar* uri,
                     int attribute_count, const xmlChar** attributes) {
    if (expected != nullptr) {
      cursor_.start_expected(*expected, tag_begin());
    } else {
      cursor_.start_element(view(uri), view(local), tag_begin());
    }
    if (cursor_.is_dead()) return;
    if (attribute_count != 0 && cursor_.wants_attributes()) {
      pass_attributes(attribute_count, attributes);
    }
    follow_text();
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

  static void on_start_element(void* data, const xmlChar* local, const xmlChar* prefix,
                               const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
                               int attribute_count, int /*default_count*/,
                               const xmlChar** attributes) {
    libxml2_sax& p = self(data);
    if (!p.passes_events()) return;
    shape::node* const expected = p.cursor_.is_dead()
                                      ? nullptr
                                      : p.cursor_.expected(reinterpret_cast<const char*>(uri),
                                                           reinterpret_cast<const char*>(local));
    if (expected != nullptr && namespace_count == 0 && attribute_count == 0) {
      return p.start_plain(*expected);
    }
    if (!p.check_start_tag(local, prefix, namespace_count, namespaces, attribute_count,
                           attributes)) {
      return;
    }
    if (p.cursor_.is_dead()) {
      p.cursor_.start_dead_element();
      return;
    }
    p.guard([&] { p.start_element(expected, local, uri, attribute_count, attributes); });
  }

  static void on_end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    libxml2_sax& p = self(data);
    if (!p.passes_events()) return;
    p.note_end_tag();
    if (p.cursor_.is_dead()) return p.cursor_.end_dead_element();
    p.guard([&] {
      if (p.cursor_.ends_simple()) {
        p.cursor_.end_simple();
      } else {
        p.cursor_.end_element(p.cursor_.ends_frames() ? p.offset() : 0);
      }
      p.keep_shape_failure();
      p.follow_text();
    });
  }

  static void on_text(void* data, const xmlChar* text, int length) {
    libxml2_sax& p = self(data);
    if (!p.passes_events()) return;
    p.guard([&] {
      p.cursor_.text(seeded::line_ends_of(
          {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)}));
    });
  }

  std::vector<shape::attribute> attributes_;
  bool is_reading_text_ = false;
};

std::unique_ptr<parser> make_libxml2_sax(shape::cursor& into, const settings& how) {
  return std::make_unique<libxml2_sax>(into, how);
}

}  // namespace

entry libxml2_sax_entry() noexcept {
  return libxml2_face({backend::libxml2_sax, "libxml2_sax", libxml2_version()}, &make_libxml2_sax);
}

}  // namespace xylem::backend_stage
