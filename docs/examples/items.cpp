// SPDX-License-Identifier: MIT
// One row per item, with values of the order around it.

#include <iostream>

#include <xylem/xylem.hpp>

struct item {
  std::string_view order;
  std::string_view buyer;
  int position = 0;
  xylem::decimal quantity;
};

constexpr auto items = xylem::projection<item>(
    "/ORDERS05/IDOC/E1EDP01",  //
    xylem::field<&item::order>("../EDI_DC40/DOCNUM"),
    xylem::field<&item::buyer>("../E1EDKA1[PARVW='AG']/PARTN", xylem::unseen_is_missing,
                               xylem::default_value("-")),
    xylem::field<&item::position>("POSEX"), xylem::field<&item::quantity>("MENGE", xylem::sap));

int main() {
  for (const item& i : xylem::read(items, xylem::file("orders.xml"))) {
    std::cout << i.order << ' ' << i.buyer << ' ' << i.position << ' ' << i.quantity.to_string()
              << '\n';
  }
}
