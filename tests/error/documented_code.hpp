// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ERROR_DOCUMENTED_CODE_HPP
#define XYLEM_TESTS_ERROR_DOCUMENTED_CODE_HPP

// The sections of docs/errors.md.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xylem::error_tests {

// "### 607 `document_truncated`" and what follows it.
struct documented_code {
  unsigned number = 0;
  std::string name;
  std::string prose;
  // Fenced blocks, by language; documents with their escapes resolved and without the last line
  // end.
  std::optional<std::string> projection;  // toml
  std::optional<std::string> options;     // ini
  std::optional<std::string> document;    // xml
  std::optional<std::string> shown;       // text: what describe() says
};

[[nodiscard]] std::vector<documented_code> parse_sections(std::string_view markdown);

// Of the file itself.
[[nodiscard]] const std::vector<documented_code>& documented_codes();

}  // namespace xylem::error_tests

#endif  // XYLEM_TESTS_ERROR_DOCUMENTED_CODE_HPP
