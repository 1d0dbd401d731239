// SPDX-License-Identifier: MIT
//
// Random plans over random documents: the streaming stages give the rows of the naive matcher,
// however much they have learnt from other documents before.

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "machine.hpp"
#include "naive_matcher.hpp"
#include "plan_generator.hpp"

namespace xylem::shape_tests {
namespace {

std::string describe_plan(const std::vector<schema_field>& fields) {
  std::string out;
  for (const schema_field& f : fields) {
    out += "\n    " + f.path;
    if (!f.fields.empty()) out += " {" + describe_plan(f.fields) + " }";
  }
  return out;
}

void check_plans(unsigned seed, int plans, int documents, int size) {
  std::mt19937 random(seed);
  plan_generator generator(random);
  document_generator documents_of(random);
  int climbs_refused = 0;
  std::size_t row_count = 0;
  for (int i = 0; i < plans; ++i) {
    const schema_declaration declared = generator.make();
    if (auto made = schema::make(declared); !made) {
      ASSERT_EQ(made.error().code, errc::declaration_climbs_too_far) << describe(made.error());
      ++climbs_refused;
      continue;
    }
    machine streaming(declared);
    naive_matcher naive(streaming.plan());
    for (int k = 0; k < documents; ++k) {
      const auto root = documents_of.make(size);
      streaming.uses_expected = k % 2 == 0;
      streaming.uses_short_ways = k % 4 == 2;
      const std::vector<std::string> expected = naive.rows(*root);
      ASSERT_EQ(streaming.run(*root), expected)
          << "seed " << seed << ", plan " << i << ", document " << k << "\n"
          << root->markup() << "\n  " << declared.record << describe_plan(declared.fields);
      row_count += expected.size();
    }
  }
  EXPECT_LT(climbs_refused, plans / 2);
  EXPECT_GT(row_count, static_cast<std::size_t>(plans));
}

TEST(random_shape, small_documents) {
  check_plans(1, 12000, 4, 14);
}

TEST(random_shape, many_documents_per_plan) {
  check_plans(2, 400, 60, 25);
}

TEST(random_shape, larger_documents) {
  check_plans(3, 800, 4, 150);
}

}  // namespace
}  // namespace xylem::shape_tests
