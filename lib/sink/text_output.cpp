// SPDX-License-Identifier: MIT
#include "sink/text_output.hpp"

#include <cerrno>
#include <system_error>

namespace xylem::sink {

void text_output::write() {
  errno = 0;
  to_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
  if (!to_) fail();
  text_.clear();
}

void text_output::flush() {
  write();
  errno = 0;
  to_.flush();
  if (!to_) fail();
}

// The stream does not say why; errno still does, because nothing came in between.
void text_output::fail() const {
  const int why = errno;
  std::string message = "cannot write to " + name_;
  if (why != 0) message += ": " + std::generic_category().message(why);
  throw failure(message);
}

}  // namespace xylem::sink
