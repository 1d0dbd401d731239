// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_OFFSET_MAP_HPP
#define XYLEM_LIB_INPUT_OFFSET_MAP_HPP

// Places of which both offsets are known, for input that is converted. Between two of them the
// decoder counts, so that their distance bounds the cost of a look-up.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace xylem::input {

struct place {
  std::uint64_t text = 0;
  std::uint64_t input = 0;
};

class offset_map {
 public:
  // Closer places are not worth 16 bytes.
  static constexpr std::uint64_t spacing = 1024;

  void clear() noexcept;

  // Remembers a place behind all others, unless it is too close to the last. May throw
  // std::bad_alloc.
  void add(place p);

  // Forgets places that are not needed for text from here on. O(1), amortised.
  void release_before(std::uint64_t text_offset) noexcept;

  // The last place at or before a text offset, but not before `floor`; `floor` itself when there is
  // none. O(log places).
  [[nodiscard]] place last_at(std::uint64_t text_offset, place floor) const noexcept;

  // The first place behind a text offset; `ceiling` when there is none.
  [[nodiscard]] place first_behind(std::uint64_t text_offset, place ceiling) const noexcept;

 private:
  std::vector<place> places_;
  std::size_t head_ = 0;  // places before are released
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_OFFSET_MAP_HPP
