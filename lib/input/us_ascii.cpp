// SPDX-License-Identifier: MIT
#include "decoder.hpp"
#include "encoding.hpp"
#include "utf8.hpp"

namespace xylem::input {

namespace {

class us_ascii_decoder final : public decoder {
 public:
  conversion convert(std::string_view raw, std::span<char> /*out*/) const noexcept override {
    const char* const end = raw.data() + raw.size();
    const char* const stop = skip_ascii(raw.data(), end);
    const auto length = static_cast<std::size_t>(stop - raw.data());
    return {length, length,
            stop == end ? conversion_status::all_consumed : conversion_status::malformed};
  }
  bool is_identity() const noexcept override { return true; }
  std::uint64_t raw_length(std::string_view text) const noexcept override { return text.size(); }
};

constinit const us_ascii_decoder us_ascii_instance;

}  // namespace

const decoder& us_ascii() noexcept {
  return us_ascii_instance;
}

}  // namespace xylem::input
