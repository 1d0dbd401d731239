// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ENCODING_SIGNATURE_HPP
#define XYLEM_LIB_INPUT_ENCODING_SIGNATURE_HPP

// What the first bytes of a document say about its encoding (XML 1.0 appendix F.1).

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xylem::input {

enum class encoding_signature : std::uint8_t {
  none,  // ASCII-compatible, as far as the first bytes tell
  utf8_mark,
  utf16le_mark,
  utf16be_mark,
  utf16le,  // "<?" without a byte order mark
  utf16be,
  unsupported,  // UTF-32, other four-byte orders, EBCDIC, UTF-7
};

struct detected_signature {
  encoding_signature what;
  std::size_t mark_bytes;  // of the byte order mark
};

// Bytes that decide; fewer only when the document is shorter.
inline constexpr std::size_t signature_bytes = 4;

[[nodiscard]] detected_signature detect_signature(std::string_view head) noexcept;

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ENCODING_SIGNATURE_HPP
