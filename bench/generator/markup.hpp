// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_MARKUP_HPP
#define XYLEM_BENCH_GENERATOR_MARKUP_HPP

// Writes elements to a string, dense or indented. Names and attributes come from the generators and
// are written as they are; text is escaped.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace xylem::bench {

inline constexpr std::string_view xml_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

enum class layout : std::uint8_t {
  dense,     // no white space between tags
  indented,  // a line for each tag or leaf, two spaces per level
};

// How the text of a leaf is spelled; its value is the same.
enum class spelling : std::uint8_t {
  plain,          // `&`, `<` and `>` as references
  cdata,          // all of it in one CDATA section
  with_comment,   // a comment before the first space, or behind text without one
  empty_element,  // text must be empty: `<TAG/>` instead of `<TAG></TAG>`
};

// Appends `text` with `&`, `<` and `>` as references.
void append_escaped(std::string& out, std::string_view text);

class markup {
 public:
  // `out` must outlive the writer. `depth` is the level of the first tag in an indented layout.
  markup(std::string& out, layout layout, std::size_t depth)
      : out_(out), layout_(layout), depth_(depth) {}

  // `attributes` starts with a space or is empty.
  void open(std::string_view name, std::string_view attributes);
  void close(std::string_view name);
  void leaf(std::string_view name, std::string_view text, spelling spelling = spelling::plain);
  void comment(std::string_view text);

 private:
  void indent();
  void end_line();

  std::string& out_;
  layout layout_;
  std::size_t depth_;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_MARKUP_HPP
