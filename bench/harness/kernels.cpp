// SPDX-License-Identifier: MIT
//
// xylem_bench_kernels: how fast each kernel of lib/simd is, GB/s. Each text is 256 KiB, too much
// for branch predictors to learn by heart, and read in windows of 8 KiB, as the scanner does.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "bench/generator/orders.hpp"
#include "bench/generator/splitmix64.hpp"
#include "bench/generator/text.hpp"
#include "bench/rounds.hpp"
#include "simd/kernel.hpp"

namespace xylem::bench {

namespace {

constexpr std::size_t text_size = 256 * 1024;
constexpr std::size_t window_size = 8 * 1024;
constexpr std::size_t rounds = 25;
constexpr std::size_t walks_per_round = 8;

struct sample {
  std::string_view name;
  std::string text;
};

std::vector<sample> samples() {
  const auto repeated = [](std::string_view part) {
    std::string text;
    while (text.size() < text_size)
      text += part;
    return text;
  };
  const auto generated = [](auto write) {
    std::string text;
    write([&text](std::string_view part) { text += part; });
    return text;
  };
  splitmix64 random(1);
  std::string accents;
  while (accents.size() < text_size)
    accents.append(random.below(100), 'e') += "\xC3\xA9";
  return {
      {"'<' every 6 bytes", repeated("abcde<")},
      {"orders (B)",
       generated([](const text_sink& sink) { write_orders_of_size(text_size + 8192, {}, sink); })},
      {"articles (D)",
       generated([](const text_sink& sink) { write_text(text_size + 8192, 1, sink); })},
      {"letters", repeated("letters and spaces and nothing else ")},
      {"an accent in 50", accents},
      {"Japanese", repeated("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x81\xAE")},
  };
}

// Ends between characters, as the scanner's windows do.
std::vector<std::string_view> windows_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (text.size() >= window_size + 4) {
    std::size_t size = window_size;
    while ((static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
      --size;
    out.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

struct measured_function {
  std::string_view name;
  std::uint64_t (*run)(const simd::kernel&, std::string_view window, std::uint32_t* out);
};

constexpr measured_function functions[] = {
    {"find_specials",
     [](const simd::kernel& k, std::string_view window, std::uint32_t* out) {
       return std::uint64_t{k.find_specials(window.data(), window.size(), 0, out)};
     }},
    {"check_utf8",
     [](const simd::kernel& k, std::string_view window, std::uint32_t*) {
       return std::uint64_t{k.check_utf8(window.data(), window.size())};
     }},
};

std::uint64_t walk(const measured_function& f, const simd::kernel& k,
                   const std::vector<std::string_view>& windows) {
  alignas(64) static std::uint32_t positions[window_size + simd::spare_positions];
  std::uint64_t sum = 0;
  for (const std::string_view window : windows)
    sum += f.run(k, window, positions);
  return sum;
}

void measure(const measured_function& f, const std::vector<sample>& texts) {
  std::vector<simd::kernel> kernels;
  std::ranges::copy_if(simd::registry(), std::back_inserter(kernels),
                       [](const simd::kernel& k) { return k.is_supported(); });
  fmt::print("{:<20}", f.name);
  for (const simd::kernel& k : kernels)
    fmt::print("{:>22}", k.name);
  fmt::print("\n");
  for (const sample& s : texts) {
    const std::vector<std::string_view> windows = windows_of(s.text);
    std::size_t bytes = 0;
    for (const std::string_view window : windows)
      bytes += window.size();
    const std::uint64_t expected = walk(f, *simd::find("scalar"), windows);
    std::vector<contender> contenders;
    for (const simd::kernel& k : kernels) {
      contenders.push_back({std::string(k.name), [&f, &k, &windows, expected] {
                              for (std::size_t i = 0; i < walks_per_round; ++i) {
                                if (walk(f, k, windows) == expected) continue;
                                fmt::print(stderr, "{} gave another answer\n", k.name);
                                std::exit(1);
                              }
                            }});
    }
    fmt::print("{:<20}", s.name);
    for (const std::vector<double>& seconds : time_in_turn(contenders, rounds)) {
      const spread taken = spread_of(seconds);
      const double gigabytes = static_cast<double>(bytes * walks_per_round) * 1e-9;
      fmt::print("{:>7.2f} ({:5.2f}-{:6.2f})", gigabytes / taken.median, gigabytes / taken.maximum,
                 gigabytes / taken.minimum);
    }
    fmt::print("\n");
  }
}

}  // namespace

}  // namespace xylem::bench

int main() {
  const auto texts = xylem::bench::samples();
  for (const auto& f : xylem::bench::functions)
    xylem::bench::measure(f, texts);
  return 0;
}
