// SPDX-License-Identifier: MIT
#include "shape/tree.hpp"

#include <algorithm>

#include "shape/learner.hpp"

namespace xylem::shape {

namespace {

constexpr std::size_t first_table_size = 256;
constexpr std::size_t name_block_bytes = 16 * 1024;
// Learning is given up after so many times of filling up with less than a hit per node.
constexpr unsigned max_fruitless = 3;

// FNV-1a over the local name and the end of the URI, where URIs differ, with a final mix.
std::uint32_t hash_of(std::uint32_t parent, std::string_view uri, std::string_view local) noexcept {
  constexpr std::uint64_t prime = 0x100000001b3ULL;
  std::uint64_t h = 0xcbf29ce484222325ULL ^ parent;
  for (const char c : local)
    h = (h ^ static_cast<unsigned char>(c)) * prime;
  h = (h ^ uri.size()) * prime;
  if (uri.size() > 16) uri.remove_prefix(uri.size() - 16);
  for (const char c : uri)
    h = (h ^ static_cast<unsigned char>(c)) * prime;
  h ^= h >> 32U;
  h *= 0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(h >> 32U);
}

}  // namespace

tree::tree(const plan::plan& p) : plan_(p), table_(first_table_size, none) {
  learnt_ = new_node(none, {}, {}) + 1;
  learner(plan_, *this, at(root)).learn_root();
}

void tree::start_document() {
  while (live_ > learnt_)
    nodes_[--live_]->reset();
  if (!has_given_up_) return;
  has_given_up_ = false;
  fruitless_ = 0;
}

std::uint32_t tree::find(std::uint32_t parent, std::string_view uri, std::string_view local,
                         const node* guess) noexcept {
  if (guess != nullptr && guess->local == local && guess->uri == uri) {
    ++hits_since_forgotten_;
    return guess->id;
  }
  const std::size_t mask = table_.size() - 1;
  std::size_t i = hash_of(parent, uri, local) & mask;
  for (std::size_t probe = 0; probe < max_probes && table_[i] != none; ++probe) {
    const std::uint32_t id = table_[i];
    const node& n = at(id);
    if (n.parent == parent && n.local == local && n.uri == uri) {
      ++hits_since_forgotten_;
      return id;
    }
    i = (i + 1) & mask;
  }
  return none;
}

bool tree::can_learn(std::uint32_t parent, std::string_view uri,
                     std::string_view local) const noexcept {
  if (has_given_up_) return false;
  const std::size_t mask = table_.size() - 1;
  std::size_t i = hash_of(parent, uri, local) & mask;
  for (std::size_t probe = 0; probe < max_probes; ++probe) {
    if (table_[i] == none) return true;
    i = (i + 1) & mask;
  }
  return false;
}

std::uint32_t tree::learn(std::uint32_t parent, std::string_view uri, std::string_view local) {
  make_room();
  const char* const key = keep_name(uri, local);
  const std::size_t prefix = uri.empty() ? 0 : uri.size() + 1;
  const std::uint32_t id = new_node(parent, {key, uri.size()}, {key + prefix, local.size()});
  at(id).key = key;
  at(id).key_head = name_head(key);
  work_out(at(id));
  list_bytes_ += at(id).list_bytes();
  place(id);
  learnt_ = live_;
  return id;
}

std::uint32_t tree::make_transient(std::uint32_t parent, std::string_view uri,
                                   std::string_view local) {
  const std::uint32_t id = new_node(parent, uri, local);
  work_out(at(id));
  // The caller's bytes do not live on; nobody looks for this node by name.
  at(id).uri = {};
  at(id).local = {};
  return id;
}

void tree::drop_transient(std::uint32_t id) noexcept {
  at(id).reset();
  --live_;
}

void tree::work_out(node& made) {
  ++consulted_;
  learner(plan_, *this, made).learn_child();
}

std::uint32_t tree::new_node(std::uint32_t parent, std::string_view uri, std::string_view local) {
  if (live_ == nodes_.size()) nodes_.push_back(std::make_unique<node>());
  const auto id = static_cast<std::uint32_t>(live_);
  node& made = *nodes_[id];
  made.reset();
  made.uri = uri;
  made.local = local;
  made.id = id;
  made.parent = parent;
  made.depth = parent == none ? 0 : at(parent).depth + 1;
  ++live_;
  return id;
}

void tree::make_room() {
  if ((live_ + 1) * 2 <= table_.size()) return;
  std::vector<std::uint32_t> larger(table_.size() * 2, none);
  std::swap(table_, larger);
  for (const std::uint32_t old : larger) {
    if (old != none) place(old);
  }
}

void tree::place(std::uint32_t id) noexcept {
  const node& n = at(id);
  const std::size_t mask = table_.size() - 1;
  std::size_t i = hash_of(n.parent, n.uri, n.local) & mask;
  while (table_[i] != none)
    i = (i + 1) & mask;
  table_[i] = id;
}

const char* tree::keep_name(std::string_view uri, std::string_view local) {
  const std::size_t size = uri.size() + local.size() + 2;
  if (size > names_left_) {
    const std::size_t block = std::max(size, name_block_bytes);
    names_.push_back(std::make_unique<char[]>(block));
    names_next_ = names_.back().get();
    names_left_ = block;
  }
  char* const kept = names_next_;
  char* end = std::copy(uri.begin(), uri.end(), kept);
  if (!uri.empty()) *end++ = name_separator;
  end = std::copy(local.begin(), local.end(), end);
  *end = '\0';
  names_next_ += size;
  names_left_ -= size;
  name_bytes_ += size;
  return kept;
}

void tree::forget(std::vector<std::uint32_t>& open_path) {
  ++generation_;
  if (hits_since_forgotten_ < live_) ++fruitless_;
  hits_since_forgotten_ = 0;
  if (fruitless_ >= max_fruitless) has_given_up_ = true;

  struct name_pair {
    std::string uri;
    std::string local;
  };
  std::vector<name_pair> path;
  path.reserve(open_path.size());
  for (const std::uint32_t id : open_path) {
    path.push_back({std::string(at(id).uri), std::string(at(id).local)});
  }
  nodes_.resize(1);  // their lists may be large
  live_ = learnt_ = 1;
  list_bytes_ = 0;
  std::ranges::fill(table_, none);
  names_.clear();
  names_left_ = 0;
  name_bytes_ = 0;
  at(root).first_child = nullptr;
  std::uint32_t parent = root;
  for (std::size_t i = 0; i < path.size(); ++i) {
    parent = learn(parent, path[i].uri, path[i].local);
    open_path[i] = parent;
  }
}

}  // namespace xylem::shape
