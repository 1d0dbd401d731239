// SPDX-License-Identifier: MIT
#include "utf8.hpp"

#include <cstring>

#include "seeded/seeded_bug.hpp"
#include "simd/arch/scalar.hpp"
#include "simd/generic/sequence.hpp"
#include "simd/kernel.hpp"

namespace xylem::input {

const char* skip_ascii(const char* p, const char* end) noexcept {
  return simd::scalar::skip_ascii(p, end);
}

namespace {

bool is_overlong_pair(std::string_view text) noexcept {
  return (text.starts_with('\xC0') || text.starts_with('\xC1')) && text.size() > 1 &&
         is_continuation(text[1]);
}

// A kernel is made for more. The last words overlap.
bool is_short_ascii(std::string_view text) noexcept {
  constexpr std::size_t word = sizeof(std::uint64_t);
  if (text.size() < word || text.size() > 8 * word) return false;
  const auto load = [](const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, word);
    return bytes;
  };
  const char* const last = text.data() + text.size() - word;
  std::uint64_t all = load(last);
  for (const char* at = text.data(); at < last; at += word)
    all |= load(at);
  return (all & 0x8080808080808080U) == 0;
}

}  // namespace

utf8_result check_utf8(std::string_view text) noexcept {
  if (is_short_ascii(text)) return {text.size(), utf8_status::valid};
  std::size_t valid = simd::chosen().check_utf8(text.data(), text.size());
  while (seeded::is(seeded::bug::overlong_utf8) && is_overlong_pair(text.substr(valid))) {
    valid += 2;
    valid += simd::chosen().check_utf8(text.data() + valid, text.size() - valid);
  }
  if (valid == text.size()) return {valid, utf8_status::valid};
  const char* const end = text.data() + text.size();
  const bool is_cut =
      simd::check_sequence(text.data() + valid, end).status == simd::sequence_status::cut;
  return {valid, is_cut ? utf8_status::incomplete : utf8_status::malformed};
}

std::uint64_t count_characters(std::string_view text) noexcept {
  std::uint64_t count = 0;
  for (const char c : text)
    count += is_continuation(c) ? 0U : 1U;
  return count;
}

}  // namespace xylem::input
