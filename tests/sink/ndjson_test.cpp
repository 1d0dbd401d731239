// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "tests/sink/rows.hpp"

namespace xylem::sink {
namespace {

TEST(ndjson, writes_one_object_per_row) {
  const auto declared = records({field("a", "x"), field("b", "y", value_type::int32)});
  EXPECT_EQ(text_of("ndjson", declared, "<R><r><x>one</x><y>1</y></r><r><y>2</y></r></R>"),
            "{\"a\":\"one\",\"b\":1}\n{\"a\":null,\"b\":2}\n");
}

TEST(ndjson, null_and_empty_differ) {
  const auto declared = records({field("a", "x"), field("b", "y")});
  EXPECT_EQ(rows_of("ndjson", declared, "<R><r><x/></r></R>"), "{\"a\":\"\",\"b\":null}\n");
}

TEST(ndjson, writes_numbers_with_all_their_digits) {
  const auto declared =
      records({field("i", "@i", value_type::int64), field("u", "@u", value_type::uint64),
               field("f", "@f", value_type::float32), field("d", "@d", value_type::float64),
               field("m", "@m", value_type::decimal), field("b", "@b", value_type::boolean)});
  EXPECT_EQ(rows_of("ndjson", declared,
                    "<R><r i='-9223372036854775808' u='18446744073709551615' f='0.1' d='1e300' "
                    "m='12345678901234567890123456789012345.670' b='0'/></R>"),
            "{\"i\":-9223372036854775808,\"u\":18446744073709551615,\"f\":0.1,\"d\":1e+300,"
            "\"m\":12345678901234567890123456789012345.670,\"b\":false}\n");
}

TEST(ndjson, writes_what_json_has_no_number_for_as_strings) {
  const auto declared = records({list("d", "x", value_type::float64)});
  EXPECT_EQ(rows_of("ndjson", declared, "<R><r><x>NaN</x><x>INF</x><x>-INF</x><x>0</x></r></R>"),
            "{\"d\":[\"NaN\",\"INF\",\"-INF\",0]}\n");
}

TEST(ndjson, writes_dates_and_times_as_strings) {
  const auto declared =
      records({field("day", "@day", value_type::date), field("at", "@at", value_type::datetime),
               field("t", "@t", value_type::time)});
  EXPECT_EQ(rows_of("ndjson", declared,
                    "<R><r day='2024-02-29' at='2024-02-29T10:30:00Z' t='23:59:59.25'/></R>"),
            "{\"day\":\"2024-02-29\",\"at\":\"2024-02-29T10:30:00Z\",\"t\":\"23:59:59.25\"}\n");
}

TEST(ndjson, writes_lists_as_arrays) {
  const auto declared = records({list("s", "x"), list("n", "y", value_type::int32)});
  EXPECT_EQ(rows_of("ndjson", declared, "<R><r><x>a</x><y>1</y><x/><y>2</y></r><r/></R>"),
            "{\"s\":[\"a\",\"\"],\"n\":[1,2]}\n{\"s\":[],\"n\":[]}\n");
}

TEST(ndjson, writes_nested_rows_as_objects) {
  const auto declared =
      records({nested("lines", "l", repeat::list,
                      {field("m", "m"), nested("parts", "p", repeat::list, {field("n", "@n")})}),
               nested("head", "h", repeat::error, {field("t", "t", value_type::int32)})});
  EXPECT_EQ(rows_of("ndjson", declared,
                    "<R><r><h><t>1</t></h><l><m>a</m><p n='1'/><p n='2'/></l><l/></r><r/></R>"),
            "{\"lines\":[{\"m\":\"a\",\"parts\":[{\"n\":\"1\"},{\"n\":\"2\"}]},"
            "{\"m\":null,\"parts\":[]}],\"head\":{\"t\":1}}\n"
            "{\"lines\":[],\"head\":null}\n");
}

TEST(ndjson, escapes_names) {
  EXPECT_EQ(rows_of("ndjson", records({field("a\"\\\n", "x")}), "<R><r><x>1</x></r></R>"),
            "{\"a\\\"\\\\\\n\":\"1\"}\n");
}

}  // namespace
}  // namespace xylem::sink
