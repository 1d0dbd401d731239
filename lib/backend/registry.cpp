// SPDX-License-Identifier: MIT
//
// The one list of backends. A new one is a file, a declaration and a row here, and a CMake line.

#include <algorithm>
#include <array>

#include "backend/backend.hpp"

namespace xylem::backend_stage {

entry scanner_entry() noexcept;
#if XYLEM_HAVE_EXPAT
entry expat_entry() noexcept;
#endif
#if XYLEM_HAVE_LIBXML2
entry libxml2_entry() noexcept;
entry libxml2_sax_entry() noexcept;
#endif

namespace {

constexpr std::size_t count = 1
#if XYLEM_HAVE_EXPAT
                              + 1
#endif
#if XYLEM_HAVE_LIBXML2
                              + 2
#endif
    ;

const std::array<entry, count>& entries() noexcept {
  static const std::array<entry, count> made {
    scanner_entry(),
#if XYLEM_HAVE_EXPAT
        expat_entry(),
#endif
#if XYLEM_HAVE_LIBXML2
        libxml2_sax_entry(), libxml2_entry(),
#endif
  };
  return made;
}

}  // namespace

std::span<const entry> registry() noexcept {
  return entries();
}

const entry* find(backend wanted, name_profile names) noexcept {
  const bool is_automatic = wanted == backend::automatic;
  for (const entry& e : registry()) {
    const bool knows_names = names == name_profile::portable || e.has_fifth_edition_names;
    if (is_automatic ? knows_names : e.info.id == wanted) return &e;
  }
  return is_automatic && !registry().empty() ? &registry().front() : nullptr;
}

}  // namespace xylem::backend_stage

namespace xylem {

std::span<const backend_info> backends() noexcept {
  static const auto infos = [] {
    std::array<backend_info, backend_stage::count> out{};
    std::ranges::transform(backend_stage::registry(), out.begin(), &backend_stage::entry::info);
    return out;
  }();
  return infos;
}

}  // namespace xylem
