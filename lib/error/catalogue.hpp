// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_ERROR_CATALOGUE_HPP
#define XYLEM_LIB_ERROR_CATALOGUE_HPP

// Every error code with its class, its sentence and its remedy: the one place that knows them all.

#include <span>
#include <string_view>

#include <xylem/error.hpp>

namespace xylem::error_stage {

struct catalogue_entry {
  errc code;
  error_class kind;
  std::string_view name;     // the enumerator
  std::string_view message;  // what is wrong, without place
  std::string_view remedy;   // what to change
};

// All codes but `ok`, ascending.
[[nodiscard]] std::span<const catalogue_entry> catalogue() noexcept;

// The entry of a code, or nullptr for `ok` and unknown numbers. O(log codes).
[[nodiscard]] const catalogue_entry* find_entry(errc code) noexcept;

}  // namespace xylem::error_stage

#endif  // XYLEM_LIB_ERROR_CATALOGUE_HPP
