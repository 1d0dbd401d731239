// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_EXPAT_NAMES_HPP
#define XYLEM_LIB_BACKEND_EXPAT_NAMES_HPP

// Names as expat's namespace mode writes them.

#include <string_view>

#include <expat.h>

#include "shape/node.hpp"

namespace xylem::backend_stage {

// An expanded name as expat writes it: "uri\1local" or "local".
struct expanded_name {
  std::string_view uri;
  std::string_view local;
};

inline expanded_name split(const XML_Char* name) noexcept {
  const XML_Char* local = name;
  const XML_Char* end = name;
  for (; *end != '\0'; ++end) {
    if (*end == shape::name_separator) local = end + 1;
  }
  const std::string_view local_name(local, static_cast<std::size_t>(end - local));
  if (local == name) return {{}, local_name};
  return {std::string_view(name, static_cast<std::size_t>(local - name - 1)), local_name};
}

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_EXPAT_NAMES_HPP
