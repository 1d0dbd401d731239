// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_ANSWER_HPP
#define XYLEM_TESTS_CONFORMANCE_ANSWER_HPP

// What reading a document gives, as far as it can be compared: the error that ended it, and the
// rows before that as one text.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xylem/error.hpp>
#include <xylem/value.hpp>

namespace xylem::conformance {

struct answer {
  errc code = errc::ok;
  std::uint64_t offset = error::no_offset;
  std::string rows;

  [[nodiscard]] bool is_accepted() const noexcept { return code == errc::ok; }
};

// Rows as text: cells end in a character that XML documents cannot contain, rows in another.
inline constexpr char cell_end = '\x1f';
inline constexpr char row_end = '\x1e';

// `text` counts only for values that are present.
void write_cell(std::string& out, value_state state, std::string_view text);
void write_count(std::string& out, std::uint64_t count);

[[nodiscard]] std::size_t row_count(std::string_view rows);

// What differs first, for messages: code, offset or rows. Nothing when all are the same.
[[nodiscard]] std::optional<std::string> difference(const answer& a, const answer& b);

// The first rows that differ.
[[nodiscard]] std::optional<std::string> row_difference(std::string_view a, std::string_view b);

// The text with bytes outside of printable ASCII as \xNN, cut when it is long.
[[nodiscard]] std::string escaped(std::string_view bytes, std::size_t most = 400);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_ANSWER_HPP
