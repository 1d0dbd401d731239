// SPDX-License-Identifier: MIT
#include <cerrno>

#include <unistd.h>

#include "descriptor_source.hpp"

namespace xylem {

namespace input {

result<std::size_t> descriptor_source::fill(std::span<char> buffer) {
  for (;;) {
    const ssize_t count = ::read(fd_, buffer.data(), buffer.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EINTR) continue;
    error e(errno == EISDIR ? errc::input_is_directory : errc::input_read);
    e.system_error = errno;
    return e;
  }
}

}  // namespace input

source descriptor(int fd) {
  return source(std::make_unique<input::descriptor_source>(fd));
}

}  // namespace xylem
