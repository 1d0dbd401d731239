// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_CONTEXT_FOLLOWER_HPP
#define XYLEM_LIB_INPUT_CONTEXT_FOLLOWER_HPP

// Knows where in a document a '&' begins a reference (XML 1.0 section 4.4): in the content of
// elements and in attribute values, but not in comments, processing instructions and CDATA
// sections, nor outside the root element.
//
// It follows documents that are well-formed. What is not well-formed it need not understand: the
// parser, which sees the same text, refuses it at that place, and what comes behind has no effect.

#include <cstdint>
#include <string_view>

namespace xylem::input {

enum class reference_context : std::uint8_t { content, attribute_value };

class context_follower {
 public:
  void start() noexcept { *this = context_follower(); }

  // Follows the text up to the next '&' that may begin a reference; returns how much that is, all
  // of it when there is none. To go on behind the '&', or behind the reference, which does not
  // change the context.
  [[nodiscard]] std::size_t follow(std::string_view text) noexcept;

  // Where follow() has stopped before the end.
  [[nodiscard]] reference_context context() const noexcept {
    return state_ == state::content ? reference_context::content
                                    : reference_context::attribute_value;
  }

 private:
  enum class state : std::uint8_t {
    content,
    behind_open,    // '<'
    behind_bang,    // "<!"
    behind_dash,    // "<!-"
    cdata_keyword,  // "<![", and matched_ bytes of "CDATA["
    cdata,
    comment,
    instruction,
    start_tag,
    value,
    end_tag,
    lost,  // not well-formed
  };

  // To the end of a section that `count` or more bytes `repeated` and '>' end.
  [[nodiscard]] std::size_t pass_section(std::string_view text, std::size_t at, char repeated,
                                         std::uint8_t count) noexcept;
  void open(char c) noexcept;

  std::uint64_t depth_ = 0;  // open elements
  state state_ = state::content;
  char quote_ = '"';
  bool is_behind_slash_ = false;  // in a start tag
  std::uint8_t run_ = 0;          // bytes just seen of what closes the section
  std::uint8_t matched_ = 0;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_CONTEXT_FOLLOWER_HPP
