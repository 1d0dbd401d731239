// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_BUFFERED_SOURCE_HPP
#define XYLEM_LIB_INPUT_BUFFERED_SOURCE_HPP

// What all sources that read through a buffer have in common: the buffer, the count of bytes for
// error offsets, and that an end or an error is final.

#include <cstdint>
#include <memory>
#include <span>

#include <xylem/source.hpp>

namespace xylem::input {

class buffered_source : public detail::byte_source {
 public:
  static constexpr std::size_t buffer_bytes = std::size_t{64} * 1024;

  // Throws std::bad_alloc.
  buffered_source() : buffer_(std::make_unique_for_overwrite<char[]>(buffer_bytes)) {}

  result<std::string_view> read() final;

 protected:
  // Fills the buffer from its start: the number of bytes, 0 at the end. Not called again after 0,
  // an error or an exception.
  [[nodiscard]] virtual result<std::size_t> fill(std::span<char> buffer) = 0;

 private:
  std::unique_ptr<char[]> buffer_;
  std::uint64_t bytes_read_ = 0;
  error failure_;
  bool is_at_end_ = false;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_BUFFERED_SOURCE_HPP
