// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/sink/rows.hpp"

namespace xylem::sink {
namespace {

TEST(csv, has_a_header_and_a_line_per_row) {
  const auto declared = records({field("a", "x"), field("b", "y", value_type::int32)});
  EXPECT_EQ(text_of("csv", declared, "<R><r><x>one</x><y>1</y></r><r><x>two</x><y>-2</y></r></R>"),
            "a,b\none,1\ntwo,-2\n");
}

TEST(csv, null_and_empty_differ) {
  const auto declared = records({field("a", "x"), field("b", "y")});
  EXPECT_EQ(rows_of("csv", declared, "<R><r><x/></r><r><y></y></r></R>"), "\"\",\n,\"\"\n");
}

TEST(csv, quotes_what_rfc_4180_says_and_nothing_else) {
  const auto declared = records({field("a", "x")});
  const auto row = [&](const std::string& text) {
    return rows_of("csv", declared, "<R><r><x>" + text + "</x></r></R>");
  };
  EXPECT_EQ(row("a,b"), "\"a,b\"\n");
  EXPECT_EQ(row("a\"b\""), "\"a\"\"b\"\"\"\n");
  EXPECT_EQ(row("a\nb"), "\"a\nb\"\n");
  EXPECT_EQ(row("a&#13;b"), "\"a\rb\"\n");
  EXPECT_EQ(row(" a;b'\t"), " a;b'\t\n");
  EXPECT_EQ(row("\xC3\xA4"), "\xC3\xA4\n");
}

TEST(csv, quotes_column_names) {
  EXPECT_EQ(text_of("csv", records({field("a,\"b", "x"), field("c", "y")}), "<R/>"),
            "\"a,\"\"b\",c\n");
}

TEST(csv, writes_every_type) {
  const auto declared =
      records({field("i", "@i", value_type::int64), field("u", "@u", value_type::uint64),
               field("f", "@f", value_type::float32), field("d", "@d", value_type::float64),
               field("b", "@b", value_type::boolean), field("m", "@m", value_type::decimal),
               field("day", "@day", value_type::date), field("at", "@at", value_type::datetime),
               field("t", "@t", value_type::time)});
  EXPECT_EQ(rows_of("csv", declared,
                    "<R><r i='-9223372036854775808' u='18446744073709551615' f='0.1' d='0.1' "
                    "b='1' m='-0100.50' day='2024-02-29' at='2024-02-29T10:30:00.5+01:00' "
                    "t='23:59:59'/></R>"),
            "-9223372036854775808,18446744073709551615,0.1,0.1,true,-100.50,2024-02-29,"
            "2024-02-29T09:30:00.5Z,23:59:59\n");
}

TEST(csv, refuses_what_does_not_fit_a_cell) {
  std::ostringstream out;
  target to;
  to.stream = &out;
  const auto refusal_of = [&](const schema_declaration& declared) {
    try {
      find(sink_kind::format, "csv")->make(to)->begin(table_of("t", declared));
    } catch (const refusal& e) {
      return std::string(e.what());
    }
    return std::string("accepted");
  };
  EXPECT_EQ(refusal_of(records({field("a", "x"), list("tags", "t")})),
            "a CSV cell holds one value, but 'tags' is a list; write --format ndjson, or declare "
            "the field with repeat = \"join\", \"first\" or \"last\"");
  const std::string rows =
      "a CSV cell holds one value, but 'lines' holds rows; write --format "
      "ndjson, or make a second projection whose records are these rows";
  EXPECT_EQ(refusal_of(records({nested("lines", "l", repeat::list, {field("a", "x")})})), rows);
  EXPECT_EQ(refusal_of(records({nested("lines", "l", repeat::error, {field("a", "x")})})), rows);
  EXPECT_EQ(out.str(), "") << "nothing is written before the refusal";
}

TEST(csv, counts_the_rows_of_each_source) {
  std::ostringstream out;
  target to;
  to.stream = &out;
  const auto declared = records({field("a", "x")});
  const auto made = find(sink_kind::format, "csv")->make(to);
  made->begin(table_of("t", declared));
  EXPECT_EQ(give(*made, declared, "<R><r><x>1</x></r><r><x>2</x></r></R>"), 2U);
  EXPECT_EQ(give(*made, declared, "<R><r><x>3</x></r></bad>"), 1U);
  made->end();
  EXPECT_EQ(out.str(), "a\n1\n2\n3\n");
}

}  // namespace
}  // namespace xylem::sink
