// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include <xylem/backend.hpp>

#include <gtest/gtest.h>

#include "backend/backend.hpp"

namespace xylem::backend_stage {
namespace {

TEST(backend_registry, lists_each_backend_once) {
  std::set<std::string_view> names;
  std::set<backend> ids;
  for (const entry& e : registry()) {
    EXPECT_NE(e.info.id, backend::automatic);
    EXPECT_TRUE(ids.insert(e.info.id).second);
    EXPECT_TRUE(names.insert(e.info.name).second);
    EXPECT_FALSE(e.info.name.empty());
    EXPECT_FALSE(e.info.version.empty());
    EXPECT_EQ(find(e.info.id), &e);
    EXPECT_NE(e.make, nullptr);
  }
  EXPECT_FALSE(registry().empty());
}

TEST(backend_registry, the_first_is_the_default) {
  EXPECT_EQ(find(backend::automatic), registry().data());
  EXPECT_EQ(find(static_cast<backend>(99)), nullptr);
}

TEST(backend_registry, the_default_knows_the_names) {
  const entry* const found = find(backend::automatic, name_profile::xml10e5);
  ASSERT_NE(found, nullptr);
  const bool is_known = std::ranges::any_of(registry(), &entry::has_fifth_edition_names);
  EXPECT_EQ(found->has_fifth_edition_names, is_known);
}

TEST(backend_registry, is_what_the_public_list_shows) {
  const auto shown = backends();
  ASSERT_EQ(shown.size(), registry().size());
  for (std::size_t i = 0; i < shown.size(); ++i) {
    EXPECT_EQ(shown[i].id, registry()[i].info.id);
    EXPECT_EQ(shown[i].name, registry()[i].info.name);
    EXPECT_EQ(shown[i].version, registry()[i].info.version);
  }
}

#if XYLEM_HAVE_EXPAT
TEST(backend_registry, expat_tells_its_version) {
  const entry* const expat = find(backend::expat);
  ASSERT_NE(expat, nullptr);
  EXPECT_EQ(expat->info.name, "expat");
  EXPECT_TRUE(expat->info.version.starts_with("2."));
}
#endif

}  // namespace
}  // namespace xylem::backend_stage
