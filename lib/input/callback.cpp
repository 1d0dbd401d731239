// SPDX-License-Identifier: MIT
#include <utility>

#include "buffered_source.hpp"

namespace xylem {

namespace {

using fill_function = std::function<result<std::size_t>(std::span<char>)>;

class callback_source final : public input::buffered_source {
 public:
  explicit callback_source(fill_function fill) : fill_(std::move(fill)) {}

 protected:
  result<std::size_t> fill(std::span<char> buffer) override { return fill_(buffer); }

 private:
  fill_function fill_;
};

}  // namespace

source callback(fill_function fill) {
  return source(std::make_unique<callback_source>(std::move(fill)));
}

}  // namespace xylem
