// SPDX-License-Identifier: MIT
#include "cli/toml_access.hpp"

#include <array>

#include <gtest/gtest.h>

namespace xylem::cli {
namespace {

TEST(toml_access, gives_entries_in_file_order) {
  const toml::table document = toml::parse("z = 1\na = 2\n[m]\nx = 1\n[b]\n");
  const std::string file = "f";
  std::string keys;
  for (const toml_entry& e : toml_section(file, "", document).in_file_order())
    keys += std::string(e.key) + ':' + std::to_string(e.key_place.line) + ' ';
  EXPECT_EQ(keys, "z:1 a:2 m:3 b:5 ");
}

TEST(toml_access, gives_values_and_defaults) {
  const toml::table document = toml::parse("s = 'x'\nb = true\nt = {}\n");
  const std::string file = "f";
  const toml_section section(file, "[s]", document);
  EXPECT_EQ(section.text("s"), "x");
  EXPECT_EQ(section.text("none"), std::nullopt);
  EXPECT_TRUE(section.flag("b"));
  EXPECT_FALSE(section.flag("none"));
  EXPECT_NE(section.table("t"), nullptr);
  EXPECT_EQ(section.table("none"), nullptr);
  constexpr std::array<std::string_view, 2> names{"w", "x"};
  EXPECT_EQ(section.choice("s", names, "w"), 1U);
  EXPECT_EQ(section.choice("none", names, "w"), 0U);
  EXPECT_EQ(section.place("b").line, 2U);
}

TEST(toml_access, puts_the_caret_under_the_place) {
  const auto message = [](std::string_view path, std::uint64_t offset) {
    try {
      fail_in_path("f", {3, 7}, path, error(errc::path_step_expected, offset));
    } catch (const projection_error& e) {
      const std::string text = e.what();
      return text.substr(text.find('\n'));
    }
  };
  EXPECT_EQ(message("a//b", 2), "\n    a//b\n      ^");
  EXPECT_EQ(message("", 0), "\n    \n    ^");
  EXPECT_EQ(message("\xE2\x82\xAC/", 4), "\n    \xE2\x82\xAC/\n      ^");
  EXPECT_EQ(message("a\tb", 2), "\n    a?b\n      ^");
}

}  // namespace
}  // namespace xylem::cli
