// SPDX-License-Identifier: MIT
#include "line_ends.hpp"

#include "seeded/seeded_bug.hpp"

namespace xylem::input {

std::string_view line_ends::normalise(std::string_view block) {
  if (is_after_cr_ && block.starts_with('\n') && !seeded::is(seeded::bug::line_end_cut)) {
    edits_.add(text_end_, 1, 0);
    block.remove_prefix(1);
  }
  is_after_cr_ = block.ends_with('\r');
  std::size_t at = block.find('\r');
  if (at == std::string_view::npos) {
    text_end_ += block.size();
    return block;
  }
  normalised_.clear();
  normalised_.reserve(block.size());
  std::size_t begin = 0;
  while (at != std::string_view::npos) {
    normalised_.append(block, begin, at - begin);
    normalised_ += '\n';
    begin = at + 1;
    if (block.substr(begin).starts_with('\n')) {
      edits_.add(text_end_ + normalised_.size(), 1, 0);
      ++begin;
    }
    at = block.find('\r', begin);
  }
  normalised_.append(block, begin);
  text_end_ += normalised_.size();
  return normalised_;
}

}  // namespace xylem::input
