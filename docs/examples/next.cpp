// SPDX-License-Identifier: MIT
// Pulling records without exceptions, from a document that is cut off.

#include <iostream>

#include <xylem/xylem.hpp>

struct place {
  std::string_view name;
  int inhabitants = 0;
};

constexpr auto places = xylem::projection<place>("//place",  //
                                                 xylem::field<&place::name>("@name"),
                                                 xylem::field<&place::inhabitants>("inhabitants"));

constexpr std::string_view document =
    "<map>\n"
    "  <place name='Trier'><inhabitants>112195</inhabitants></place>\n"
    "  <place name='Igel'><inhabitants>1540</inhabitants></place>\n"
    "  <place name='Konz'><inhabi";

int main() {
  auto reader = xylem::read(places, xylem::memory(document));
  while (true) {
    const xylem::result<place*> next = reader.next();
    if (!next) {
      const xylem::error& e = next.error();
      const xylem::text_position at = xylem::locate(document, e.byte_offset);
      std::cout << at.line << ':' << at.column << ": " << xylem::describe(e) << '\n';
      break;
    }
    if (*next == nullptr) break;  // the document was complete
    const place& p = **next;
    std::cout << p.name << ' ' << p.inhabitants << '\n';
  }
  const xylem::summary sum = reader.summary();
  std::cout << sum.records << " records, " << (sum.is_complete ? "complete" : "not complete")
            << '\n';
}
