// SPDX-License-Identifier: MIT
#include "sink/json_text.hpp"

#include <cstddef>

namespace xylem::sink {

namespace {

// DEL and U+0080 to U+009F may stand as they are, but terminals obey them.
bool needs_escape(unsigned char byte) noexcept {
  return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
}

void append_escape(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
  }
}

// Length of the UTF-8 sequence at the start of `text` (Unicode 15, table 3-7); 0: malformed.
std::size_t sequence_length(std::string_view text) noexcept {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(0);
  const unsigned second = byte(1);
  if (first < 0x80) return 1;
  std::size_t length = 2;
  unsigned least = 0x80;
  unsigned most = 0xBF;
  if (first >= 0xE0) length = 3;
  if (first >= 0xF0) length = 4;
  if (first < 0xC2 || first > 0xF4) return 0;
  if (first == 0xE0) least = 0xA0;
  if (first == 0xED) most = 0x9F;
  if (first == 0xF0) least = 0x90;
  if (first == 0xF4) most = 0x8F;
  if (second < least || second > most) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  return length;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!needs_escape(byte)) continue;
    out += text.substr(copied, i - copied);
    append_escape(out, byte);
    copied = i + 1;
  }
  out += text.substr(copied);
  out += '"';
}

void append_json_name(std::string& out, std::string_view name) {
  std::string repaired;
  while (!name.empty()) {
    const std::size_t length = sequence_length(name);
    if (length == 0) {
      repaired += "\xEF\xBF\xBD";
      name.remove_prefix(1);
    } else {
      repaired += name.substr(0, length);
      name.remove_prefix(length);
    }
  }
  append_json_string(out, repaired);
}

}  // namespace xylem::sink
