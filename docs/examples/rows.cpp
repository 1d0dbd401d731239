// SPDX-License-Identifier: MIT
// The declaration as data: what a program does that reads its fields from a configuration.

#include <iostream>

#include <xylem/xylem.hpp>

void print(xylem::row_view row, const std::string& indent) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row.row_count(i) != 0) {
      for (std::size_t k = 0; k < row.row_count(i); ++k) {
        std::cout << indent << row.name(i) << ' ' << k << '\n';
        print(row.row(i, k), indent + "  ");
      }
      continue;
    }
    std::string text = row.is_null(i) ? "null" : "";
    xylem::append_text(text, row.value(i));
    std::cout << indent << row.name(i) << " = " << text << '\n';
  }
}

int main() {
  xylem::schema_declaration d;
  d.record = "/ORDERS05/IDOC";
  d.fields.push_back({.name = "number", .path = "EDI_DC40/DOCNUM"});
  d.fields.push_back({.name = "created",
                      .path = "EDI_DC40/CREDAT",
                      .type = xylem::value_type::date,
                      .format = {.convention = xylem::convention::sap}});
  d.fields.push_back({.name = "sold_to", .path = "E1EDKA1[PARVW='AG']/PARTN", .is_optional = true});
  d.fields.push_back({.name = "line",
                      .path = "E1EDP01",
                      .repeat = xylem::repeat::list,
                      .fields = {{.name = "position", .path = "POSEX"},
                                 {.name = "quantity",
                                  .path = "MENGE",
                                  .type = xylem::value_type::decimal,
                                  .format = {.convention = xylem::convention::sap}}}});

  const xylem::result<xylem::schema> orders = xylem::schema::make(d);
  if (!orders) {
    std::cerr << xylem::describe(orders.error()) << '\n';
    return 1;
  }
  for (const xylem::row_view row : xylem::read(*orders, xylem::file("orders.xml")))
    print(row, "");
}
