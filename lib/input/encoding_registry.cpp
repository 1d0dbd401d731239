// SPDX-License-Identifier: MIT
#include <algorithm>

#include "encoding.hpp"
#include "markup_character.hpp"

namespace xylem::input {

namespace {

using enum encoding_family;

// The one list. A new encoding is a file that defines its decoder, declared in encoding.hpp, and a
// row here.
constexpr encoding registry[] = {
    {{"UTF-8", "UTF8", "csUTF8"}, ascii_superset, utf_8},
    {{"UTF-16", "UTF16", "csUTF16"}, utf_16, nullptr},
    {{"UTF-16LE", "UTF16LE", "csUTF16LE"}, utf_16, utf_16le},
    {{"UTF-16BE", "UTF16BE", "csUTF16BE"}, utf_16, utf_16be},
    {{"ISO-8859-1", "ISO_8859-1", "ISO8859-1", "latin1", "l1", "iso-ir-100", "IBM819", "CP819"},
     ascii_superset,
     iso_8859_1},
    {{"US-ASCII", "ASCII", "ANSI_X3.4-1968", "ANSI_X3.4-1986", "ISO646-US", "us", "IBM367",
      "cp367"},
     ascii_superset,
     us_ascii},
    {{"windows-1252", "cp1252", "cswindows1252"}, ascii_superset, windows_1252},
};

constexpr char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::span<const encoding> own_encodings() noexcept {
  return registry;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower(x) == to_lower(y); });
}

bool is_encoding_name(std::string_view name) noexcept {
  return !name.empty() && is_ascii_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), is_encoding_name_character);
}

const encoding* find_own_encoding(std::string_view name) noexcept {
  if (name.empty()) return nullptr;
  for (const encoding& row : registry) {
    for (const std::string_view known : row.names) {
      if (known == name || equals_ignoring_case(known, name)) return &row;
    }
  }
  return nullptr;
}

}  // namespace xylem::input
