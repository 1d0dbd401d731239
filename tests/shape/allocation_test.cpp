// SPDX-License-Identifier: MIT
//
// Memory runs out at the n-th allocation, for all n: the next document is read as if nothing had
// happened, and what was learnt half is not used.

#include <new>

#include <gtest/gtest.h>

#include "machine.hpp"
#include "plan_generator.hpp"
#include "tests/engine/counted_memory.hpp"

namespace xylem::shape_tests {
namespace {

using engine_tests::fail_allocation;
using engine_tests::stop_failing;

// True when memory ran out.
bool run_out(machine& m, const element& document, std::uint64_t n) {
  fail_allocation(n);
  try {
    m.run(document);
  } catch (const std::bad_alloc&) {
    return stop_failing();
  }
  return stop_failing();
}

TEST(shape_allocation, every_failure_is_survived) {
  std::mt19937 random(31);
  plan_generator plans(random);
  document_generator documents(random);
  std::uint64_t failures = 0;
  for (int round = 0; round < 60; ++round) {
    const schema_declaration declared = plans.make();
    if (!schema::make(declared)) continue;
    const auto first = documents.make(20);
    const auto second = documents.make(20);
    machine reference(declared);
    const std::vector<std::string> of_first = reference.run(*first);
    const std::vector<std::string> of_second = reference.run(*second);
    for (std::uint64_t n = 1;; ++n) {
      machine m(declared);
      if (!run_out(m, *first, n)) break;
      ++failures;
      ASSERT_EQ(m.run(*second), of_second) << round << ": " << n;
      ASSERT_EQ(m.run(*first), of_first) << round << ": " << n;
    }
    // With everything learnt, and once more for what only the second document needs.
    machine warm(declared);
    warm.run(*first);
    for (std::uint64_t n = 1; run_out(warm, *second, n); ++n) {
      ++failures;
      ASSERT_EQ(warm.run(*first), of_first) << round << ": " << n;
    }
    ASSERT_EQ(warm.run(*second), of_second) << round;
  }
  EXPECT_GT(failures, 1'000U);
}

}  // namespace
}  // namespace xylem::shape_tests
