// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ICONV_DECODER_HPP
#define XYLEM_LIB_INPUT_ICONV_DECODER_HPP

// Encodings without a decoder of our own, through iconv(3).
//
// Documents choose the name, so only encodings are let in that cannot make markup mean something
// else than its bytes: tab, line ends and 0x20 to 0x7E must stand for themselves, and so must SO,
// SI and ESC. The latter keeps the ISO 2022 family out, whose shift states turn ASCII bytes into
// other characters and make offsets depend on everything before.

#include <memory>
#include <string>
#include <string_view>

#include "decoder.hpp"

namespace xylem::input {

// A decoder for one reader at a time, or null when iconv does not know the name or the encoding is
// not let in. Throws std::bad_alloc. Requires is_encoding_name(name).
[[nodiscard]] std::unique_ptr<decoder> open_iconv_decoder(std::string_view name);

// Keeps the decoder found last: a stream of messages in one encoding opens it once.
class iconv_cache {
 public:
  // As open_iconv_decoder(); valid until the next call. The decoder is restarted.
  [[nodiscard]] const decoder* find(std::string_view name);

 private:
  std::unique_ptr<decoder> decoder_;
  std::string name_;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ICONV_DECODER_HPP
