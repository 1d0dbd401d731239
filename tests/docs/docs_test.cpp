// SPDX-License-Identifier: MIT
//
// Holds the texts to the code: what README.md and docs/*.md quote stands in docs/examples, what
// they say is printed is what the examples' tests compare with, and what they name exists.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/docs/markdown.hpp"

namespace xylem::docs {
namespace {

namespace fs = std::filesystem;

const fs::path root = XYLEM_SOURCE_DIR;
const fs::path examples = root / "docs/examples";

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  EXPECT_TRUE(in) << file;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files_with(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

const std::map<fs::path, page>& pages() {
  static const std::map<fs::path, page> all = [] {
    std::vector<fs::path> files = files_with(root / "docs", ".md");
    files.push_back(root / "README.md");
    std::map<fs::path, page> made;
    for (const fs::path& file : files)
      made[file] = parse(content_of(file));
    return made;
  }();
  return all;
}

template <class Check>
void for_each_block(Check check) {
  for (const auto& [file, p] : pages()) {
    for (const block& b : p.blocks) {
      SCOPED_TRACE(file.string() + ':' + std::to_string(b.line));
      check(b);
    }
  }
}

// Whether `excerpt`, which is whole lines, is among the lines of `text`.
bool holds_lines(const std::string& text, const std::string& excerpt) {
  return ("\n" + text).find("\n" + excerpt) != std::string::npos;
}

TEST(docs, there_are_texts_with_examples) {
  std::size_t quoted = 0;
  for_each_block([&](const block& b) { quoted += b.mark.starts_with("example: ") ? 1U : 0U; });
  EXPECT_GE(pages().size(), 9U);
  EXPECT_GE(quoted, 10U);
}

TEST(docs, every_fence_is_closed) {
  for (const auto& [file, p] : pages())
    EXPECT_TRUE(p.is_closed) << file;
}

TEST(docs, every_cpp_block_names_its_example) {
  for_each_block([](const block& b) {
    if (b.language != "cpp") return;
    EXPECT_TRUE(b.mark.starts_with("example: ")) << b.text;
  });
}

TEST(docs, examples_are_quoted_word_for_word) {
  for_each_block([](const block& b) {
    if (!b.mark.starts_with("example: ")) return;
    const fs::path file = examples / b.mark.substr(9);
    ASSERT_TRUE(fs::is_regular_file(file)) << file;
    EXPECT_FALSE(b.text.empty());
    EXPECT_TRUE(holds_lines(content_of(file), b.text)) << file << " does not hold\n" << b.text;
  });
}

TEST(docs, outputs_are_what_the_examples_print) {
  for_each_block([](const block& b) {
    if (!b.mark.starts_with("output: ")) return;
    const fs::path file = examples / (b.mark.substr(8) + ".expected");
    ASSERT_TRUE(fs::is_regular_file(file)) << file;
    EXPECT_EQ(b.text, content_of(file));
  });
}

TEST(docs, marks_are_of_a_known_kind) {
  for_each_block([](const block& b) {
    if (b.mark.empty()) return;
    EXPECT_TRUE(b.mark.starts_with("example: ") || b.mark.starts_with("output: ")) << b.mark;
  });
}

TEST(docs, every_example_is_tested) {
  const std::string list = content_of(examples / "CMakeLists.txt");
  const std::vector<fs::path> programs = files_with(examples, ".cpp");
  EXPECT_FALSE(programs.empty());
  for (const fs::path& program : programs) {
    const std::string name = program.stem().string();
    EXPECT_TRUE(holds_lines(list, "xylem_add_example(" + name + ")\n")) << name;
    EXPECT_TRUE(fs::is_regular_file(examples / (name + ".expected"))) << name;
  }
  EXPECT_EQ(programs.size(), files_with(examples, ".expected").size());
}

TEST(docs, every_example_is_quoted) {
  std::string marks;
  for_each_block([&](const block& b) { marks.append(b.mark).append("\n"); });
  for (const fs::path& program : files_with(examples, ".cpp")) {
    const std::string name = program.stem().string();
    EXPECT_TRUE(holds_lines(marks, "example: " + name + ".cpp\n") ||
                holds_lines(marks, "output: " + name + "\n"))
        << name;
  }
}

// GitHub's name for a heading: small letters, digits, '-' for blanks, nothing else.
std::string anchor_of(std::string_view heading) {
  std::string made;
  for (const char c : trimmed(heading)) {
    if (c == ' ' || c == '-') {
      made += '-';
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
      made += c;
    } else if (c >= 'A' && c <= 'Z') {
      made += static_cast<char>(c - 'A' + 'a');
    }
  }
  return made;
}

bool has_heading(const fs::path& file, std::string_view anchor) {
  const std::string text = content_of(file);
  const std::vector<std::string_view> lines = lines_of(text);
  return std::any_of(lines.begin(), lines.end(), [&](std::string_view line) {
    const std::size_t level = line.find_first_not_of('#');
    return level != 0 && level != std::string_view::npos && anchor_of(line.substr(level)) == anchor;
  });
}

TEST(docs, links_lead_somewhere) {
  for (const auto& [file, p] : pages()) {
    for (const std::string& link : p.links) {
      if (link.find("://") != std::string::npos) continue;
      const std::size_t hash = link.find('#');
      const std::string name = link.substr(0, hash);
      const fs::path target = name.empty() ? file : file.parent_path() / name;
      EXPECT_TRUE(fs::exists(target)) << file << ": " << link;
      if (hash != std::string::npos && fs::exists(target)) {
        EXPECT_TRUE(has_heading(target, link.substr(hash + 1))) << file << ": " << link;
      }
    }
  }
}

bool names_a_file(std::string_view span) {
  constexpr std::string_view folders[] = {"bench/",   "cmake/", "docs/", "fuzz/",
                                          "include/", "lib/",   "tests/"};
  return span.find_first_of("<>*{} ") == std::string_view::npos &&
         std::any_of(std::begin(folders), std::end(folders),
                     [&](std::string_view folder) { return span.starts_with(folder); });
}

TEST(docs, files_that_are_named_exist) {
  std::size_t named = 0;
  for (const auto& [file, p] : pages()) {
    for (const code_span& span : p.spans) {
      if (!names_a_file(span.text)) continue;
      ++named;
      EXPECT_TRUE(fs::exists(root / span.text)) << file << ": " << span.text;
    }
  }
  EXPECT_GE(named, 20U);
}

// "`cursor::text()` (`lib/shape/cursor.cpp`)" and "`cursor::text()` in `lib/shape/cursor.cpp`".
TEST(docs, functions_stand_in_the_files_they_are_said_to) {
  std::size_t named = 0;
  for (const auto& [file, p] : pages()) {
    for (std::size_t i = 1; i < p.spans.size(); ++i) {
      const code_span& where = p.spans[i];
      std::string name = p.spans[i - 1].text;
      const bool is_place = (where.before == " (" || where.before == " in ") &&
                            names_a_file(where.text) && name.ends_with("()");
      if (!is_place || !fs::is_regular_file(root / where.text)) continue;
      ++named;
      name.resize(name.size() - 2);
      name.erase(0, name.rfind(':') + 1);
      EXPECT_NE(content_of(root / where.text).find(name + '('), std::string::npos)
          << file << ": " << p.spans[i - 1].text << " is not in " << where.text;
    }
  }
  EXPECT_GE(named, 10U);
}

constexpr std::string_view name_letters = "abcdefghijklmnopqrstuvwxyz0123456789_";

std::string sources() {
  std::string all;
  for (const char* const folder : {"include", "lib", "docs/examples"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      const fs::path extension = entry.path().extension();
      if (extension == ".hpp" || extension == ".cpp") all += content_of(entry.path());
    }
  }
  return all;
}

bool stands_in(const std::string& text, const std::string& name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || name_letters.find(text[at - 1]) == std::string_view::npos;
    const bool ends = end == text.size() || name_letters.find(text[end]) == std::string_view::npos;
    if (begins && ends) return true;
  }
  return false;
}

// "field_missing" of `field_missing`, "read" of `xylem::read()`; empty for what is no name, or too
// short a one to be looked for.
std::string name_in(std::string span) {
  if (span.ends_with("()")) span.resize(span.size() - 2);
  const bool is_name =
      !span.empty() && span.find_first_not_of(std::string(name_letters) + ':') == std::string::npos;
  const bool is_own = span.find('_') != std::string::npos || span.starts_with("xylem::");
  if (!is_name || !is_own || span.starts_with('_') || span.starts_with("std::")) return {};
  return span.substr(span.rfind(':') + 1);
}

TEST(docs, names_that_are_mentioned_exist) {
  const std::string all = sources();
  std::size_t named = 0;
  for (const auto& [file, p] : pages()) {
    for (const code_span& span : p.spans) {
      const std::string name = name_in(span.text);
      if (name.empty()) continue;
      ++named;
      EXPECT_TRUE(stands_in(all, name)) << file << ": " << span.text;
    }
  }
  EXPECT_GE(named, 50U);
}

TEST(docs, the_readme_is_short) {
  EXPECT_LE(lines_of(content_of(root / "README.md")).size(), 150U);
}

}  // namespace
}  // namespace xylem::docs
