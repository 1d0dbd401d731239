// SPDX-License-Identifier: MIT
//
// is_bad() for utf8.inl where sixteen bytes can be looked up at once, after J. Keiser, D. Lemire:
// Validating UTF-8 In Less Than One Instruction Per Byte (2020). The file of arch/ has defined:
//
//     bytes, block::parts               a register, and the 64 bytes as an array of them
//     lookup(table, x)                  each byte of x is below 16
//     low_half(x), high_half(x)         of each byte
//     with(x, y), either(x, y)          AND, OR
//     beyond(x, bound)                  what each byte exceeds the bound by, else 0
//     previous_1/2/3(before, x)         each byte's predecessor; `before` is the register in front
//     high_bits(x)                      x AND 80
//     differs(x, y)                     whether any byte does
//
// Whether two bytes in a row are right is told by three tables (tables.hpp) but for one thing: a
// continuation behind a continuation is right exactly where a third or fourth byte is due. So the
// bit "two continuations", 80, has to be equal to "two or three bytes before is a long lead".
//
//     text                 E2  82  AC  41  F0  9F
//     third or fourth due   0   0   1   0   0   0
//     two continuations     0   0   1   0   0   0      equal, and no other bit: no fault

namespace {

using follower = bytes;

[[gnu::always_inline]] inline bool is_bad(bytes before, bytes x) noexcept {
  const bytes first = previous_1(before, x);
  const bytes faults =
      with(with(lookup(first_high, high_half(first)), lookup(first_low, low_half(first))),
           lookup(second_high, high_half(x)));
  const bytes due = either(beyond(previous_2(before, x), 0xE0 - 0x80),
                           beyond(previous_3(before, x), 0xF0 - 0x80));
  return differs(high_bits(due), faults);
}

[[gnu::always_inline]] inline bool is_bad(follower& before, const block& b) noexcept {
  bool bad = false;
  for (const bytes x : b.parts) {
    bad |= is_bad(before, x);
    before = x;
  }
  return bad;
}

}  // namespace
