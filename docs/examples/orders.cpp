// SPDX-License-Identifier: MIT
// Orders from SAP, as structs.

#include <exception>
#include <iostream>

#include <xylem/xylem.hpp>

struct line {
  std::string_view material;
  xylem::decimal quantity;
};

struct order {
  std::string_view number;                  // valid until the next record
  std::optional<std::string_view> sold_to;  // no value: the tag is absent
  std::chrono::year_month_day created;
  xylem::decimal net_value;  // exact
  std::vector<line> lines;   // a nested projection
};

constexpr auto lines =
    xylem::projection<line>(xylem::field<&line::material>("E1EDP19[QUALF='002']/IDTNR"),
                            xylem::field<&line::quantity>("MENGE", xylem::sap));

constexpr auto orders = xylem::projection<order>(
    "/ORDERS05/IDOC",  //
    xylem::field<&order::number>("EDI_DC40/DOCNUM"),
    xylem::field<&order::sold_to>("E1EDKA1[PARVW='AG']/PARTN"),
    xylem::field<&order::created>("EDI_DC40/CREDAT", xylem::sap),
    xylem::field<&order::net_value>("E1EDS01[SUMID='002']/SUMME", xylem::sap),
    xylem::field<&order::lines>("E1EDP01", lines));

int main() try {
  for (const order& o : xylem::read(orders, xylem::file("orders.xml"))) {
    std::string created;
    xylem::append_text(created, o.created);
    std::cout << o.number << "  " << created << "  sold to " << o.sold_to.value_or("nobody")
              << "  net " << o.net_value.to_string() << '\n';
    for (const line& l : o.lines)
      std::cout << "    " << l.quantity.to_string() << " of " << l.material << '\n';
  }
} catch (const std::exception& e) {
  std::cerr << e.what() << '\n';
  return 1;
}
