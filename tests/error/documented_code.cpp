// SPDX-License-Identifier: MIT
#include "documented_code.hpp"

#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace xylem::error_tests {

namespace {

// `\xE9` is one byte.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) != "\\x") {
      out += text[i];
      continue;
    }
    unsigned byte = 0;
    std::from_chars(text.data() + i + 2, text.data() + i + 4, byte, 16);
    out += static_cast<char>(byte);
    i += 3;
  }
  return out;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

documented_code parse_heading(std::string_view heading) {
  documented_code out;
  const auto [end, problem] =
      std::from_chars(heading.data(), heading.data() + heading.size(), out.number);
  const std::string_view rest(end, heading.size() - static_cast<std::size_t>(end - heading.data()));
  if (problem != std::errc() || !rest.starts_with(" `") || !rest.ends_with('`')) {
    throw std::runtime_error("not a number and a name: " + std::string(heading));
  }
  out.name = rest.substr(2, rest.size() - 3);
  return out;
}

void keep_block(documented_code& to, std::string_view language, std::string block) {
  std::optional<std::string>* const place = language == "toml"   ? &to.projection
                                            : language == "ini"  ? &to.options
                                            : language == "xml"  ? &to.document
                                            : language == "text" ? &to.shown
                                                                 : nullptr;
  if (place == nullptr || place->has_value()) {
    throw std::runtime_error(to.name + ": one block each of toml, ini, xml, text");
  }
  if (language == "xml") {
    block = unescaped(block);
    block.pop_back();
  }
  *place = std::move(block);
}

}  // namespace

std::vector<documented_code> parse_sections(std::string_view markdown) {
  std::vector<documented_code> out;
  while (!markdown.empty()) {
    const std::string_view line = take_line(markdown);
    if (line.starts_with("### ")) {
      out.push_back(parse_heading(line.substr(4)));
    } else if (line.starts_with("```")) {
      std::string block;
      while (!markdown.starts_with("```")) {
        if (markdown.empty()) throw std::runtime_error("a block has no end");
        block += take_line(markdown);
        block += '\n';
      }
      take_line(markdown);
      if (!out.empty()) keep_block(out.back(), line.substr(3), std::move(block));
    } else if (!out.empty()) {
      out.back().prose += line;
      out.back().prose += ' ';
    }
  }
  return out;
}

const std::vector<documented_code>& documented_codes() {
  static const std::vector<documented_code> all = [] {
    std::ifstream in(XYLEM_SOURCE_DIR "/docs/errors.md", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return parse_sections(text);
  }();
  return all;
}

}  // namespace xylem::error_tests
