// SPDX-License-Identifier: MIT
// What a program outside the tree does with xylem. Its status says whether it worked.

#include <iostream>
#include <string_view>

#include <xylem/xylem.hpp>

struct order {
  std::string_view number;
  xylem::decimal net_value;
};

constexpr auto orders = xylem::projection<order>("/orders/order",  //
                                                 xylem::field<&order::number>("@number"),
                                                 xylem::field<&order::net_value>("net"));

int main() {
  for (const xylem::backend_info& b : xylem::backends())
    std::cout << "backend " << b.name << ' ' << b.version << '\n';
  constexpr std::string_view document =
      "<orders><order number='7'><net>12.50</net></order><order number='8'><net/></order></orders>";
  auto reader = xylem::read(orders, xylem::memory(document));
  const auto first = reader.next();
  if (!first || *first == nullptr) return 1;
  std::cout << "xylem " << xylem::version << ": " << (*first)->net_value.to_string() << '\n';
  if ((*first)->number != "7" || (*first)->net_value.to_string() != "12.50") return 2;

  // The second order has no number for a value.
  const auto second = reader.next();
  if (second) return 3;
  std::cout << xylem::describe(second.error()) << '\n';
  return second.error().code == xylem::errc::value_empty ? 0 : 4;
}
