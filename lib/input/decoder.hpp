// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_DECODER_HPP
#define XYLEM_LIB_INPUT_DECODER_HPP

// What a character encoding is to the input stage: a strict conversion to UTF-8.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace xylem::input {

enum class conversion_status : std::uint8_t {
  all_consumed,
  output_full,  // the next character does not fit
  incomplete,   // the raw bytes left are the beginning of a character
  malformed,    // the next raw bytes are no character of the encoding
};

struct conversion {
  std::size_t consumed = 0;  // raw bytes of whole characters
  std::size_t produced = 0;  // bytes of UTF-8, never part of a sequence
  conversion_status status = conversion_status::all_consumed;
};

// Decoders of own encodings have no state and are shared by all threads; one that has belongs to
// one gate.
class decoder {
 public:
  constexpr decoder() noexcept = default;
  decoder(const decoder&) = delete;
  decoder& operator=(const decoder&) = delete;
  virtual ~decoder() = default;

  // Converts from the start of `raw` up to the end, the first bad byte or a full `out`. A decoder
  // that is_identity() leaves `out` alone: the bytes consumed are the text.
  [[nodiscard]] virtual conversion convert(std::string_view raw,
                                           std::span<char> out) const noexcept = 0;

  // True when text equals input, so that no copy is needed.
  [[nodiscard]] virtual bool is_identity() const noexcept { return false; }

  // The number of raw bytes that gave `text`, which is whole characters that convert() produced.
  [[nodiscard]] virtual std::uint64_t raw_length(std::string_view text) const noexcept = 0;

  // Writes what convert() has consumed and not produced yet; returns the number of bytes. Needs
  // room for 16 bytes.
  [[nodiscard]] virtual std::size_t flush(std::span<char> /*out*/) const noexcept { return 0; }

  // Forgets the document before.
  virtual void restart() const noexcept {}
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_DECODER_HPP
