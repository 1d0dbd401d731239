// SPDX-License-Identifier: MIT
#include "buffered_source.hpp"

namespace xylem::input {

result<std::string_view> buffered_source::read() {
  if (failure_.code != errc::ok) return failure_;
  if (is_at_end_) return std::string_view();

  // What stays if fill() throws: the exception reaches the caller, who may still read again.
  failure_ = error(errc::callback_failed, bytes_read_);
  const result<std::size_t> filled = fill({buffer_.get(), buffer_bytes});
  if (!filled) {
    failure_ = filled.error();
    if (failure_.code == errc::ok) failure_.code = errc::input_read;
    if (failure_.byte_offset == error::no_offset) failure_.byte_offset = bytes_read_;
    return failure_;
  }
  if (*filled > buffer_bytes) return failure_;
  failure_ = error();
  bytes_read_ += *filled;
  is_at_end_ = *filled == 0;
  return std::string_view(buffer_.get(), *filled);
}

}  // namespace xylem::input
