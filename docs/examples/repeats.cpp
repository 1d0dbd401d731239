// SPDX-License-Identifier: MIT
// One element, several times.

#include <iostream>

#include <xylem/xylem.hpp>

struct book {
  std::string_view first_author;
  std::string_view last_author;
  std::vector<std::string> authors;
  std::string_view joined;
  int count = 0;
};

constexpr auto books = xylem::projection<book>(
    "/book",  //
    xylem::field<&book::first_author>("author", xylem::first),
    xylem::field<&book::last_author>("author", xylem::last), xylem::field<&book::authors>("author"),
    xylem::field<&book::joined>("author", xylem::join("; ")),
    xylem::field<&book::count>("author", xylem::count));

struct strict {
  std::string_view author;
};

constexpr auto strictly =
    xylem::projection<strict>("/book", xylem::field<&strict::author>("author"));

int main() {
  constexpr std::string_view document =
      "<book><author>Abelson</author><author>Sussman</author><author>Sussman</author></book>";
  xylem::extractor read_book(books);
  const book& b = *read_book(document).value();
  std::cout << b.first_author << '\n' << b.last_author << '\n';
  for (const std::string& author : b.authors)
    std::cout << "- " << author << '\n';
  std::cout << b.joined << '\n' << b.count << '\n';

  xylem::extractor read_strictly(strictly);
  std::cout << xylem::describe(read_strictly(document).error()) << '\n';
}
