// SPDX-License-Identifier: MIT
#include "scanner/known_tags.hpp"

#include <functional>

namespace xylem::scanner {

namespace {

constexpr std::size_t block_bytes = 4096;

// Whether special_positions finds something in a tag behind its first byte. Such tags are left to
// the grammar.
bool has_specials(std::string_view tag) noexcept {
  const auto is_special = [](char c) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
    return c == '<' || c == '&' || c == ']' || is_control;
  };
  return std::any_of(tag.begin() + 1, tag.end(), is_special) ||
         tag.find("\xEF\xBF") != std::string_view::npos;
}

bool may_be_nil(std::span<const shape::attribute> attributes) noexcept {
  return std::ranges::any_of(attributes, [](const shape::attribute& a) {
    return a.local == "nil" && a.uri == shape::schema_instance_uri;
  });
}

// Groups whose values go elsewhere than into frames around the element, or more of them than a
// word has bits, are no matter of course.
bool is_simple_group(const shape::node& n) noexcept {
  const std::size_t first = n.level_count - n.openings.size();
  return n.is_group && n.openings.size() <= shape::most_deferred_groups &&
         std::ranges::all_of(n.openings,
                             [first](const shape::opening& o) { return o.parent < first; });
}

tag_role role_of(const shape::node* node, std::span<const shape::attribute> attributes) noexcept {
  if (node == nullptr || node->is_dead) return tag_role::dead;
  if (node->is_value) return may_be_nil(attributes) ? tag_role::other : tag_role::value;
  if (is_simple_group(*node)) return tag_role::group;
  const bool is_passed = node->is_plain && !node->wants_content && node->attributes.empty();
  return is_passed ? tag_role::pass : tag_role::other;
}

// Of the elements around a value that may be deferred, the one that opens groups. Inside a group
// nothing that opens others is deferred before the outer one is started: it is the innermost.
const known_tag* deferred_group_around(const known_tag& value) noexcept {
  const known_tag* tag = value.parent;
  while (tag != nullptr && tag->node != nullptr && tag->role < tag_role::group)
    tag = tag->parent;
  return tag != nullptr && tag->role == tag_role::group ? tag : nullptr;
}

bool is_inside_group(const known_tag& value) noexcept {
  const known_tag* const group = deferred_group_around(value);
  if (group == nullptr) return false;
  const auto is_inside = [group](const auto& wanted) { return wanted.level >= group->level; };
  return std::ranges::all_of(value.node->texts, is_inside) &&
         std::ranges::all_of(value.node->tests, is_inside);
}

}  // namespace

known_tags::~known_tags() {
  if (tags_ != nullptr) std::destroy_n(tags_.get(), count_);
}

void known_tags::clear() noexcept {
  if (tags_ == nullptr) return;
  std::destroy_n(tags_.get(), count_);
  count_ = 0;
  copies_ = 0;
  root_ = nullptr;
  std::fill(by_name_.begin(), by_name_.end(), nullptr);
  std::fill(table_.begin(), table_.end(), std::uint16_t{0});
  blocks_.clear();
  block_left_ = 0;
  text_bytes_ = 0;
}

known_tag* known_tags::add(known_tag* parent) {
  if (tags_ == nullptr) {
    table_.assign(table_size, 0);
    by_name_.assign(table_size, nullptr);
    tags_.reset(std::allocator<known_tag>().allocate(most_tags));
  }
  known_tag* const made = std::construct_at(tags_.get() + count_);
  ++count_;
  made->after = {&nothing_, &nothing_};
  made->inside = {&nothing_, &nothing_};
  made->parent = parent;
  return made;
}

std::string_view known_tags::keep(std::string_view text) {
  if (text.size() > block_left_) {
    const std::size_t size = std::max(text.size(), block_bytes);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    block_next_ = blocks_.back().get();
    block_left_ = size;
  }
  char* const kept = block_next_;
  std::copy(text.begin(), text.end(), kept);
  block_next_ += text.size();
  block_left_ -= text.size();
  text_bytes_ += text.size();
  return {kept, text.size()};
}

// Null and the place where it would be, or null and the table's size when there is none.
known_tag* known_tags::find(const known_tag* parent, std::string_view key,
                            std::size_t& place) noexcept {
  const std::size_t hash = std::hash<std::string_view>()(key) ^
                           (std::hash<const void*>()(parent) * std::size_t{0x9E3779B1});
  for (std::size_t i = 0; i < most_probes; ++i) {
    place = (hash + i) % table_size;
    if (table_[place] == 0) return nullptr;
    known_tag* const found = tags_.get() + (table_[place] - 1);
    if (found->parent == parent && found->key == key) return found;
  }
  place = table_size;
  return nullptr;
}

known_tag* known_tags::learn(known_tag* parent, known_tag* last, std::string_view written,
                             const start_tag& tag, std::span<const shape::attribute> attributes,
                             shape::node* node) {
  if (written.size() > most_tag_bytes || tag.attributes.size() != tag.attribute_count) {
    return nullptr;
  }
  // The values of declarations belong to the key, other values do not.
  key_.clear();
  std::size_t copied = 0;
  for (const attribute& a : tag.attributes) {
    if (is_namespace_declaration(a)) continue;
    const auto begin = static_cast<std::size_t>(a.value.data() - written.data());
    key_.append(written.substr(copied, begin - copied));
    copied = begin + a.value.size();
  }
  key_.append(written.substr(copied));
  if (last != nullptr && last->key == key_) return &repeated(*last);
  std::size_t place = 0;
  known_tag* found = tags_ == nullptr ? nullptr : find(parent, key_, place);
  if (found != nullptr) {
    if (parent == nullptr) root_ = found;
    return found;
  }
  if (is_full() || place == table_size) return nullptr;
  found = add(parent);
  if (place == 0) find(parent, key_, place);
  table_[place] = static_cast<std::uint16_t>(count_);
  found->key = keep(key_);
  found->node = node;
  set_end(*found, tag.name.written);
  describe(*found, written, tag, attributes);
  enter_name(*found);
  if (parent == nullptr) root_ = found;
  return found;
}

known_tag* known_tags::learn_open(known_tag* parent, std::string_view name) {
  if (name.size() > most_tag_bytes || is_full()) return nullptr;
  known_tag* const made = add(parent);
  made->note_child();
  set_end(*made, name);
  return made;
}

void known_tags::set_end(known_tag& made, std::string_view name) {
  key_.assign("</").append(name).push_back('>');
  made.end = keep(key_);
  made.name = made.end.substr(2, name.size());
  made.end_head = text_head(made.end);
  made.end_size = static_cast<std::uint16_t>(made.end.size());
}

// Roots are not looked for.
void known_tags::enter_name(known_tag& made) noexcept {
  if (made.parent == nullptr || made.end.empty()) return;
  known_tag*& slot = by_name_[name_slot(*made.parent, name_word(made.name))];
  made.same_name = slot;
  slot = &made;
}

known_tag* known_tags::add_copy(const known_tag& of, known_tag& parent) noexcept try {
  if (copies_ == most_copies || is_full()) return nullptr;
  known_tag* const made = add(&parent);
  *made = of;
  made->after = {&nothing_, &nothing_};
  made->inside = {&nothing_, &nothing_};
  made->parent = &parent;
  made->model = &of;
  made->again = nullptr;
  made->turn = 0;
  text_bytes_ += made->list_bytes();
  ++copies_;
  return made;
} catch (const std::bad_alloc&) {
  return nullptr;  // of the gaps: what is not foreseen is read all the same
}

known_tag& known_tags::repeated(known_tag& tag) noexcept {
  if (tag.again == nullptr) {
    known_tag* const made = tag.turn == last_turn ? nullptr : add_copy(tag, *tag.parent);
    tag.again = made == nullptr ? &tag : made;
    if (made != nullptr) made->turn = static_cast<std::uint8_t>(tag.turn + 1);
  }
  return *tag.again;
}

known_tag* known_tags::copied(const known_tag& tag, known_tag& parent) noexcept {
  std::size_t place = 0;
  known_tag* const found = find(&parent, tag.key, place);
  if (found != nullptr || place == table_size) return found;
  known_tag* const made = add_copy(tag, parent);
  if (made == nullptr) return nullptr;
  table_[place] = static_cast<std::uint16_t>(count_);
  enter_name(*made);
  return made;
}

void known_tag::choose_step() noexcept {
  step = tag_step::other;
  if (role == tag_role::other || is_empty_element || has_gaps || start_size == 0) return;
  if (has_children) {
    if (role <= tag_role::group) step = tag_step::around;
    return;
  }
  const bool is_long = std::max(start_size, end_size) > text_head::bytes;
  if (role == tag_role::value) {
    step = is_long ? tag_step::long_value : tag_step::value;
  } else {
    step = is_long ? tag_step::long_leaf : tag_step::leaf;
  }
}

void known_tag::expect_other_values() noexcept {
  has_gaps = true;
  start = first_piece;
  start_head = text_head(start);
  start_size = static_cast<std::uint16_t>(start.size());
  choose_step();
}

// The start tag is left as it is, equal to nothing, where it is not to be foreseen: with
// declarations, which have to be brought into scope, or with what stands out in it.
void known_tags::describe(known_tag& made, std::string_view written, const start_tag& tag,
                          std::span<const shape::attribute> attributes) {
  made.is_empty_element = tag.is_empty_element;
  made.role = role_of(made.node, attributes);
  made.wants_values = made.role == tag_role::other && !attributes.empty() &&
                      (!made.node->attributes.empty() || !made.node->texts.empty());
  if (made.role == tag_role::group) {
    made.level = made.node->level_count - static_cast<std::uint32_t>(made.node->openings.size());
  }
  if (made.role == tag_role::value) {
    made.has_tests = !made.node->tests.empty();
    made.is_inside_group = is_inside_group(made);
  }
  if (has_specials(made.key) || attributes.size() != tag.attributes.size()) return;
  // Pieces end where values begin.
  std::size_t piece = 0;
  std::string_view* last = &made.first_piece;
  for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
    const attribute& a = tag.attributes[i];
    const auto begin = static_cast<std::size_t>(a.value.data() - written.data());
    *last = keep(written.substr(piece, begin - piece));
    made.attributes.push_back({keep(attributes[i].uri), keep(attributes[i].local), {}});
    made.pieces.emplace_back();
    piece = begin + a.value.size();
    last = &made.pieces.back().text;
  }
  *last = keep(written.substr(piece));
  for (tag_piece& p : made.pieces)
    p.head = text_head(p.text);
  text_bytes_ += made.list_bytes();
  made.start = has_specials(written) ? std::string_view() : keep(written);
  if (made.start.empty()) return made.expect_other_values();
  made.start_head = text_head(made.start);
  made.start_size = static_cast<std::uint16_t>(made.start.size());
  made.choose_step();
}

}  // namespace xylem::scanner
