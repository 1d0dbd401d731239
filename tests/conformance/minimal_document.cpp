// SPDX-License-Identifier: MIT
#include "conformance/minimal_document.hpp"

#include <algorithm>

namespace xylem::conformance {

std::string minimal_document(std::string document,
                             const std::function<bool(std::string_view)>& still_shows,
                             std::size_t most_questions) {
  std::size_t piece = std::max<std::size_t>(document.size() / 2, 1);
  std::string shorter;
  while (true) {
    bool has_shrunk = false;
    for (std::size_t at = 0; at < document.size();) {
      if (most_questions-- == 0) return document;
      shorter = document;
      shorter.erase(at, piece);
      if (still_shows(shorter)) {
        document = shorter;
        has_shrunk = true;
      } else {
        at += piece;
      }
    }
    if (piece == 1 && !has_shrunk) return document;
    if (!has_shrunk) piece = std::max<std::size_t>(piece / 2, 1);
  }
}

}  // namespace xylem::conformance
