// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <set>

#include <xylem/kernel.hpp>

#include <gtest/gtest.h>

#include "simd/kernel.hpp"

namespace xylem::simd {
namespace {

std::string_view best() {
  return std::ranges::find_if(registry(), [](const kernel& k) { return k.is_supported(); })->name;
}

TEST(registry, ends_with_the_kernel_that_runs_anywhere) {
  ASSERT_FALSE(registry().empty());
  EXPECT_EQ(registry().back().name, "scalar");
  EXPECT_TRUE(registry().back().is_supported());
}

TEST(registry, names_each_kernel_once) {
  std::set<std::string_view> names;
  for (const kernel& k : registry()) {
    EXPECT_TRUE(names.insert(k.name).second) << k.name;
    EXPECT_EQ(find(k.name), &k);
  }
}

TEST(registry, has_the_kernels_of_this_architecture) {
#if defined(__x86_64__)
  ASSERT_NE(find("avx512"), nullptr);
  ASSERT_NE(find("avx2"), nullptr);
  ASSERT_NE(find("sse2"), nullptr);
  EXPECT_TRUE(find("sse2")->is_supported());
  EXPECT_EQ(find("neon"), nullptr);
#elif defined(__aarch64__)
  ASSERT_NE(find("neon"), nullptr);
  EXPECT_TRUE(find("neon")->is_supported());
  EXPECT_EQ(find("sse2"), nullptr);
#endif
}

TEST(find, knows_no_other_names) {
  for (const std::string_view name : {"", "AVX2", "avx", "scalar ", "auto"})
    EXPECT_EQ(find(name), nullptr) << name;
}

// Under emulation some are not supported: the test simd.oldest_x86_64.
TEST(choose, takes_the_one_named_where_it_is_supported) {
  for (const kernel& k : registry())
    EXPECT_EQ(choose(k.name).name, k.is_supported() ? k.name : best());
}

TEST(choose, takes_the_best_for_any_other_name) {
  for (const std::string_view name : {"", "AVX2", "avx1024", "\xFF"})
    EXPECT_EQ(choose(name).name, best()) << name;
}

// The choice is made once per process: each child is a new one. "threadsafe" starts the program
// again for it.
class environment : public testing::Test {
 protected:
  void SetUp() override { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

[[noreturn]] void exit_with_choice(const char* wanted, std::string_view expected) {
  setenv("XYLEM_KERNEL", wanted, 1);
  const bool is_expected = chosen().name == expected;
  // Too late.
  setenv("XYLEM_KERNEL", "scalar", 1);
  const auto infos = xylem::kernels();
  const auto info = std::ranges::find(infos, true, &kernel_info::is_chosen);
  std::exit(is_expected && info != infos.end() && info->name == expected ? 0 : 1);
}

TEST_F(environment, names_the_kernel) {
  for (const kernel& k : registry()) {
    if (!k.is_supported()) continue;
    EXPECT_EXIT(exit_with_choice(k.name.data(), k.name), testing::ExitedWithCode(0), "") << k.name;
  }
}

TEST_F(environment, is_ignored_where_it_names_none) {
  EXPECT_EXIT(exit_with_choice("", best()), testing::ExitedWithCode(0), "");
  EXPECT_EXIT(exit_with_choice("avx1024", best()), testing::ExitedWithCode(0), "");
}

TEST(kernels, shows_the_registry_and_the_choice) {
  const auto infos = xylem::kernels();
  ASSERT_EQ(infos.size(), registry().size());
  for (std::size_t i = 0; i < infos.size(); ++i) {
    EXPECT_EQ(infos[i].name, registry()[i].name);
    EXPECT_EQ(infos[i].is_supported, registry()[i].is_supported());
    EXPECT_EQ(infos[i].is_chosen, &chosen() == &registry()[i]);
  }
  EXPECT_EQ(std::ranges::count(infos, true, &kernel_info::is_chosen), 1);
}

}  // namespace
}  // namespace xylem::simd
