// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_DOCS_MARKDOWN_HPP
#define XYLEM_TESTS_DOCS_MARKDOWN_HPP

// As much of Markdown as the tests of the texts need: fenced blocks with the mark before them, code
// spans and links.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xylem::docs {

// A fenced block. `mark` is what stands between "<!-- " and " -->" on the last line before it that
// is not blank, for instance "example: orders.cpp"; empty when that is no comment.
struct block {
  std::string language;
  std::string mark;
  std::string text;
  std::size_t line = 0;  // of the fence, from 1
};

// `...` outside of fenced blocks. `before` is what separates it from the span before.
struct code_span {
  std::string text;
  std::string before;
};

struct page {
  std::vector<block> blocks;
  std::vector<code_span> spans;
  std::vector<std::string> links;  // targets of [text](target)
  bool is_closed = true;           // every fence has its end
};

inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

inline std::vector<code_span> spans_of(std::string_view prose) {
  std::vector<code_span> spans;
  while (true) {
    const std::size_t open = prose.find('`');
    const std::size_t close = open == std::string_view::npos ? open : prose.find('`', open + 1);
    if (close == std::string_view::npos) return spans;
    spans.push_back({std::string(prose.substr(open + 1, close - open - 1)),
                     std::string(prose.substr(0, open))});
    prose.remove_prefix(close + 1);
  }
}

inline std::vector<std::string> links_of(std::string_view prose) {
  std::vector<std::string> links;
  while (true) {
    const std::size_t open = prose.find("](");
    const std::size_t close = open == std::string_view::npos ? open : prose.find(')', open);
    if (close == std::string_view::npos) return links;
    links.emplace_back(prose.substr(open + 2, close - open - 2));
    prose.remove_prefix(close + 1);
  }
}

inline page parse(std::string_view text) {
  constexpr std::string_view fence = "```";
  constexpr std::string_view comment = "<!-- ";
  page out;
  std::string prose;
  std::string mark;
  bool is_inside = false;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    if (is_inside) {
      if (trimmed(line) == fence) {
        is_inside = false;
      } else {
        out.blocks.back().text.append(line).append("\n");
      }
      continue;
    }
    const std::string_view words = trimmed(line);
    if (words.starts_with(fence)) {
      out.blocks.push_back({std::string(words.substr(fence.size())), mark, {}, number});
      is_inside = true;
      mark.clear();
    } else if (words.starts_with(comment) && words.ends_with(" -->")) {
      mark = words.substr(comment.size(), words.size() - comment.size() - 4);
    } else if (!words.empty()) {
      mark.clear();
    }
    if (!is_inside) prose.append(words).append(" ");
  }
  out.is_closed = !is_inside;
  out.spans = spans_of(prose);
  // A code span may hold what looks like a link.
  std::string without_spans;
  for (const code_span& span : out.spans)
    without_spans.append(span.before);
  const std::size_t last = prose.rfind('`');
  without_spans.append(last == std::string::npos ? prose : prose.substr(last + 1));
  out.links = links_of(without_spans);
  return out;
}

}  // namespace xylem::docs

#endif  // XYLEM_TESTS_DOCS_MARKDOWN_HPP
