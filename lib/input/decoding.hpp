// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_DECODING_HPP
#define XYLEM_LIB_INPUT_DECODING_HPP

// Raw bytes as they are fed, and the text that a decoder makes of them.
//
// Text in an encoding that is_identity() is checked where it lies; other text goes through one
// buffer. Bytes that end inside a character wait in `carry_` for the next feed.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "decoder.hpp"
#include "offset_map.hpp"
#include "retained_text.hpp"

namespace xylem::input {

enum class decode_status : std::uint8_t {
  text,        // text() is the next piece
  need_input,  // everything fed was decoded
  end,         // so was everything up to the end
  malformed,   // at position()
  truncated,   // the input ends inside the character at position()
  over_limit,  // there is more input than `max_bytes`
};

class decoding {
 public:
  // At most this long is a piece of text.
  static constexpr std::size_t piece_bytes = std::size_t{32} * 1024;

  // `max_bytes` of 0: no limit.
  void start(std::uint64_t max_bytes) noexcept;

  void feed(std::string_view raw, bool is_stable) noexcept;
  void finish() noexcept { is_finished_ = true; }

  // The first bytes of the document, fewer than asked for only when it is shorter; nothing as long
  // as more must be fed. To be called before anything is decoded; `bytes` <= 4.
  [[nodiscard]] std::optional<std::string_view> head(std::size_t bytes) noexcept;

  // Drops the byte order mark, which head() has shown.
  void skip_mark(std::size_t bytes) noexcept;

  // The whole document, if it is at hand, no longer than a piece, and nothing of it was decoded
  // yet; else nothing. Then fetch_whole() makes it the piece at hand, if it is UTF-8.
  [[nodiscard]] std::string_view whole() const noexcept {
    const bool is_whole = is_finished_ && !is_over_limit_ && carry_size_ == 0 && position_ == 0;
    return is_whole && raw_.size() <= piece_bytes ? raw_ : std::string_view();
  }
  [[nodiscard]] bool fetch_whole() noexcept;

  // The decoder from here on. Null: bytes are text as they are, in pieces of any length.
  void use(const decoder* codec) noexcept;

  // Takes the last `text.size()` bytes of the last piece back, to be decoded again. Requires that
  // no decoder is in use.
  void give_back(std::string_view text) noexcept;

  // The next piece. The piece before is gone, unless it is in the memory of the input. May throw
  // std::bad_alloc.
  [[nodiscard]] decode_status fetch();

  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] block_lifetime text_lifetime() const noexcept { return text_lifetime_; }

  // The input offset of the first byte that was not decoded yet.
  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }

  // True when fetch() can give nothing but `end`. A decoder that converts may hold text back:
  // unknown.
  [[nodiscard]] bool is_at_end() const noexcept {
    return is_finished_ && !is_over_limit_ && raw_.empty() && carry_size_ == 0 &&
           codec_ != nullptr && !is_transcoding();
  }

  [[nodiscard]] const decoder* codec() const noexcept { return codec_; }
  [[nodiscard]] bool is_transcoding() const noexcept {
    return codec_ != nullptr && !codec_->is_identity();
  }
  // Places in the text decoded; empty unless is_transcoding().
  [[nodiscard]] offset_map& places() noexcept { return places_; }
  [[nodiscard]] const offset_map& places() const noexcept { return places_; }

 private:
  [[nodiscard]] decode_status fetch_carry();
  [[nodiscard]] decode_status fetch_view();
  [[nodiscard]] decode_status fetch_converted();
  [[nodiscard]] decode_status stop(decode_status why) noexcept;
  [[nodiscard]] decode_status exhausted() noexcept;
  [[nodiscard]] decode_status deliver(std::string_view text, block_lifetime lifetime) noexcept;
  [[nodiscard]] bool is_over() const noexcept { return is_finished_ || is_over_limit_; }
  [[nodiscard]] std::string_view carry() const noexcept { return {carry_.data(), carry_size_}; }
  void drop_carry(std::size_t bytes) noexcept;
  void carry_rest() noexcept;
  void carry_byte() noexcept;

  std::string_view raw_;  // fed and not decoded
  std::array<char, 16> carry_{};
  std::size_t carry_size_ = 0;
  std::string_view text_;
  std::array<char, 64> carry_text_{};
  std::unique_ptr<char[]> converted_;  // piece_bytes, allocated when first needed

  const decoder* codec_ = nullptr;
  offset_map places_;
  std::uint64_t position_ = 0;
  std::uint64_t text_end_ = 0;
  std::uint64_t bytes_to_limit_ = 0;
  bool is_stable_ = false;
  bool is_finished_ = false;
  bool is_over_limit_ = false;
  bool is_flushed_ = false;
  block_lifetime text_lifetime_ = block_lifetime::until_next;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_DECODING_HPP
