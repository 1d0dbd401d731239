// SPDX-License-Identifier: MIT
#include "entity_writer.hpp"

#include <algorithm>

#include "character.hpp"
#include "markup_character.hpp"
#include "utf8.hpp"

namespace xylem::input {

namespace {

constexpr std::string_view separator = "<!---->";

std::size_t character_length(std::string_view text) noexcept {
  std::size_t length = 1;
  while (length < text.size() && is_continuation(text[length]))
    ++length;
  return length;
}

std::string_view as_reference(char c) noexcept {
  switch (c) {
    case '<':
      return "&#60;";
    case '>':
      return "&#62;";
    case '&':
      return "&#38;";
    case ']':
      return "&#93;";
    case '"':
      return "&#34;";
    case '\'':
      return "&#39;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return {};
  }
}

}  // namespace

void entity_writer::start(const entity_table& known, const entity& e,
                          reference_context where) noexcept {
  where_ = where;
  depth_ = 0;
  const bool is_nothing = known.text_bytes(e) == 0;
  is_separating_ = is_nothing && where == reference_context::content;
  if (!is_nothing) enter(e);
}

void entity_writer::enter(const entity& e) noexcept {
  if (!e.text.empty()) levels_[depth_++] = {e.text, e.is_declared()};
}

void entity_writer::write(const entity_table& known, std::string& out, std::size_t most) {
  if (is_separating_ && out.size() + longest_unit <= most) {
    out += separator;
    is_separating_ = false;
  }
  while (depth_ > 0 && out.size() + longest_unit <= most) {
    level& top = levels_[depth_ - 1];
    std::string_view& rest = top.rest;
    if (rest.empty()) {
      --depth_;
      continue;
    }
    if (top.is_declared && rest.front() == '&') {
      const reference r = read_reference(rest);
      rest.remove_prefix(r.length);
      const char32_t c =
          r.kind == reference::form::character ? r.character : predefined_character(r.name);
      if (c >= 0x80) {
        append_utf8(out, c);
      } else if (c != 0) {
        write_character(out, static_cast<char>(c), false);
      } else if (const auto inner = known.find(r.name); inner && known.text_bytes(*inner) != 0) {
        enter(*inner);
      }
      continue;
    }
    const std::size_t length = character_length(rest);
    if (length == 1) {
      write_character(out, rest.front(), top.is_declared);
    } else {
      out.append(rest, 0, length);
    }
    rest.remove_prefix(length);
  }
  while (depth_ > 0 && levels_[depth_ - 1].rest.empty())
    --depth_;
}

void entity_writer::write_character(std::string& out, char c, bool is_literal) const {
  const bool is_in_value = where_ == reference_context::attribute_value;
  if (is_in_value && is_literal && is_space(c)) {
    out += ' ';
    return;
  }
  const bool is_plain_here = is_in_value ? c == '>' || c == ']' : c == '\t' || c == '\n';
  const std::string_view escaped = is_plain_here ? std::string_view() : as_reference(c);
  if (escaped.empty()) {
    out += c;
  } else {
    out += escaped;
  }
}

}  // namespace xylem::input
