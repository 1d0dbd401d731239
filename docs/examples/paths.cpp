// SPDX-License-Identifier: MIT
// What each construct of a field path takes from one record.

#include <iostream>
#include <variant>

#include <xylem/xylem.hpp>

constexpr std::string_view document =
    "<shop name='North' xmlns:x='urn:example:extra'>\n"
    "  <owner>Ada</owner>\n"
    "  <order id='7' x:lang='en'>note: <b>urgent</b>!\n"
    "    <part kind='a'><n>1</n><who>AG</who><v>first</v></part>\n"
    "    <part><n>2</n><who>WE</who><v>second</v></part>\n"
    "    <part kind='b'><n>3</n><who>AG</who><v>third</v></part>\n"
    "    <x:extra>more</x:extra>\n"
    "  </order>\n"
    "</shop>\n";

constexpr std::string_view paths[] = {
    "part/n",           "part/@kind", "@id",           "b",
    "text()",           "part[2]/v",  "part[@kind]/v", "part[@kind='b']/v",
    "part[who='AG']/v", "*/n",        ".//v",          ".//part[1]/v",
    "x:extra",          "x:*",        "*:extra",       "Q{urn:example:extra}extra",
    "@x:lang",          "extra",      "../owner",      "../@name",
    "b | part/who",
};

void show(std::string_view path) {
  xylem::schema_declaration d;
  d.record = "/shop/order";
  d.namespaces = {{"x", "urn:example:extra"}};
  d.fields = {{.name = "value",
               .path = std::string(path),
               .format = {.whitespace = xylem::whitespace::collapsed},
               .repeat = xylem::repeat::list,
               .unseen_is_missing = true}};
  const xylem::schema wanted = xylem::schema::make(d).value();
  std::cout << path << std::string(28 - path.size(), ' ');
  for (const xylem::row_view row : xylem::read(wanted, xylem::memory(document))) {
    if (row.values(0).empty()) std::cout << "nothing";
    for (const xylem::value& v : row.values(0))
      std::cout << '[' << std::get<std::string_view>(v) << ']';
  }
  std::cout << '\n';
}

int main() {
  for (const std::string_view path : paths)
    show(path);
}
