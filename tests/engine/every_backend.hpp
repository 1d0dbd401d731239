// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_EVERY_BACKEND_HPP
#define XYLEM_TESTS_ENGINE_EVERY_BACKEND_HPP

// For tests with the backend as their parameter, through the public door.

#include <ostream>
#include <string>
#include <vector>

#include <xylem/backend.hpp>
#include <xylem/options.hpp>

#include <gtest/gtest.h>

namespace xylem {

inline std::string_view name_of(backend which) {
  for (const backend_info& b : backends()) {
    if (b.id == which) return b.name;
  }
  return "?";
}

inline void PrintTo(backend which, std::ostream* out) {
  *out << name_of(which);
}

}  // namespace xylem

namespace xylem::engine_tests {

// All of this build.
inline std::vector<backend> every_backend() {
  std::vector<backend> out;
  for (const backend_info& b : backends())
    out.push_back(b.id);
  return out;
}

inline std::string backend_name(const testing::TestParamInfo<backend>& info) {
  return std::string(name_of(info.param));
}

[[nodiscard]] inline options with(backend which, options how = {}) {
  how.backend = which;
  return how;
}

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_EVERY_BACKEND_HPP
