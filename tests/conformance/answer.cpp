// SPDX-License-Identifier: MIT
#include "conformance/answer.hpp"

#include <algorithm>

namespace xylem::conformance {

void write_cell(std::string& out, value_state state, std::string_view text) {
  switch (state) {
    case value_state::missing:
      out += '-';
      break;
    case value_state::nil:
      out += 'n';
      break;
    case value_state::failed:
      out += '!';
      break;
    case value_state::present:
      out += '=';
      out += text;
      break;
  }
  out += cell_end;
}

void write_count(std::string& out, std::uint64_t count) {
  out += std::to_string(count);
  out += cell_end;
}

std::size_t row_count(std::string_view rows) {
  return static_cast<std::size_t>(std::count(rows.begin(), rows.end(), row_end));
}

namespace {

std::string_view row_at(std::string_view rows, std::size_t begin) {
  const std::size_t end = rows.find(row_end, begin);
  if (end == std::string_view::npos) return {};
  return rows.substr(begin, end + 1 - begin);
}

std::string shown(const answer& a) {
  std::string out = a.is_accepted() ? "accepted" : std::string(name(a.code));
  if (a.offset != error::no_offset) out += " at " + std::to_string(a.offset);
  return out + ", " + std::to_string(row_count(a.rows)) + " rows";
}

bool is_same_error(const answer& a, const answer& b) {
  return a.code == b.code && a.offset == b.offset;
}

}  // namespace

std::optional<std::string> row_difference(std::string_view a, std::string_view b) {
  if (a == b) return std::nullopt;
  const auto apart = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
  const std::string_view same = a.substr(0, static_cast<std::size_t>(apart));
  const std::size_t last = same.rfind(row_end);
  const std::size_t begin = last == std::string_view::npos ? 0 : last + 1;
  return "row " + std::to_string(row_count(same)) + ": " + escaped(row_at(a, begin)) + " and " +
         escaped(row_at(b, begin));
}

std::optional<std::string> difference(const answer& a, const answer& b) {
  if (is_same_error(a, b) && a.rows == b.rows) return std::nullopt;
  std::string out = shown(a) + "; " + shown(b);
  if (const auto rows = row_difference(a.rows, b.rows)) out += "\n  " + *rows;
  return out;
}

std::string escaped(std::string_view bytes, std::size_t most) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : bytes.substr(0, most)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\') {
      out += c;
      continue;
    }
    out += "\\x";
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  out += '"';
  if (bytes.size() > most) out += "... (" + std::to_string(bytes.size()) + " bytes)";
  return out;
}

}  // namespace xylem::conformance
