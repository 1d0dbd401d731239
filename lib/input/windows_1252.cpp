// SPDX-License-Identifier: MIT
#include "encoding.hpp"
#include "single_byte.hpp"

namespace xylem::input {

namespace {

// 0x80 to 0x9F as registered with IANA (Microsoft's cp1252.txt); 0: undefined. Browsers read the
// five undefined bytes as C1 controls; here they are errors, as in iconv.
constexpr std::array<char16_t, 32> upper_controls = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,  // 80
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,       // 88
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,  // 90
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,  // 98
};

constexpr single_byte_table windows_1252_table() noexcept {
  single_byte_table table;
  for (char32_t byte = 0; byte < 256; ++byte) {
    const bool is_listed = byte >= 0x80 && byte < 0xA0;
    const char32_t character = is_listed ? upper_controls[byte - 0x80] : byte;
    if (!is_listed || character != 0) table.set(byte, character);
  }
  return table;
}

constinit const single_byte_decoder windows_1252_instance(windows_1252_table());

}  // namespace

const decoder& windows_1252() noexcept {
  return windows_1252_instance;
}

}  // namespace xylem::input
