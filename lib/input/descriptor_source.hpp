// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_DESCRIPTOR_SOURCE_HPP
#define XYLEM_LIB_INPUT_DESCRIPTOR_SOURCE_HPP

// Reads a POSIX descriptor through a buffer.

#include "buffered_source.hpp"

namespace xylem::input {

class descriptor_source : public buffered_source {
 public:
  // `fd` stays the caller's.
  explicit descriptor_source(int fd) : fd_(fd) {}

 protected:
  [[nodiscard]] result<std::size_t> fill(std::span<char> buffer) final;

 private:
  int fd_;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_DESCRIPTOR_SOURCE_HPP
