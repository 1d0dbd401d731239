// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_RECORD_HPP
#define XYLEM_BENCH_GENERATOR_RECORD_HPP

// The wanted fields of one record. Generators tell them as they were drawn, rivals as they were
// found.

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace xylem::bench {

// nullopt: the tag or attribute is absent.
using field_text = std::optional<std::string_view>;

// In the order of the workload's declaration.
using record_fields = std::span<const field_text>;

// Sees every record in turn. The views hold during the call only. Must not throw: C frames may lie
// between.
using record_callback = std::function<void(record_fields)>;

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_RECORD_HPP
