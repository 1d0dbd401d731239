// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ENTITY_TABLE_HPP
#define XYLEM_LIB_INPUT_ENTITY_TABLE_HPP

// The entities that are known: those that the document declares, then those of the caller's map.
//
// A declared entity has a replacement text (XML 1.0 section 4.5): its value with character
// references resolved and references to entities left alone, so that it may refer to entities
// declared later. What those come to is found when it is first referred to:
//
//   <!ENTITY a "1&b;&b;">   replacement text 1&b;&b;   comes to 1xyxy, 5 bytes
//   <!ENTITY b "x&#38;#121;">               x&#121;             xy, 2 bytes

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/entities.hpp>
#include <xylem/error.hpp>

namespace xylem::input {

// An entity that is known.
struct entity {
  static constexpr std::uint32_t not_declared = ~std::uint32_t{0};

  std::string_view text;               // replacement text if declared, else characters
  std::uint32_t index = not_declared;  // in the table

  [[nodiscard]] bool is_declared() const noexcept { return index != not_declared; }
};

class entity_table {
 public:
  // How deep references in replacement texts may lead, and how many bytes of text references to
  // declared entities may come to in a document.
  static constexpr std::uint64_t most_depth = 16;
  static constexpr std::uint64_t most_text = 100'000;

  // `map` may be null, else it outlives the document.
  void start(const entity_map* map) noexcept;

  // Declarations, in the document's order. Of equal names the first counts. May throw
  // std::bad_alloc.
  void declare(std::string_view name, std::string_view replacement_text);
  // No more declarations will come.
  void finish_declarations() noexcept;

  // What declarations take.
  [[nodiscard]] std::uint64_t memory_bytes() const noexcept {
    return bytes_.size() + declared_.size() * sizeof(declaration);
  }

  // The following require finish_declarations() if anything was declared.
  [[nodiscard]] bool has_declarations() const noexcept { return !declared_.empty(); }
  [[nodiscard]] bool is_empty() const noexcept { return declared_.empty() && map_ == nullptr; }
  [[nodiscard]] std::size_t longest_name() const noexcept;
  [[nodiscard]] std::optional<entity> find(std::string_view name) const noexcept;

  // Works out what an entity comes to. Anything but `ok` says why it cannot be referred to. O(its
  // replacement text and those it leads to), once per entity.
  [[nodiscard]] errc resolve(const entity& e) noexcept;

  // How many bytes of text a resolved entity comes to.
  [[nodiscard]] std::uint64_t text_bytes(const entity& e) const noexcept;

 private:
  enum class state : std::uint8_t { unknown, open, resolved };
  struct declaration {
    std::uint32_t begin;  // in bytes_: name, then replacement text
    std::uint32_t text_length;
    std::uint16_t name_length;
    std::uint8_t depth;  // of references it leads to, once resolved
    state known;
    std::uint32_t text_bytes;  // once resolved
  };
  struct level {
    std::uint32_t index;
    std::string_view rest;  // of its replacement text
  };

  [[nodiscard]] std::string_view name_of(const declaration& d) const noexcept {
    return std::string_view(bytes_).substr(d.begin, d.name_length);
  }
  [[nodiscard]] std::string_view text_of(const declaration& d) const noexcept {
    return std::string_view(bytes_).substr(d.begin + d.name_length, d.text_length);
  }

  const entity_map* map_ = nullptr;
  std::string bytes_;
  std::vector<declaration> declared_;  // in the order of their names, once finished
  std::size_t longest_declared_ = 0;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ENTITY_TABLE_HPP
