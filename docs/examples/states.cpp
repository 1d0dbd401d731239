// SPDX-License-Identifier: MIT
// Missing, nil and empty are three things.

#include <iostream>

#include <xylem/xylem.hpp>

struct person {
  xylem::nullable<std::string_view> phone;
  std::optional<int> age;
  std::string_view country;
};

constexpr auto people = xylem::projection<person>(
    "/people/person",  //
    xylem::field<&person::phone>("phone"),
    xylem::field<&person::age>("age", xylem::empty_is_missing),
    xylem::field<&person::country>("country", xylem::default_value("LU")));

constexpr std::string_view document =
    "<people xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
    "<person/>"
    "<person><phone xsi:nil='true'/><age xsi:nil='true'/><country>DE</country></person>"
    "<person><phone/><age/><country/></person>"
    "<person><phone>112</phone><age> 7 </age></person>"
    "</people>";

int main() {
  for (const person& p : xylem::read(people, xylem::memory(document))) {
    switch (p.phone.state()) {
      case xylem::value_state::missing:
        std::cout << "phone missing";
        break;
      case xylem::value_state::nil:
        std::cout << "phone nil";
        break;
      default:
        std::cout << "phone '" << *p.phone << '\'';
        break;
    }
    std::cout << ", age " << (p.age ? std::to_string(*p.age) : "none") << ", country '" << p.country
              << "'\n";
  }
}
