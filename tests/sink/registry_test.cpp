// SPDX-License-Identifier: MIT
#include <set>

#include <gtest/gtest.h>

#include "tests/sink/rows.hpp"

namespace xylem::sink {
namespace {

TEST(registry, names_are_found_by_kind) {
  std::set<std::string_view> seen;
  for (const entry& e : registry()) {
    EXPECT_TRUE(seen.insert(e.name).second) << e.name;
    EXPECT_EQ(find(e.kind, e.name), &e);
  }
  EXPECT_EQ(find(sink_kind::store, "csv"), nullptr);
  EXPECT_EQ(find(sink_kind::format, "sqlite"), nullptr);
  EXPECT_EQ(find(sink_kind::format, ""), nullptr);
}

TEST(registry, lists_names_for_messages) {
  EXPECT_EQ(names(sink_kind::format), "csv, ndjson");
  EXPECT_EQ(names(sink_kind::store), "sqlite");
}

// Whatever the sink: rows of a document are counted, and those of a broken one never appear twice.
TEST(registry, every_sink_takes_rows) {
  const scratch_folder folder;
  const auto declared = records({field("a", "x")});
  for (const entry& e : registry()) {
    std::ostringstream out;
    target to;
    to.stream = &out;
    to.location = folder.file("rows");
    const auto made = e.make(to);
    made->begin(table_of("t", declared));
    EXPECT_EQ(give(*made, declared, "<R><r><x>1</x></r><r><x>2</x></r></R>"), 2U) << e.name;
    EXPECT_EQ(give(*made, declared, "<R/>", "b.xml"), 0U) << e.name;
    made->end();
  }
}

}  // namespace
}  // namespace xylem::sink
