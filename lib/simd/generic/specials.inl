// SPDX-License-Identifier: MIT
//
// kernel::find_specials() over blocks of 64 bytes. Included inside the target region of a file of
// arch/, which has defined:
//
//     block                             64 bytes in registers
//     load(p), load_part(p, n)          64 bytes; n < 64 bytes and zeros behind them
//     specials(b)                       one bit per byte: the specials that are one byte
//     equal(b, byte), contains(b, byte) one bit per byte; whether there is one
//     append(bits, position, out)       writes position + i for each bit i and returns the new end;
//                                       may write `spare_positions` entries too many
//
//     text   …  U+FFFF  .  <  /  a  >  …
//            EF  BF BF
//     bits   1   0  0   0  1  0  0  0

namespace {

// The first bytes of EF BF BE and EF BF BF in the block at `at`. The last two bytes of a block are
// decided by the first two of the next one.
[[gnu::always_inline]] inline std::uint64_t noncharacters(const block& b, const char* text,
                                                          std::size_t size,
                                                          std::size_t at) noexcept {
  const std::uint64_t bf = equal(b, 0xBF);
  std::uint64_t second = bf >> 1U;
  std::uint64_t third = (bf | equal(b, 0xBE)) >> 2U;
  for (unsigned ahead = 0; ahead < 2 && size - at > 64 + ahead; ++ahead) {
    const auto byte = static_cast<unsigned char>(text[at + 64 + ahead]);
    if (ahead == 0 && byte == 0xBF) second |= std::uint64_t{1} << 63U;
    if (byte == 0xBF || byte == 0xBE) third |= std::uint64_t{1} << (62U + ahead);
  }
  return equal(b, 0xEF) & second & third;
}

// EF is rare even in text that is not ASCII: the branch is foreseen.
[[gnu::always_inline]] inline std::uint64_t all_specials(const block& b, const char* text,
                                                         std::size_t size,
                                                         std::size_t at) noexcept {
  std::uint64_t bits = specials(b);
  if (contains(b, 0xEF)) [[unlikely]] {
    bits |= noncharacters(b, text, size, at);
  }
  return bits;
}

}  // namespace

std::size_t find_specials(const char* text, std::size_t size, std::uint32_t first,
                          std::uint32_t* out) noexcept {
  std::uint32_t* next = out;
  std::size_t at = 0;
  for (; size - at >= 64; at += 64) {
    const std::uint64_t bits = all_specials(load(text + at), text, size, at);
    next = append(bits, first + static_cast<std::uint32_t>(at), next);
  }
  if (at != size) {
    const std::size_t rest = size - at;
    const std::uint64_t bits = all_specials(load_part(text + at, rest), text, size, at);
    next =
        append(bits & ~(~std::uint64_t{0} << rest), first + static_cast<std::uint32_t>(at), next);
  }
  return static_cast<std::size_t>(next - out);
}
