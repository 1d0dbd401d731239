// SPDX-License-Identifier: MIT
#include "single_byte.hpp"

#include <algorithm>
#include <cstring>

namespace xylem::input {

conversion single_byte_decoder::convert(std::string_view raw, std::span<char> out) const noexcept {
  const char* const in_begin = raw.data();
  const char* const in_end = in_begin + raw.size();
  char* const out_begin = out.data();
  char* const out_end = out_begin + out.size();
  const char* in = in_begin;
  char* to = out_begin;
  conversion_status status = conversion_status::all_consumed;

  while (in != in_end) {
    const char* const ascii_limit = in + std::min(in_end - in, out_end - to);
    const auto ascii = static_cast<std::size_t>(skip_ascii(in, ascii_limit) - in);
    if (ascii != 0) std::memcpy(to, in, ascii);
    in += ascii;
    to += ascii;
    // Text of another script: table entries until ASCII comes back.
    while (in != in_end) {
      const auto byte = static_cast<unsigned char>(*in);
      const single_byte_table::entry& e = table_.entries[byte];
      if (e.length == 0) {
        status = conversion_status::malformed;
        break;
      }
      if (out_end - to < e.length) {
        status = conversion_status::output_full;
        break;
      }
      for (std::uint8_t i = 0; i < e.length; ++i)
        to[i] = e.bytes[i];
      to += e.length;
      ++in;
      if (byte < 0x80) break;
    }
    if (status != conversion_status::all_consumed) break;
  }
  return {static_cast<std::size_t>(in - in_begin), static_cast<std::size_t>(to - out_begin),
          status};
}

std::uint64_t single_byte_decoder::raw_length(std::string_view text) const noexcept {
  return count_characters(text);
}

}  // namespace xylem::input
