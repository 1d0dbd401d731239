// SPDX-License-Identifier: MIT
#include "engine/hint.hpp"

namespace xylem::engine_stage {

namespace {

std::string expanded(const std::string& uri, const std::string& local) {
  return uri.empty() ? local : "Q{" + uri + "}" + local;
}

}  // namespace

std::string no_record_hint(const plan::plan& p, const shape::cursor& seen) {
  const std::string path = "'" + p.record_path + "'";
  const std::string& near_local = seen.near_miss_local();
  if (!near_local.empty()) {
    const std::string& uri = seen.near_miss_uri();
    if (uri.empty()) {
      return "no element matched " + path + ": '" + near_local +
             "' has no namespace in this document; leave out the prefix, or use "
             "xylem::any_namespace";
    }
    return "no element matched " + path + ": '" + near_local + "' is in namespace '" + uri +
           "' in this document; bind a prefix to it with xylem::ns, or use xylem::any_namespace";
  }
  return "no element matched " + path + ": the root element is '" +
         expanded(seen.root_uri(), seen.root_local()) + "'";
}

}  // namespace xylem::engine_stage
