// SPDX-License-Identifier: MIT
//
// kernel::check_utf8() over blocks of 64 bytes. Included inside the target region of a file of
// arch/, which has defined, besides load() and load_part() of specials.inl:
//
//     is_ascii(b)         all 64 bytes are below 80
//     follower            what a block has to know of the block in front; zero behind ASCII
//     is_bad(before, b)   whether a fault shows in this block; `before` becomes this block's

namespace {

// Everything in front of `at` is well-formed, but the last sequence may reach beyond it: the exact
// end is found from there, byte by byte.
[[gnu::noinline]] std::size_t check_closely(const char* text, std::size_t size,
                                            std::size_t at) noexcept {
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    if ((static_cast<unsigned char>(text[at - back]) & 0xC0U) != 0x80U) {
      at -= back;
      break;
    }
  }
  return at + scalar::check_utf8(text + at, size - at);
}

}  // namespace

std::size_t check_utf8(const char* text, std::size_t size) noexcept {
  std::size_t at = 0;
  if (size == 0) return 0;
  follower before{};
  // Texts with some accents have blocks of ASCII at random, which nothing foresees: four blocks are
  // taken together, of which none or nearly each is ASCII.
  constexpr std::size_t stride = 256;
  bool was_ascii = true;
  while (size - at >= stride) {
    const block b[] = {load(text + at), load(text + at + 64), load(text + at + 128),
                       load(text + at + 192)};
    const bool is_all_ascii =
        (static_cast<unsigned>(is_ascii(b[0])) & static_cast<unsigned>(is_ascii(b[1])) &
         static_cast<unsigned>(is_ascii(b[2])) & static_cast<unsigned>(is_ascii(b[3]))) != 0;
    // Behind other text, a sequence may be open.
    if (!is_all_ascii || !was_ascii) {
      unsigned faults = 0;
      for (const block& x : b)
        faults |= static_cast<unsigned>(is_bad(before, x));
      if (faults != 0) return check_closely(text, size, at);
    }
    was_ascii = is_all_ascii;
    at += stride;
  }
  for (; size - at >= 64; at += 64) {
    if (is_bad(before, load(text + at))) return check_closely(text, size, at);
  }
  // The zeros behind the text are a fault where it ends inside a sequence.
  if (is_bad(before, load_part(text + at, size - at))) return check_closely(text, size, at);
  return size;
}
