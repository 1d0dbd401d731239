// SPDX-License-Identifier: MIT
// Namespaces: the prefixes of a path are those of the projection, not those of the document.

#include <iostream>

#include <xylem/xylem.hpp>

struct invoice {
  std::string_view id;
};

constexpr auto without_namespace =
    xylem::projection<invoice>("/Invoice", xylem::field<&invoice::id>("ID"));

constexpr auto bound = xylem::projection<invoice>("/i:Invoice", xylem::field<&invoice::id>("c:ID"),
                                                  xylem::ns("i", "urn:example:invoice"),
                                                  xylem::ns("c", "urn:example:components"));

constexpr auto any =
    xylem::projection<invoice>("/Invoice", xylem::field<&invoice::id>("ID"), xylem::any_namespace);

constexpr auto expanded = xylem::projection<invoice>("/Q{urn:example:invoice}Invoice",
                                                     xylem::field<&invoice::id>("*:ID"));

constexpr std::string_view document =
    "<Invoice xmlns='urn:example:invoice' xmlns:cbc='urn:example:components'>"
    "<cbc:ID>R-7</cbc:ID></Invoice>";

template <class Projection>
void run(std::string_view name, const Projection& projection) {
  auto reader = xylem::read(projection, xylem::memory(document));
  for (const invoice& i : reader)
    std::cout << name << ": " << i.id << '\n';
  const xylem::summary sum = reader.summary();
  if (sum.records == 0) std::cout << name << ": " << sum.hint << '\n';
}

int main() {
  run("without_namespace", without_namespace);
  run("bound", bound);
  run("any", any);
  run("expanded", expanded);
}
