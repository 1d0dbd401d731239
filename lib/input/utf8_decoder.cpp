// SPDX-License-Identifier: MIT
#include "decoder.hpp"
#include "encoding.hpp"
#include "utf8.hpp"

namespace xylem::input {

namespace {

class utf8_decoder final : public decoder {
 public:
  conversion convert(std::string_view raw, std::span<char> /*out*/) const noexcept override {
    const utf8_result checked = check_utf8(raw);
    return {checked.valid_bytes, checked.valid_bytes, status_of(checked.status)};
  }
  bool is_identity() const noexcept override { return true; }
  std::uint64_t raw_length(std::string_view text) const noexcept override { return text.size(); }

 private:
  static conversion_status status_of(utf8_status status) noexcept {
    switch (status) {
      case utf8_status::incomplete:
        return conversion_status::incomplete;
      case utf8_status::malformed:
        return conversion_status::malformed;
      case utf8_status::valid:
        break;
    }
    return conversion_status::all_consumed;
  }
};

constinit const utf8_decoder utf_8_instance;

}  // namespace

const decoder& utf_8() noexcept {
  return utf_8_instance;
}

}  // namespace xylem::input
