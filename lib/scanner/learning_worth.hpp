// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_LEARNING_WORTH_HPP
#define XYLEM_LIB_SCANNER_LEARNING_WORTH_HPP

// Whether it is worth while to learn tags. To learn one costs about as much as the grammar does; a
// document of ever new names, or of attributes in every order, gains nothing from it. So what was
// foreseen is weighed against what had to be learnt, and learning pauses where that is too little:
// longer each time, so that the attempts together cost next to nothing, and never for good.

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace xylem::scanner {

class learning_worth {
 public:
  // So many bytes were passed over without the grammar.
  void note_foreseen(std::size_t bytes) noexcept { foreseen_bytes_ += bytes; }

  [[nodiscard]] bool is_pausing() const noexcept { return pause_ != 0; }
  // A pause is over: what was learnt before is of no use.
  [[nodiscard]] bool begins_anew() noexcept {
    const bool begins = begins_anew_;
    begins_anew_ = false;
    return begins;
  }

  // The grammar has accepted a start tag. Whether it is to be learnt.
  [[nodiscard]] bool admits_tag() noexcept {
    if (pause_ != 0) {
      begins_anew_ = --pause_ == 0;
      return false;
    }
    if (++tags_ < trial_tags) return true;
    const bool was_worth = foreseen_bytes_ >= trial_tags * least_bytes_per_tag;
    tags_ = 0;
    foreseen_bytes_ = 0;
    pause_ = was_worth ? 0 : next_pause_;
    next_pause_ = was_worth ? shortest_pause : std::min(2 * next_pause_, longest_pause);
    return was_worth;
  }

 private:
  static constexpr std::uint32_t trial_tags = 4096;
  static constexpr std::uint64_t least_bytes_per_tag = 64;
  static constexpr std::uint32_t shortest_pause = 4 * trial_tags;
  static constexpr std::uint32_t longest_pause = 256 * trial_tags;

  std::uint64_t foreseen_bytes_ = 0;
  std::uint32_t tags_ = 0;   // that were learnt, or should have been, in this trial
  std::uint32_t pause_ = 0;  // tags that will not be
  std::uint32_t next_pause_ = shortest_pause;
  bool begins_anew_ = false;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_LEARNING_WORTH_HPP
