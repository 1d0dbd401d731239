// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

#include <xylem/source.hpp>

#include <gtest/gtest.h>

namespace xylem {
namespace {

TEST(source, moves_and_does_not_copy) {
  static_assert(std::is_nothrow_move_constructible_v<source>);
  static_assert(std::is_nothrow_move_assignable_v<source>);
  static_assert(!std::is_copy_constructible_v<source>);
  source first = memory("<a/>");
  source second = std::move(first);
  source third = memory("<b/>");
  third = std::move(second);
  EXPECT_EQ(*third.bytes().read(), "<a/>");
}

TEST(source, takes_any_kind_of_bytes) {
  class counting final : public detail::byte_source {
   public:
    explicit counting(int& alive) : alive_(alive) { ++alive_; }
    counting(const counting&) = delete;
    counting& operator=(const counting&) = delete;
    ~counting() override { --alive_; }
    result<std::string_view> read() override { return std::string_view("x"); }

   private:
    int& alive_;
  };
  int alive = 0;
  {
    source s(std::make_unique<counting>(alive));
    EXPECT_EQ(alive, 1);
    EXPECT_EQ(*s.bytes().read(), "x");
    EXPECT_FALSE(s.bytes().is_stable());
  }
  EXPECT_EQ(alive, 0);
}

}  // namespace
}  // namespace xylem
