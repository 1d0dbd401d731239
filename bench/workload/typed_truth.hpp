// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_WORKLOAD_TYPED_TRUTH_HPP
#define XYLEM_BENCH_WORKLOAD_TYPED_TRUTH_HPP

#include "bench/workload/workload.hpp"

namespace xylem::bench {

// The right fields of that job with every value converted to its type (see typed_value.hpp), from
// the right texts and without any reader.
[[nodiscard]] record_source typed_truth(job wanted, record_source texts);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_WORKLOAD_TYPED_TRUTH_HPP
