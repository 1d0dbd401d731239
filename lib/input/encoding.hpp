// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ENCODING_HPP
#define XYLEM_LIB_INPUT_ENCODING_HPP

// The encodings with decoders of our own, and how names find them. Everything else goes through
// iconv_decoder.hpp.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "decoder.hpp"

namespace xylem::input {

enum class encoding_family : std::uint8_t {
  ascii_superset,  // an XML declaration in it can be read before the encoding is known
  utf_16,
};

struct encoding {
  // The preferred name and its aliases as registered with IANA, and a few everyone uses; unused
  // places are empty.
  std::array<std::string_view, 8> names;
  encoding_family family;
  // Null for UTF-16 without a byte order.
  const decoder& (*instance)() noexcept;
};

// All rows of the registry.
[[nodiscard]] std::span<const encoding> own_encodings() noexcept;

// The row of a name, letters in any case; null when there is none.
[[nodiscard]] const encoding* find_own_encoding(std::string_view name) noexcept;

// True for an EncName (production [81]): nothing else is looked up.
[[nodiscard]] bool is_encoding_name(std::string_view name) noexcept;

// ASCII letters compare equal in both cases.
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b) noexcept;

// Each is defined in the file of its encoding.
const decoder& utf_8() noexcept;
const decoder& utf_16le() noexcept;
const decoder& utf_16be() noexcept;
const decoder& iso_8859_1() noexcept;
const decoder& us_ascii() noexcept;
const decoder& windows_1252() noexcept;

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ENCODING_HPP
