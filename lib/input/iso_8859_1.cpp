// SPDX-License-Identifier: MIT
#include "encoding.hpp"
#include "single_byte.hpp"

namespace xylem::input {

namespace {

// Every byte is the code point of its character, C1 controls included.
constexpr single_byte_table iso_8859_1_table() noexcept {
  single_byte_table table;
  for (std::size_t byte = 0; byte < 256; ++byte)
    table.set(byte, static_cast<char32_t>(byte));
  return table;
}

constinit const single_byte_decoder iso_8859_1_instance(iso_8859_1_table());

}  // namespace

const decoder& iso_8859_1() noexcept {
  return iso_8859_1_instance;
}

}  // namespace xylem::input
