// SPDX-License-Identifier: MIT
#ifndef XYLEM_BACKEND_HPP
#define XYLEM_BACKEND_HPP

/// \file
/// Which parsers this build has.
///
///     for (const xylem::backend_info& b : xylem::backends()) std::cout << b.name << '\n';

#include <span>
#include <string_view>

#include <xylem/export.hpp>
#include <xylem/options.hpp>

namespace xylem {

/// One parser in the build. All texts have static storage.
struct backend_info {
  backend id;
  std::string_view name;     ///< as in `options` files: "expat"
  std::string_view version;  ///< of the library in use, "2.5.0"
};

/// The parsers in this build, the default one first.
[[nodiscard]] XYLEM_API std::span<const backend_info> backends() noexcept;

}  // namespace xylem

#endif  // XYLEM_BACKEND_HPP
