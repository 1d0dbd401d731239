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
  while (size - at >= 64) {
    if (is_ascii(load(text + at))) {
      at += 64;
      continue;
    }
    // Up to and with a block of ASCII, so that no sequence is open behind it.
    bool was_ascii = false;
    do {
      const block b = load(text + at);
      if (is_bad(before, b)) return check_closely(text, size, at);
      at += 64;
      was_ascii = is_ascii(b);
    } while (size - at >= 64 && !was_ascii);
  }
  // The zeros behind the text are a fault where it ends inside a sequence.
  if (is_bad(before, load_part(text + at, size - at))) return check_closely(text, size, at);
  return size;
}
