// SPDX-License-Identifier: MIT
//
// libxml2's reader. The text is pushed into a tree, block by block; an xmlTextReader walks the tree
// as far as it is built, and what it has left behind is freed.
//
// Why not a reader that reads by itself? It pulls 512 bytes whenever it cannot tell what comes
// next: it cannot wait for a feed, it gives up rows that it has in its tree when an error follows
// in the same 512 bytes, and it takes text apart at places where "]]>" may lie across. So the tree
// is built here, with libxml2's own tree functions, and the reader is one that walks
// (xmlReaderWalker). It is stopped where the next step depends on text to come: behind the last
// node in an open element.

#include <vector>

#include <libxml/SAX2.h>
#include <libxml/xmlreader.h>

#include "backend/libxml2_parser.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

namespace {

class libxml2_reader final : public libxml2_parser {
 public:
  using libxml2_parser::libxml2_parser;
  libxml2_reader(const libxml2_reader&) = delete;
  libxml2_reader& operator=(const libxml2_reader&) = delete;
  ~libxml2_reader() override { xmlFreeTextReader(reader_); }

  void start_document(std::uint64_t text_offset) override {
    libxml2_parser::start_document(text_offset);
    open_ = nullptr;
    at_ = nullptr;
    is_at_end_ = false;
    places_.clear();
    next_place_ = 0;
    is_walking_ = false;
  }

 private:
  static libxml2_reader& self(void* data) noexcept {
    return static_cast<libxml2_reader&>(*static_cast<libxml2_parser*>(data));
  }

  void add_handlers(xmlSAXHandler& to) noexcept override {
    to.startDocument = [](void* data) { xmlSAX2StartDocument(self(data).context_); };
    to.startElementNs = &on_start_element;
    to.endElementNs = &on_end_element;
    to.characters = &on_text;
    to.ignorableWhitespace = &on_text;
    to.cdataBlock = &on_text;
  }

  static void on_start_element(void* data, const xmlChar* local, const xmlChar* prefix,
                               const xmlChar* uri, int namespace_count, const xmlChar** namespaces,
                               int attribute_count, int default_count, const xmlChar** attributes) {
    libxml2_reader& p = self(data);
    if (p.has_failed() || !p.check_start_tag(local, prefix, namespace_count, namespaces,
                                             attribute_count, attributes)) {
      return;
    }
    p.note_place(p.tag_begin());
    xmlSAX2StartElementNs(p.context_, local, prefix, uri, namespace_count, namespaces,
                          attribute_count, default_count, attributes);
    p.open_ = p.context_->node;
  }

  static void on_end_element(void* data, const xmlChar* local, const xmlChar* prefix,
                             const xmlChar* uri) {
    libxml2_reader& p = self(data);
    if (p.has_failed()) return;
    p.note_end_tag();
    p.note_place(p.offset());
    xmlSAX2EndElementNs(p.context_, local, prefix, uri);
    p.open_ = p.context_->node;
  }

  static void on_text(void* data, const xmlChar* text, int length) {
    libxml2_reader& p = self(data);
    if (p.has_failed()) return;
    const std::string_view t = seeded::line_ends_of(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    xmlSAX2Characters(p.context_, reinterpret_cast<const xmlChar*>(t.data()),
                      static_cast<int>(t.size()));
  }

  // Events come in the order in which the reader meets them.
  void note_place(std::uint64_t offset) noexcept {
    guard([&] { places_.push_back(offset); });
  }
  std::uint64_t take_place() noexcept { return places_[next_place_++]; }

  void instruction(const xmlChar* target) override {
    // Only the one that separates texts becomes a node.
    if (is_separating_) xmlSAX2ProcessingInstruction(context_, target, nullptr);
  }

  void take_events() noexcept override {
    if (!has_failed()) separate();
    if (has_failed()) {
      // The events before it come first; they may end in another failure.
      pending_ = failure_;
      failure_ = error();
    }
    if (pending_.code == errc::ok || !seeded::is(seeded::bug::rows_lost)) guard([&] { walk(); });
    if (failure_.code == errc::ok && pending_.code != errc::ok) failure_ = pending_;
    pending_ = error();
  }

  // libxml2 adds text to the last node if that is text, though the reader may have left it behind,
  // and takes no more than 10 MB in one node. A node between keeps the texts apart.
  void separate() noexcept {
    if (open_ == nullptr || open_->last == nullptr || open_->last->type != XML_TEXT_NODE) {
      return;
    }
    is_separating_ = true;
    push_foreign("<?x?>");
    is_separating_ = false;
  }

  // The last step left the node `at_`, by its end if is_at_end_. Whether the next one is decided.
  [[nodiscard]] bool can_step() const noexcept {
    if (at_ == nullptr) return context_->myDoc != nullptr && context_->myDoc->children != nullptr;
    if (!is_at_end_ && at_->children != nullptr) return true;
    if (at_->next != nullptr) return true;
    const bool is_open = !is_at_end_ && at_ == open_;
    return !is_open && at_->parent != open_ && at_->parent->type == XML_ELEMENT_NODE;
  }

  void walk() {
    if (!is_walking_ && context_->myDoc != nullptr) start_walk();
    while (failure_.code == errc::ok) {
      end_empty_element();
      if (failure_.code != errc::ok || !can_step()) break;
      if (xmlTextReaderRead(reader_) != 1) return fail(errc::backend_failure, offset());
      xmlNode* const now = xmlTextReaderCurrentNode(reader_);
      is_at_end_ = at_ != nullptr && now == at_->parent;
      at_ = now;
      if (is_at_end_) {
        end_element();
      } else {
        drop_before(*now);
        take_node(*now);
      }
    }
    if (next_place_ == places_.size()) {
      places_.clear();
      next_place_ = 0;
    }
  }

  // The reader does not report the end of an element without content.
  void end_empty_element() {
    if (at_ == nullptr || is_at_end_ || at_->type != XML_ELEMENT_NODE) return;
    if (at_->children != nullptr || at_ == open_) return;
    is_at_end_ = true;
    end_element();
  }

  void start_walk() {
    if (reader_ == nullptr) {
      reader_ = xmlReaderWalker(context_->myDoc);
      if (reader_ == nullptr) throw std::bad_alloc();
    } else if (xmlReaderNewWalker(reader_, context_->myDoc) != 0) {
      throw std::bad_alloc();
    }
    is_walking_ = true;
  }

  static void drop_before(xmlNode& n) noexcept {
    if (n.prev == nullptr) return;
    xmlNode* const before = n.prev;
    xmlUnlinkNode(before);
    xmlFreeNode(before);
  }

  void take_node(xmlNode& n) {
    switch (n.type) {
      case XML_ELEMENT_NODE:
        start_element(n);
        break;
      case XML_TEXT_NODE:
        if (cursor_.wants_text()) cursor_.text(view(xmlTextReaderConstValue(reader_)));
        break;
      default:
        break;
    }
  }

  void start_element(const xmlNode& n) {
    const std::uint64_t begin = take_place();
    if (cursor_.is_dead()) {
      cursor_.start_dead_element();  // its depth was checked when it was built
      return;
    }
    // The tree has each name once, but not each namespace name.
    const xmlChar* const uri = n.ns == nullptr ? nullptr : n.ns->href;
    shape::node* const expected =
        uri == nullptr ? cursor_.expected(nullptr, reinterpret_cast<const char*>(n.name)) : nullptr;
    const errc code = expected != nullptr ? cursor_.start_expected(*expected, begin)
                                          : cursor_.start_element(view(uri), view(n.name), begin);
    if (code != errc::ok) return fail(code, begin, bounds_.depth);
    if (!cursor_.is_dead() && n.properties != nullptr && cursor_.wants_attributes()) {
      pass_attributes();
    }
  }

  void pass_attributes() {
    attributes_.clear();
    while (xmlTextReaderMoveToNextAttribute(reader_) == 1) {
      if (xmlTextReaderIsNamespaceDecl(reader_) != 0) continue;
      const auto& a = reinterpret_cast<const xmlAttr&>(*xmlTextReaderCurrentNode(reader_));
      attributes_.push_back({a.ns == nullptr ? std::string_view() : view(a.ns->href), view(a.name),
                             view(a.children == nullptr ? nullptr : a.children->content)});
    }
    xmlTextReaderMoveToElement(reader_);
    cursor_.attributes(attributes_);
    keep_shape_failure();
  }

  void end_element() {
    const std::uint64_t end = take_place();
    if (cursor_.is_dead()) return cursor_.end_dead_element();
    cursor_.end_element(end);
    keep_shape_failure();
  }

  xmlTextReader* reader_ = nullptr;
  xmlNode* open_ = nullptr;  // the innermost open element; libxml2's own is another after an error
  xmlNode* at_ = nullptr;    // where the reader stands
  std::vector<std::uint64_t> places_;  // where the tags behind it begin, or end
  std::size_t next_place_ = 0;
  std::vector<shape::attribute> attributes_;
  error pending_;
  bool is_at_end_ = false;
  bool is_walking_ = false;
  bool is_separating_ = false;
};

std::unique_ptr<parser> make_libxml2(shape::cursor& into, const settings& how) {
  return std::make_unique<libxml2_reader>(into, how);
}

}  // namespace

entry libxml2_entry() noexcept {
  return libxml2_face({backend::libxml2, "libxml2", libxml2_version()}, &make_libxml2);
}

}  // namespace xylem::backend_stage
