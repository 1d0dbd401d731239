// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SIMD_KERNEL_HPP
#define XYLEM_LIB_SIMD_KERNEL_HPP

// What the stages ask of the processor, and the one list of answers.
//
// A kernel is a set of functions compiled for one instruction set. All of them give the same
// results (tests/simd); they differ in speed and in the processors that can run them. Nothing else
// in the library uses vector instructions.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace xylem::simd {

// How many entries behind its result find_specials() may overwrite.
inline constexpr std::size_t spare_positions = 64;

// No function reads a byte outside [text, text + size); `text` needs no alignment.
struct kernel {
  std::string_view name;  // "scalar", "sse2", "avx2", "avx512", "neon"

  // Whether this processor has the instructions and the operating system keeps their registers.
  bool (*is_supported)() noexcept;

  // Writes the positions, plus `first`, of the bytes that a run of character data cannot pass over,
  // ascending, and returns their number:
  //
  //     '<'  '&'  ']'  the C0 controls without tab and line feed (carriage return is among them)
  //     the first byte of U+FFFE and U+FFFF (EF BF BE, EF BF BF)
  //
  // A sequence that the end of the text cuts is not seen: whoever reads in windows lets them end
  // between characters. `out` has room for size + spare_positions entries, first + size fits.
  std::size_t (*find_specials)(const char* text, std::size_t size, std::uint32_t first,
                               std::uint32_t* out) noexcept;

  // The length of the longest prefix that consists of whole well-formed UTF-8 sequences (Unicode,
  // table 3-7). Equal to `size` for valid text; else the sequence behind it is bad or cut.
  std::size_t (*check_utf8)(const char* text, std::size_t size) noexcept;
};

// Those compiled for this architecture, the best first. The last one runs anywhere.
[[nodiscard]] std::span<const kernel> registry() noexcept;

// The kernel of that name, supported or not, or null.
[[nodiscard]] const kernel* find(std::string_view name) noexcept;

// The kernel of that name where the processor supports it, else the best one that it supports: a
// name never makes reading fail. xylem::kernels() shows what was chosen.
[[nodiscard]] const kernel& choose(std::string_view wanted) noexcept;

// choose() by the environment variable XYLEM_KERNEL, which is read once, at the first call.
[[nodiscard]] const kernel& chosen() noexcept;

}  // namespace xylem::simd

#endif  // XYLEM_LIB_SIMD_KERNEL_HPP
