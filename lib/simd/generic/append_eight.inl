// SPDX-License-Identifier: MIT
//
// append() for specials.inl where there is no instruction for it: eight positions at a time,
// written whether they are there or not, since a wrong guess about a branch costs more than eight
// stores.
//
// The file of arch/ has defined first_bit(bits) (any value for 0) and without_first_bit(bits).

namespace {

[[gnu::always_inline]] inline std::uint64_t append_eight(std::uint64_t bits, std::uint32_t position,
                                                         std::uint32_t* out) noexcept {
  for (int i = 0; i < 8; ++i) {
    out[i] = position + first_bit(bits);
    bits = without_first_bit(bits);
  }
  return bits;
}

[[gnu::always_inline]] inline std::uint32_t* append(std::uint64_t bits, std::uint32_t position,
                                                    std::uint32_t* out) noexcept {
  if (bits == 0) return out;
  const int count = __builtin_popcountll(bits);
  bits = append_eight(bits, position, out);
  if (count > 8) [[unlikely]] {
    bits = append_eight(bits, position, out + 8);
    for (int done = 16; done < count; done += 8)
      bits = append_eight(bits, position, out + done);
  }
  return out + count;
}

}  // namespace
