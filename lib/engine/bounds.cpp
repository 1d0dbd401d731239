// SPDX-License-Identifier: MIT
#include "engine/bounds.hpp"

namespace xylem::engine_stage {

namespace {

struct bound {
  std::uint64_t limits::*member;
  std::uint64_t hard_maximum;
  std::string_view name;
};

constexpr std::uint64_t kib = 1024;
constexpr std::uint64_t gib = 1U << 30U;

constexpr bound bounds[] = {
    {&limits::depth, 4096, "depth"},
    {&limits::attributes, 10'000, "attributes"},
    {&limits::namespaces, 4096, "namespaces"},
    {&limits::name_bytes, 32 * kib, "name_bytes"},
    {&limits::namespace_name_bytes, 32 * kib, "namespace_name_bytes"},
    {&limits::token_bytes, gib, "token_bytes"},
    {&limits::attribute_value_bytes, gib, "attribute_value_bytes"},
    {&limits::field_text_bytes, gib, "field_text_bytes"},
    {&limits::record_bytes, gib, "record_bytes"},
    {&limits::memory_bytes, 64 * gib, "memory_bytes"},
};

}  // namespace

result<limits> effective_limits(const limits& wanted) noexcept {
  constexpr limits defaults;
  limits out = wanted;
  for (const bound& b : bounds) {
    if (out.*b.member == 0) out.*b.member = defaults.*b.member;
    if (out.*b.member <= b.hard_maximum) continue;
    error e(errc::options_limit_too_large);
    e.found.assign(b.name);
    e.limit = b.hard_maximum;
    return e;
  }
  return out;
}

error check_limits(const limits& in_force, const backend_stage::entry& with) noexcept {
  const bound own[] = {
      {&limits::depth, with.most_depth, "depth"},
      {&limits::attributes, with.most_attributes, "attributes"},
      {&limits::token_bytes, with.most_token_bytes, "token_bytes"},
  };
  for (const bound& b : own) {
    if (in_force.*b.member <= b.hard_maximum) continue;
    error e(errc::options_limit_too_large);
    e.found.assign(b.name);
    e.limit = b.hard_maximum;
    return e;
  }
  return {};
}

}  // namespace xylem::engine_stage
