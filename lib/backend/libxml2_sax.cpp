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

  void start_element(const xmlChar* local, const xmlChar* uri, int attribute_count,
                     const xmlChar** attributes) {
    const auto* const name = reinterpret_cast<const char*>(local);
    const auto* const space = reinterpret_cast<const char*>(uri);
    shape::node* const expected = cursor_.expected(space, name);
    errc code = errc::ok;
    if (expected != nullptr && expected->is_value && attribute_count == 0) {
      code = cursor_.start_value(*expected, tag_begin());
    } else if (expected != nullptr) {
      code = cursor_.start_expected(*expected, expected->is_dead ? 0 : tag_begin());
    } else {
      code = cursor_.start_element(view(uri), view(local), tag_begin());
    }
    if (code != errc::ok) return fail(code, tag_begin(), bounds_.depth);
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
    if (!p.passes_events() || !p.check_start_tag(local, prefix, namespace_count, namespaces,
                                                 attribute_count, attributes)) {
      return;
    }
    // Most elements of most documents: nobody wants them.
    if (p.cursor_.is_dead()) {
      if (p.cursor_.start_dead_element() == errc::ok) return;
      return p.fail(errc::limit_depth, p.tag_begin(), p.bounds_.depth);
    }
    p.guard([&] { p.start_element(local, uri, attribute_count, attributes); });
  }

  static void on_end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
    libxml2_sax& p = self(data);
    if (!p.passes_events()) return;
    p.note_end_tag();
    if (p.cursor_.is_dead()) return p.cursor_.end_dead_element();
    p.guard([&] {
      if (p.cursor_.ends_value()) {
        p.cursor_.end_value();
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
