// SPDX-License-Identifier: MIT
//
// append() for specials.inl where there is no instruction for it. The first six positions are
// written whether they are there or not: a wrong guess about a branch costs more than six stores.
// 64 bytes of business documents hold about six, a tag in eleven bytes; writing four or eight is
// slower on them (xylem_bench_kernels). A block without any is worth a branch, as long texts are
// full of them.
//
// The file of arch/ has defined first_bit(bits) (any value for 0) and without_first_bit(bits).

namespace {

[[gnu::always_inline]] inline std::uint64_t append_first(int count, std::uint64_t bits,
                                                         std::uint32_t position,
                                                         std::uint32_t* out) noexcept {
  for (int i = 0; i < count; ++i) {
    out[i] = position + first_bit(bits);
    bits = without_first_bit(bits);
  }
  return bits;
}

[[gnu::always_inline]] inline std::uint32_t* append(std::uint64_t bits, std::uint32_t position,
                                                    std::uint32_t* out) noexcept {
  if (bits == 0) [[unlikely]]
    return out;
  const int count = __builtin_popcountll(bits);
  bits = append_first(6, bits, position, out);
  if (count > 6) [[unlikely]] {
    for (int done = 6; done < count; done += 4)
      bits = append_first(4, bits, position, out + done);
  }
  return out + count;
}

}  // namespace
