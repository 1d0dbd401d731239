// SPDX-License-Identifier: MIT
#include <cstdint>

#include <gtest/gtest.h>

#include "cli/arguments.hpp"

namespace xylem::cli {
namespace {

std::string complaint(std::string_view setting) {
  limits unused;
  try {
    set_limit(unused, setting);
  } catch (const usage_error& e) {
    return e.what();
  }
  return "accepted";
}

TEST(limit_setting, sets_every_member) {
  limits l;
  std::uint64_t next = 1;
  for (const std::string_view name :
       {"depth", "attributes", "namespaces", "name_bytes", "namespace_name_bytes", "token_bytes",
        "attribute_value_bytes", "field_text_bytes", "record_bytes", "memory_bytes",
        "document_bytes", "records"}) {
    set_limit(l, std::string(name) + '=' + std::to_string(next++));
  }
  EXPECT_EQ(l.depth, 1U);
  EXPECT_EQ(l.attributes, 2U);
  EXPECT_EQ(l.namespaces, 3U);
  EXPECT_EQ(l.name_bytes, 4U);
  EXPECT_EQ(l.namespace_name_bytes, 5U);
  EXPECT_EQ(l.token_bytes, 6U);
  EXPECT_EQ(l.attribute_value_bytes, 7U);
  EXPECT_EQ(l.field_text_bytes, 8U);
  EXPECT_EQ(l.record_bytes, 9U);
  EXPECT_EQ(l.memory_bytes, 10U);
  EXPECT_EQ(l.document_bytes, 11U);
  EXPECT_EQ(l.records, 12U);
}

TEST(limit_setting, takes_units) {
  limits l;
  set_limit(l, "record_bytes=3KiB");
  EXPECT_EQ(l.record_bytes, 3U * 1024);
  set_limit(l, "record_bytes=3MiB");
  EXPECT_EQ(l.record_bytes, 3U * 1024 * 1024);
  set_limit(l, "record_bytes=3GiB");
  EXPECT_EQ(l.record_bytes, std::uint64_t{3} * 1024 * 1024 * 1024);
  set_limit(l, "record_bytes=18446744073709551615");
  EXPECT_EQ(l.record_bytes, ~std::uint64_t{0});
}

TEST(limit_setting, refuses_other_text) {
  const std::string number = "the value is a whole number, which may end in KiB, MiB or GiB";
  for (const std::string setting :
       {"depth=", "depth=x", "depth=-1", "depth=1.5", "depth=1k", "depth=1 MiB", "depth= 1",
        "depth=18446744073709551616", "depth=18014398509481984KiB"}) {
    EXPECT_EQ(complaint(setting), "--limit " + setting + ": " + number);
  }
  EXPECT_EQ(complaint("depth"), "--limit depth: write NAME=VALUE, for example depth=64");
  EXPECT_EQ(complaint("dept=1").substr(0, 62),
            "--limit dept=1: there is no limit 'dept'; the limits are depth");
}

}  // namespace
}  // namespace xylem::cli
