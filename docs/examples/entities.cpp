// SPDX-License-Identifier: MIT
// Entities: names that documents use, declared or not.

#include <iostream>
#include <string_view>

#include <xylem/xylem.hpp>

struct book {
  std::string_view title;
  std::string_view publisher;
  std::string_view series;
};

constexpr auto books = xylem::projection<book>("/books/book", xylem::field<&book::title>("title"),
                                               xylem::field<&book::publisher>("@publisher"),
                                               xylem::field<&book::series>("series"));

constexpr std::string_view document =
    "<!DOCTYPE books [<!ENTITY series 'Food (&edition;)'><!ENTITY edition '2nd ed.'>]>"
    "<books><book publisher='&publisher;'>"
    "<title>K&auml;se &amp; Brot</title><series>&series;</series></book></books>";

int main() {
  xylem::options how;
  how.entities = xylem::html_entities().with({{"publisher", "Smith & Sons"}});
  how.dtd = xylem::dtd::text_entities;

  for (const book& b : xylem::read(books, xylem::memory(document), how))
    std::cout << b.title << ", " << b.publisher << ", " << b.series << '\n';
}
