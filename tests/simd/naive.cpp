// SPDX-License-Identifier: MIT
#include "simd/naive.hpp"

namespace xylem::simd::naive {

namespace {

std::uint32_t byte_of(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_special(std::string_view rest) {
  const char c = rest.front();
  if (c == '<' || c == '&' || c == ']') return true;
  if (byte_of(rest, 0) < 0x20) return c != '\t' && c != '\n';
  return rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF");
}

// The length of the sequence in front by its scalar value, or 0.
std::size_t sequence_length(std::string_view rest) {
  const std::uint32_t lead = byte_of(rest, 0);
  if (lead < 0x80) return 1;
  std::size_t length = 0;
  std::uint32_t scalar = 0;
  if ((lead & 0xE0U) == 0xC0) {
    length = 2;
    scalar = lead & 0x1FU;
  } else if ((lead & 0xF0U) == 0xE0) {
    length = 3;
    scalar = lead & 0x0FU;
  } else if ((lead & 0xF8U) == 0xF0) {
    length = 4;
    scalar = lead & 0x07U;
  }
  if (length == 0 || rest.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_of(rest, i) & 0xC0U) != 0x80) return 0;
    scalar = (scalar << 6U) | (byte_of(rest, i) & 0x3FU);
  }
  const std::size_t shortest = scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4;
  const bool is_surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
  return shortest == length && scalar <= 0x10FFFF && !is_surrogate ? length : 0;
}

}  // namespace

std::vector<std::uint32_t> specials(std::string_view text, std::uint32_t first) {
  std::vector<std::uint32_t> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_special(text.substr(at))) found.push_back(first + static_cast<std::uint32_t>(at));
  }
  return found;
}

std::size_t valid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text.substr(at));
    if (length == 0) break;
    at += length;
  }
  return at;
}

}  // namespace xylem::simd::naive
