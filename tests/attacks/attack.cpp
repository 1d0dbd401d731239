// SPDX-License-Identifier: MIT
#include "attack.hpp"

namespace xylem::attacks {

namespace {

struct row {
  std::string_view v;
};

constexpr auto rows = projection<row>("/r/i", field<&row::v>("v"));

}  // namespace

outcome read_by(backend which, std::string_view document, std::size_t chunk, options how) {
  how.backend = which;
  outcome out;
  auto in = feed(
      rows, [&](row& r) { out.rows.emplace_back(r.v); }, how);
  result<void> last;
  while (last && !document.empty()) {
    last = in.write(document.substr(0, chunk));
    document.remove_prefix(std::min(chunk, document.size()));
  }
  if (last) last = in.finish();
  if (!last) out.fail(last.error());
  return out;
}

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& part) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += part(i);
  return out;
}

std::string repeated(std::size_t count, std::string_view part) {
  std::string out;
  out.reserve(count * part.size());
  for (std::size_t i = 0; i < count; ++i)
    out += part;
  return out;
}

}  // namespace xylem::attacks
