// SPDX-License-Identifier: MIT
#include "bench/workload/order_stream.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "bench/workload/workload.hpp"

namespace xylem::bench {
namespace {

TEST(order_stream, is_the_feed_of_the_generator) {
  order_stream stream;
  for (const std::uint64_t count : {0U, 1U, 2U, 399U, 400U}) {
    std::string feed;
    write_orders(count, {}, [&feed](std::string_view text) { feed += text; });
    EXPECT_EQ(stream.document(count), feed);
    EXPECT_EQ(stream.byte_count(count), feed.size());
    EXPECT_EQ(stream.right(count), answer_of(orders_truth(count, {})));
  }
}

TEST(order_stream, begins_again_after_400_orders) {
  order_stream stream;
  const std::string twice = stream.document(801);
  EXPECT_EQ(twice.size(), stream.byte_count(801));
  const std::string once = stream.document(401);
  const std::size_t end = once.size() - std::string_view("</ORDERS05>\n").size();
  EXPECT_EQ(twice.substr(0, end), once.substr(0, end));
  EXPECT_EQ(
      find_library("xylem_expat")->run_of(job::orders)(std::array<std::string_view, 1>{twice}, {}),
      stream.right(801));
}

TEST(order_stream, is_the_same_in_small_pieces) {
  order_stream stream;
  const std::string whole = stream.document(5);
  stream.restart(5);
  std::string pieces;
  std::array<char, 7> buffer{};
  for (std::size_t got = 0; (got = stream.read(buffer)) != 0;)
    pieces.append(buffer.data(), got);
  EXPECT_EQ(pieces, whole);
}

}  // namespace
}  // namespace xylem::bench
