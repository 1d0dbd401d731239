// SPDX-License-Identifier: MIT
//
// is_bad() for utf8.inl by comparing alone. The file of arch/ has defined:
//
//     equal(b, byte), at_least(b, byte)   one bit per byte
//     contains(b, byte)                   whether there is one
//
// A continuation has to stand exactly one, two and three bytes behind the leads that ask for it:
//
//     text                      E2  82  AC  41  C3  A4
//     behind any lead            0   1   0   0   0   1
//     two behind a long one      0   0   1   0   0   0
//     continuations              0   1   1   0   0   1     equal to both together: no fault
//
// and four leads bound the byte behind them further: E0 A0-BF, ED 80-9F, F0 90-BF, F4 80-8F.

namespace {

// Bitmaps of the block in front, of which the last three bytes matter.
struct follower {
  std::uint64_t lead;
  std::uint64_t lead_of_three;
  std::uint64_t lead_of_four;
  std::uint64_t e0, ed, f0, f4;
};

// `x` as seen `distance` bytes later, `before` being the same bitmap of the block in front.
[[gnu::always_inline]] inline std::uint64_t behind(std::uint64_t before, std::uint64_t x,
                                                   unsigned distance) noexcept {
  return (x << distance) | (before >> (64U - distance));
}

// Whether a byte is outside the bounds that its lead sets, or no lead at all: F5 and above.
[[gnu::always_inline]] inline bool exceeds_bounds(const follower& before, follower& here,
                                                  const block& b) noexcept {
  here.e0 = equal(b, 0xE0);
  here.ed = equal(b, 0xED);
  here.f0 = equal(b, 0xF0);
  here.f4 = equal(b, 0xF4);
  const std::uint64_t from_90 = at_least(b, 0x90);
  const std::uint64_t from_a0 = at_least(b, 0xA0);
  // What is no continuation at all is a fault already: it is due and missing.
  return ((behind(before.e0, here.e0, 1) & ~from_a0) | (behind(before.ed, here.ed, 1) & from_a0) |
          (behind(before.f0, here.f0, 1) & ~from_90) | (behind(before.f4, here.f4, 1) & from_90) |
          at_least(b, 0xF5)) != 0;
}

[[gnu::always_inline]] inline bool is_bad(follower& before, const block& b) noexcept {
  const std::uint64_t above_continuations = at_least(b, 0xC0);
  const std::uint64_t continuations = at_least(b, 0x80) & ~above_continuations;
  follower here = {at_least(b, 0xC2), at_least(b, 0xE0), at_least(b, 0xF0), 0, 0, 0, 0};
  const std::uint64_t due = behind(before.lead, here.lead, 1) |
                            behind(before.lead_of_three, here.lead_of_three, 2) |
                            behind(before.lead_of_four, here.lead_of_four, 3);
  bool bad = ((due ^ continuations) | (above_continuations & ~here.lead)) != 0;
  // Most scripts have none of these leads.
  const bool has_bounds = here.lead_of_four != 0 || contains(b, 0xE0) || contains(b, 0xED);
  if (has_bounds || (before.e0 | before.ed | before.f0 | before.f4) != 0)
    bad |= exceeds_bounds(before, here, b);
  before = here;
  return bad;
}

}  // namespace
