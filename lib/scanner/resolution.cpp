// SPDX-License-Identifier: MIT
#include "scanner/resolution.hpp"

#include <array>
#include <charconv>
#include <cstdint>

#include "input/utf8.hpp"

namespace xylem::scanner {

namespace {

char predefined(std::string_view name) noexcept {
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "apos") return '\'';
  return name == "quot" ? '"' : '&';
}

}  // namespace

void append_with_line_feeds(std::string_view text, std::string& to) {
  while (true) {
    const std::size_t end = text.find('\r');
    to.append(text.substr(0, end));
    if (end == std::string_view::npos) return;
    to.push_back('\n');
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
}

void append_reference(std::string_view reference, std::string& to) {
  const std::string_view name = reference.substr(1, reference.size() - 2);
  if (!name.starts_with('#')) {
    to.push_back(predefined(name));
    return;
  }
  const bool is_hexadecimal = name.starts_with("#x");
  const std::string_view digits = name.substr(is_hexadecimal ? 2 : 1);
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, is_hexadecimal ? 16 : 10);
  std::array<char, 4> bytes{};
  to.append(bytes.data(), input::encode_utf8(value, bytes.data()));
}

void append_attribute_value(std::string_view written, std::string& to) {
  while (true) {
    const std::size_t end = written.find_first_of("&\t\n\r");
    to.append(written.substr(0, end));
    if (end == std::string_view::npos) return;
    written.remove_prefix(end);
    std::size_t length = written.starts_with("\r\n") ? 2 : 1;
    if (written.front() == '&') {
      length = written.find(';') + 1;
      append_reference(written.substr(0, length), to);
    } else {
      to.push_back(' ');
    }
    written.remove_prefix(length);
  }
}

}  // namespace xylem::scanner
