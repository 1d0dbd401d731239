// SPDX-License-Identifier: MIT
// Members of base classes are members of the struct: also of a second base, which does not stand at
// the struct's beginning.

#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

namespace {

struct head {
  int number = 0;
};

struct address {
  int code = 0;
  std::string_view city;
};

struct order : head, address {
  int weight = 0;
  std::vector<address> stops;
};

constexpr auto stops = xylem::projection<address>(xylem::field<&address::city>("CITY"));

constexpr auto orders = xylem::projection<order>(
    "/ORDER", xylem::field<&order::number>("NUMBER"), xylem::field<&order::code>("CODE"),
    xylem::field<&address::city>("CITY"), xylem::field<&order::weight>("WEIGHT"),
    xylem::field<&order::stops>("STOP", stops));

TEST(derived_struct, members_of_every_base_are_filled) {
  auto reader = xylem::read(
      orders, xylem::memory("<ORDER><NUMBER>1</NUMBER><CODE>2</CODE><CITY>Lyon</CITY>"
                            "<WEIGHT>4</WEIGHT><STOP><CITY>Nancy</CITY></STOP></ORDER>"));
  const xylem::result<order*> next = reader.next();
  ASSERT_TRUE(next) << xylem::describe(next.error());
  const order& o = **next;
  EXPECT_EQ(o.number, 1);
  EXPECT_EQ(o.code, 2);
  EXPECT_EQ(o.city, "Lyon");
  EXPECT_EQ(o.weight, 4);
  ASSERT_EQ(o.stops.size(), 1U);
  EXPECT_EQ(o.stops.front().city, "Nancy");
}

}  // namespace
