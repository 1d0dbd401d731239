// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_AGREEMENT_HPP
#define XYLEM_TESTS_CONFORMANCE_AGREEMENT_HPP

// One document read by every backend in chunks of several sizes, and by expat directly: the same
// verdict, the same class of error, the same rows before it.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "conformance/backend_reading.hpp"
#include "conformance/raw_expat.hpp"
#include "conformance/whole_document.hpp"

namespace xylem::conformance {

// Where Xylem's answer is its own on purpose, expat's says nothing about it: policies of document
// type declarations, limits, encodings that only one of them knows or that contradict a mark,
// UTF-16 without a mark, and versions.
[[nodiscard]] bool is_comparable(std::string_view document, const answer& given,
                                 const expat_answer& seen);

class agreement {
 public:
  explicit agreement(whole_document wanted);

  // What differs, with the one that differs; nothing when all agree.
  [[nodiscard]] std::optional<std::string> disagreement(std::string_view document,
                                                        std::span<const std::size_t> chunk_sizes);

  // Of the last document: the first backend's answer, and whether expat's was compared with it.
  [[nodiscard]] const answer& first() const noexcept { return first_; }
  [[nodiscard]] bool was_compared_with_expat() const noexcept { return was_compared_; }

 private:
  whole_document wanted_;
  raw_expat expat_;
  std::deque<backend_reading> backends_;
  answer first_;
  bool was_compared_ = false;
};

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_AGREEMENT_HPP
