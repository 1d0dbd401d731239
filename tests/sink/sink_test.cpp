// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/sink/rows.hpp"

namespace xylem::sink {
namespace {

TEST(table_of, gives_the_columns_in_order_with_their_kinds) {
  const auto declared =
      records({field("a", "x", value_type::decimal), list("b", "y", value_type::int8),
               nested("c", "z", repeat::list, {field("d", "w", value_type::date)}),
               nested("e", "v", repeat::first, {field("f", "u")})});
  const table made = table_of("orders", declared);
  EXPECT_EQ(made.name, "orders");
  ASSERT_EQ(made.columns.size(), 4U);
  EXPECT_EQ(made.columns[0].name, "a");
  EXPECT_EQ(made.columns[0].kind, column_kind::value);
  EXPECT_EQ(made.columns[0].type, value_type::decimal);
  EXPECT_EQ(made.columns[1].kind, column_kind::list);
  EXPECT_EQ(made.columns[1].type, value_type::int8);
  EXPECT_EQ(made.columns[2].kind, column_kind::rows);
  ASSERT_EQ(made.columns[2].columns.size(), 1U);
  EXPECT_EQ(made.columns[2].columns[0].name, "d");
  EXPECT_EQ(made.columns[2].columns[0].type, value_type::date);
  EXPECT_EQ(made.columns[3].kind, column_kind::row);
}

}  // namespace
}  // namespace xylem::sink
