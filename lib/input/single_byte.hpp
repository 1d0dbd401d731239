// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_SINGLE_BYTE_HPP
#define XYLEM_LIB_INPUT_SINGLE_BYTE_HPP

// Encodings of one byte per character that contain ASCII: a table of the 256 characters.

#include <array>

#include "decoder.hpp"
#include "utf8.hpp"

namespace xylem::input {

// The UTF-8 of each byte. At most three bytes: no such encoding leaves the basic plane.
struct single_byte_table {
  struct entry {
    std::array<char, 3> bytes{};
    std::uint8_t length = 0;  // 0: the byte is undefined
  };

  // Requires `character` <= U+FFFF.
  constexpr void set(std::size_t byte, char32_t character) noexcept {
    entries[byte].length =
        static_cast<std::uint8_t>(encode_utf8(character, entries[byte].bytes.data()));
  }

  std::array<entry, 256> entries{};
};

class single_byte_decoder final : public decoder {
 public:
  // The table must map ASCII to itself.
  constexpr explicit single_byte_decoder(const single_byte_table& table) noexcept : table_(table) {}

  conversion convert(std::string_view raw, std::span<char> out) const noexcept override;
  std::uint64_t raw_length(std::string_view text) const noexcept override;

 private:
  single_byte_table table_;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_SINGLE_BYTE_HPP
