// SPDX-License-Identifier: MIT
//
// The one list of kernels. A new one is a file in arch/, a declaration and a row here, and a CMake
// line.

#include <algorithm>
#include <array>
#include <cstdlib>

#include <xylem/kernel.hpp>

#include "simd/arch/scalar.hpp"
#include "simd/kernel.hpp"

namespace xylem::simd {

using is_supported_function = bool() noexcept;
using find_specials_function = std::size_t(const char*, std::size_t, std::uint32_t,
                                           std::uint32_t*) noexcept;
using check_utf8_function = std::size_t(const char*, std::size_t) noexcept;

#if defined(__x86_64__)
namespace sse2 {
is_supported_function is_supported;
find_specials_function find_specials;
check_utf8_function check_utf8;
}  // namespace sse2
namespace avx2 {
is_supported_function is_supported;
find_specials_function find_specials;
check_utf8_function check_utf8;
}  // namespace avx2
namespace avx512 {
is_supported_function is_supported;
find_specials_function find_specials;
check_utf8_function check_utf8;
}  // namespace avx512
#elif defined(__aarch64__) && !defined(__AARCH64EB__)
namespace neon {
is_supported_function is_supported;
find_specials_function find_specials;
check_utf8_function check_utf8;
}  // namespace neon
#endif

namespace {

constexpr kernel kernels[] = {
#if defined(__x86_64__)
    {"avx512", avx512::is_supported, avx512::find_specials, avx512::check_utf8},
    {"avx2", avx2::is_supported, avx2::find_specials, avx2::check_utf8},
    {"sse2", sse2::is_supported, sse2::find_specials, sse2::check_utf8},
#elif defined(__aarch64__) && !defined(__AARCH64EB__)
    {"neon", neon::is_supported, neon::find_specials, neon::check_utf8},
#endif
    {"scalar", scalar::is_supported, scalar::find_specials, scalar::check_utf8},
};

const kernel& choose_by_environment() noexcept {
  const char* const wanted = std::getenv("XYLEM_KERNEL");
  return choose(wanted == nullptr ? std::string_view() : wanted);
}

}  // namespace

std::span<const kernel> registry() noexcept {
  return kernels;
}

const kernel* find(std::string_view name) noexcept {
  const auto at = std::ranges::find(kernels, name, &kernel::name);
  return at == std::end(kernels) ? nullptr : at;
}

const kernel& choose(std::string_view wanted) noexcept {
  const kernel* const named = find(wanted);
  if (named != nullptr && named->is_supported()) return *named;
  return *std::ranges::find_if(kernels, [](const kernel& k) { return k.is_supported(); });
}

const kernel& chosen() noexcept {
  static const kernel& once = choose_by_environment();
  return once;
}

}  // namespace xylem::simd

namespace xylem {

std::span<const kernel_info> kernels() noexcept {
  static const auto infos = [] {
    std::array<kernel_info, std::size(simd::kernels)> out{};
    std::ranges::transform(simd::registry(), out.begin(), [](const simd::kernel& k) {
      return kernel_info{k.name, k.is_supported(), &k == &simd::chosen()};
    });
    return out;
  }();
  return infos;
}

}  // namespace xylem
