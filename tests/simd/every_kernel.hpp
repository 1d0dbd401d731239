// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SIMD_EVERY_KERNEL_HPP
#define XYLEM_TESTS_SIMD_EVERY_KERNEL_HPP

// One test body, every kernel of the registry. Those that this processor cannot run are skipped.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "simd/guarded_memory.hpp"
#include "simd/kernel.hpp"

namespace xylem::simd {

inline constexpr std::size_t longest_text = 4096;

class every_kernel : public testing::TestWithParam<kernel> {
 protected:
  void SetUp() override {
    if (!GetParam().is_supported()) GTEST_SKIP() << "not supported by this processor";
  }

  // The result, with the page behind the allowed entries out of reach.
  std::vector<std::uint32_t> specials(std::string_view text, std::uint32_t first = 0) const {
    auto* const end = reinterpret_cast<std::uint32_t*>(positions_.end());
    std::uint32_t* const out = end - (text.size() + spare_positions);
    const std::size_t count = GetParam().find_specials(text.data(), text.size(), first, out);
    return {out, out + count};
  }

  std::size_t valid_utf8(std::string_view text) const {
    return GetParam().check_utf8(text.data(), text.size());
  }

  // A copy of the text right in front of the page behind, right behind the page in front.
  std::string_view at_the_end(std::string_view text) const {
    char* const to = memory_.end() - text.size();
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }
  std::string_view at_the_begin(std::string_view text, std::size_t distance = 0) const {
    char* const to = memory_.begin() + distance;
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }

 private:
  guarded_memory memory_{longest_text};
  guarded_memory positions_{(longest_text + spare_positions) * sizeof(std::uint32_t)};
};

inline std::string name_of(const testing::TestParamInfo<kernel>& info) {
  return std::string(info.param.name);
}

inline std::string bytes_of(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    out += {digits[byte >> 4U], digits[byte & 15U], ' '};
  }
  return out;
}

// Text of everything that kernels tell apart. The sequences are well-formed for the most part.
class random_text {
 public:
  explicit random_text(std::uint32_t seed) : random_(seed) {}

  std::string of_size(std::size_t size) {
    // So that some texts are calm and others are not.
    const std::uint32_t odd = 1U + below(40);
    std::string text;
    while (text.size() < size)
      text += below(odd) == 0 ? special() : plain();
    text.resize(size);
    return text;
  }

  std::uint32_t below(std::size_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

 private:
  std::string plain() { return std::string(1 + below(30), static_cast<char>(' ' + below(95))); }

  std::string special() {
    constexpr std::string_view parts[] = {"<",
                                          "&",
                                          "]",
                                          "]]>",
                                          "\r",
                                          "\n",
                                          "\t",
                                          "\x1F",
                                          "\x7F",
                                          "\xC3\xA4",
                                          "\xDF\xBF",
                                          "\xE0\xA0\x80",
                                          "\xE6\x97\xA5",
                                          "\xED\x9F\xBF",
                                          "\xEF\xBF\xBD",
                                          "\xEF\xBF\xBE",
                                          "\xEF\xBF\xBF",
                                          "\xEF\xBE\xBF",
                                          "\xF0\x90\x80\x80",
                                          "\xF4\x8F\xBF\xBF",
                                          "\xEF\xBB\xBF",
                                          "\xC2\x80",
                                          "\xF3\xBF\xBF\xBF"};
    if (below(20) == 0) return {'\0'};
    if (below(20) == 0) return {static_cast<char>(below(256))};
    return std::string(parts[below(std::size(parts))]);
  }

  std::mt19937 random_;
};

}  // namespace xylem::simd

#endif  // XYLEM_TESTS_SIMD_EVERY_KERNEL_HPP
