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

}  // namespace

known_tags::~known_tags() {
  if (tags_ != nullptr) std::destroy_n(tags_.get(), count_ + 1);
}

void known_tags::clear() noexcept {
  if (tags_ == nullptr) return;
  std::destroy_n(tags_.get(), count_ + 1);
  std::construct_at(tags_.get());
  count_ = 0;
  std::fill(table_.begin(), table_.end(), std::uint16_t{0});
  blocks_.clear();
  block_left_ = 0;
  text_bytes_ = 0;
}

known_tag* known_tags::add(known_tag* parent) {
  if (tags_ == nullptr) {
    table_.assign(table_size, 0);
    tags_.reset(std::allocator<known_tag>().allocate(most_tags + 1));
    std::construct_at(tags_.get());
  }
  known_tag* const made = tags_.get() + count_;
  std::construct_at(made + 1);
  ++count_;
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

known_tag* known_tags::learn(known_tag* parent, std::string_view written, const start_tag& tag,
                             std::span<const shape::attribute> attributes, shape::node* node) {
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
  std::size_t place = 0;
  known_tag* found = tags_ == nullptr ? nullptr : find(parent, key_, place);
  if (found != nullptr) return found;
  if (is_full() || place == table_size) return nullptr;
  found = add(parent);
  if (place == 0) find(parent, key_, place);
  table_[place] = static_cast<std::uint16_t>(count_);
  found->key = keep(key_);
  found->node = node;
  set_end(*found, tag.name.written);
  describe(*found, written, tag, attributes);
  return found;
}

known_tag* known_tags::learn_open(known_tag* parent, std::string_view name) {
  if (name.size() > most_tag_bytes || is_full()) return nullptr;
  known_tag* const made = add(parent);
  made->has_children = true;
  set_end(*made, name);
  return made;
}

void known_tags::set_end(known_tag& made, std::string_view name) {
  key_.assign("</").append(name).push_back('>');
  made.end = keep(key_);
  made.name = made.end.substr(2, name.size());
  made.end_head = text_head(made.end);
  made.is_whole_end = made.end.size() <= text_head::bytes;
}

// The start tag is left as it is, equal to nothing, where it is not to be foreseen: with
// declarations, which have to be brought into scope, or with what stands out in it.
void known_tags::describe(known_tag& made, std::string_view written, const start_tag& tag,
                          std::span<const shape::attribute> attributes) {
  made.is_empty_element = tag.is_empty_element;
  const bool is_live = made.node != nullptr && !made.node->is_dead;
  const bool is_value = is_live && made.node->is_value && attributes.empty();
  made.role = !is_live ? tag_role::dead : is_value ? tag_role::value : tag_role::other;
  if (has_specials(made.key) || attributes.size() != tag.attributes.size()) return;
  // Pieces end where values begin.
  std::size_t piece = 0;
  std::string_view* last = &made.start;
  for (std::size_t i = 0; i < tag.attributes.size(); ++i) {
    const attribute& a = tag.attributes[i];
    const auto begin = static_cast<std::size_t>(a.value.data() - written.data());
    *last = keep(written.substr(piece, begin - piece));
    made.gaps.push_back({keep(attributes[i].uri), keep(attributes[i].local), {}});
    piece = begin + a.value.size();
    last = &made.gaps.back().piece;
  }
  *last = keep(written.substr(piece));
  made.start_head = text_head(made.start);
  made.is_whole_start = made.start.size() <= text_head::bytes;
}

}  // namespace xylem::scanner
