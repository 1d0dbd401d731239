// SPDX-License-Identifier: MIT
#include <utility>

#include <xylem/source.hpp>

namespace xylem {

namespace {

class memory_source final : public detail::byte_source {
 public:
  explicit memory_source(std::string_view document) noexcept : rest_(document) {}

  result<std::string_view> read() override { return std::exchange(rest_, {}); }
  bool is_stable() const noexcept override { return true; }

 private:
  std::string_view rest_;
};

}  // namespace

source memory(std::string_view document) {
  return source(std::make_unique<memory_source>(document));
}

}  // namespace xylem
