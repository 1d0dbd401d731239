// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ENTITY_WRITER_HPP
#define XYLEM_LIB_INPUT_ENTITY_WRITER_HPP

// Writes what a reference to an entity stands for, so that a parser that knows no entities reads
// what XML 1.0 says (4.4.2, 4.4.5, 3.3.3, appendix D):
//
//   - Characters are written as they are, but those that would be markup or end the value, and a
//     CR in content, are written as character references.
//   - In attribute values white space becomes a space, unless a character reference in the
//     replacement text, or the caller's map, has said the character: that is written as a
//     reference again.
//   - What stands on both sides of a reference is not one text that could hold a "]]>" ([14]). So a
//     ']' is written as a reference, and in content nothing as an empty comment.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "context_follower.hpp"
#include "entity_table.hpp"

namespace xylem::input {

class entity_writer {
 public:
  // Begins with an entity that is resolved.
  void start(const entity_table& known, const entity& e, reference_context where) noexcept;
  [[nodiscard]] bool is_done() const noexcept { return depth_ == 0 && !is_separating_; }

  // Appends until it is done or `out` is about to exceed `most` bytes.
  void write(const entity_table& known, std::string& out, std::size_t most);

 private:
  struct level {
    std::string_view rest;
    bool is_declared;  // a replacement text, not characters
  };
  static constexpr std::size_t longest_unit = 8;

  void enter(const entity& e) noexcept;
  // A character that a replacement text has literally (`is_literal`) or by reference.
  void write_character(std::string& out, char c, bool is_literal) const;

  std::array<level, entity_table::most_depth + 1> levels_{};
  std::size_t depth_ = 0;
  reference_context where_ = reference_context::content;
  bool is_separating_ = false;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ENTITY_WRITER_HPP
