// SPDX-License-Identifier: MIT
#ifndef XYLEM_KERNEL_HPP
#define XYLEM_KERNEL_HPP

/// \file
/// Which vector instructions this process reads with.
///
///     for (const xylem::kernel_info& k : xylem::kernels())
///       if (k.is_chosen) std::cout << k.name << '\n';

#include <span>
#include <string_view>

#include <xylem/export.hpp>

namespace xylem {

/// The innermost loops, compiled for one set of vector instructions. Kernels differ in speed and in
/// nothing else.
struct kernel_info {
  std::string_view name;  ///< "avx512", "avx2", "sse2", "neon" or "scalar"; static storage
  bool is_supported;      ///< by this processor and operating system
  bool is_chosen;         ///< true for one of them
};

/// The kernels in this build, the best first. The best that is supported is chosen, unless the
/// environment variable `XYLEM_KERNEL` names another one that is supported; any other name in it
/// changes nothing. The choice is made once per process, at the first use.
[[nodiscard]] XYLEM_API std::span<const kernel_info> kernels() noexcept;

}  // namespace xylem

#endif  // XYLEM_KERNEL_HPP
