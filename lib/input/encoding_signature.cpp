// SPDX-License-Identifier: MIT
#include "encoding_signature.hpp"

namespace xylem::input {

namespace {

using namespace std::string_view_literals;
using enum encoding_signature;

struct signature_row {
  std::string_view bytes;
  detected_signature means;
};

// The first match counts. FF FE 00 00 could be UTF-16 with a NUL in front, which is no document.
constexpr signature_row rows[] = {
    {"\xFF\xFE\0\0"sv, {unsupported, 0}},  // UTF-32LE
    {"\0\0\xFE\xFF"sv, {unsupported, 0}},  // UTF-32BE
    {"\xEF\xBB\xBF"sv, {utf8_mark, 3}},
    {"\xFF\xFE"sv, {utf16le_mark, 2}},
    {"\xFE\xFF"sv, {utf16be_mark, 2}},
    {"<\0\0\0"sv, {unsupported, 0}},  // UCS-4 in four byte orders
    {"\0\0\0<"sv, {unsupported, 0}},
    {"\0\0<\0"sv, {unsupported, 0}},
    {"\0<\0\0"sv, {unsupported, 0}},
    {"<\0?\0"sv, {utf16le, 0}},
    {"\0<\0?"sv, {utf16be, 0}},
    {"\x4C\x6F\xA7\x94"sv, {unsupported, 0}},  // "<?xm" in EBCDIC
    {"+/v8"sv, {unsupported, 0}},              // the byte order mark in UTF-7
    {"+/v9"sv, {unsupported, 0}},
    {"+/v+"sv, {unsupported, 0}},
    {"+/v/"sv, {unsupported, 0}},
};

}  // namespace

detected_signature detect_signature(std::string_view head) noexcept {
  // Nearly every document, in one comparison.
  if (head.size() >= 2 && head[0] == '<' && head[1] != '\0') return {none, 0};
  for (const signature_row& row : rows) {
    if (head.starts_with(row.bytes)) return row.means;
  }
  return {none, 0};
}

}  // namespace xylem::input
