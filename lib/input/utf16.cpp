// SPDX-License-Identifier: MIT
#include <array>
#include <bit>
#include <cstring>

#include "decoder.hpp"
#include "encoding.hpp"
#include "seeded/seeded_bug.hpp"
#include "utf8.hpp"

namespace xylem::input {

namespace {

enum class byte_order : std::uint8_t { little, big };

// RFC 2781. A surrogate that is not half of a pair in the right order is malformed.
template <byte_order Order>
class utf16_decoder final : public decoder {
 public:
  conversion convert(std::string_view raw, std::span<char> out) const noexcept override {
    std::size_t in = 0;
    std::size_t to = 0;
    for (;;) {
      const std::size_t ascii = copy_ascii(raw.substr(in), out.subspan(to));
      in += 2 * ascii;
      to += ascii;
      const std::size_t left = raw.size() - in;
      if (left == 0) return {in, to, conversion_status::all_consumed};
      if (left < 2) return {in, to, conversion_status::incomplete};

      char32_t character = unit(raw.data() + in);
      std::size_t raw_bytes = 2;
      if (is_low_surrogate(character)) return {in, to, conversion_status::malformed};
      if (is_high_surrogate(character)) {
        if (left < 4) return {in, to, conversion_status::incomplete};
        const char32_t low = unit(raw.data() + in + 2);
        if (!is_low_surrogate(low) && !seeded::is(seeded::bug::surrogates_paired)) {
          return {in, to, conversion_status::malformed};
        }
        character = 0x10000U + ((character - 0xD800U) << 10U) + (low - 0xDC00U);
        raw_bytes = 4;
      }
      std::array<char, 4> bytes;
      const std::size_t length = encode_utf8(character, bytes.data());
      if (out.size() - to < length) return {in, to, conversion_status::output_full};
      std::memcpy(out.data() + to, bytes.data(), length);
      in += raw_bytes;
      to += length;
    }
  }

  // One unit per character, two for those of four UTF-8 bytes.
  std::uint64_t raw_length(std::string_view text) const noexcept override {
    std::uint64_t units = 0;
    for (const char c : text) {
      units += is_continuation(c) ? 0U : 1U;
      units += static_cast<unsigned char>(c) >= 0xF0 ? 1U : 0U;
    }
    return 2 * units;
  }

 private:
  static char32_t unit(const char* p) noexcept {
    const auto first = static_cast<unsigned char>(p[0]);
    const auto second = static_cast<unsigned char>(p[1]);
    return Order == byte_order::little ? static_cast<char32_t>(first | (second << 8))
                                       : static_cast<char32_t>(second | (first << 8));
  }
  static bool is_high_surrogate(char32_t c) noexcept { return c >= 0xD800 && c <= 0xDBFF; }
  static bool is_low_surrogate(char32_t c) noexcept { return c >= 0xDC00 && c <= 0xDFFF; }

  // Copies ASCII characters four at a time; returns how many.
  static std::size_t copy_ascii(std::string_view raw, std::span<char> out) noexcept {
    constexpr std::uint8_t even = Order == byte_order::little ? 0x80 : 0xFF;
    constexpr std::uint8_t odd = Order == byte_order::little ? 0xFF : 0x80;
    constexpr auto beyond_ascii = std::bit_cast<std::uint64_t>(
        std::array<std::uint8_t, 8>{even, odd, even, odd, even, odd, even, odd});
    constexpr std::size_t low_byte = Order == byte_order::little ? 0 : 1;
    std::size_t count = 0;
    while (raw.size() - 2 * count >= 8 && out.size() - count >= 4) {
      const char* const p = raw.data() + 2 * count;
      std::uint64_t word;
      std::memcpy(&word, p, sizeof word);
      if ((word & beyond_ascii) != 0) break;
      for (std::size_t i = 0; i < 4; ++i)
        out[count + i] = p[2 * i + low_byte];
      count += 4;
    }
    return count;
  }
};

constinit const utf16_decoder<byte_order::little> little_instance;
constinit const utf16_decoder<byte_order::big> big_instance;

}  // namespace

const decoder& utf_16le() noexcept {
  return little_instance;
}
const decoder& utf_16be() noexcept {
  return big_instance;
}

}  // namespace xylem::input
