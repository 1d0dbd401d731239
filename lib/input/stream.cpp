// SPDX-License-Identifier: MIT
#include <algorithm>
#include <istream>

#include "buffered_source.hpp"

namespace xylem {

namespace {

class stream_source final : public input::buffered_source {
 public:
  explicit stream_source(std::istream& in) : in_(in) {}

 protected:
  result<std::size_t> fill(std::span<char> buffer) override {
    std::size_t count = 0;
    try {
      count = take(buffer);
    } catch (const std::ios_base::failure&) {
      // The stream is set to throw what its state says as well.
      count = static_cast<std::size_t>(in_.gcount());
    }
    if (count != 0) return count;
    if (in_.eof() && !in_.bad()) return std::size_t{0};
    return error(errc::input_read);
  }

 private:
  // What the stream has at hand, so that a record is seen as soon as it has come; a stream that
  // cannot tell is asked for a full buffer.
  std::size_t take(std::span<char> buffer) {
    if (in_.peek() == std::istream::traits_type::eof()) return 0;
    const std::streamsize at_hand = in_.rdbuf()->in_avail();
    const auto size = static_cast<std::streamsize>(buffer.size());
    in_.read(buffer.data(), at_hand > 0 ? std::min(at_hand, size) : size);
    return static_cast<std::size_t>(in_.gcount());
  }

  std::istream& in_;
};

}  // namespace

source stream(std::istream& in) {
  return source(std::make_unique<stream_source>(in));
}

}  // namespace xylem
