// SPDX-License-Identifier: MIT
// One message in, one struct out.

#include <iostream>

#include <xylem/xylem.hpp>

struct payment {
  std::string_view id;
  xylem::decimal amount;
};

constexpr auto payments = xylem::projection<payment>("/payment",  //
                                                     xylem::field<&payment::id>("@id"),
                                                     xylem::field<&payment::amount>("amount"));

constexpr std::string_view queue[] = {
    "<payment id='1'><amount>100.00</amount></payment>",
    "<payment id='2'><amount>a lot</amount></payment>",
    "<payment id='3'><amount>5</amount>",
    "<invoice id='4'/>",
    "<payment id='5'><amount>7.25</amount></payment>",
};

int main() {
  xylem::extractor extract(payments);
  for (const std::string_view message : queue) {
    if (const xylem::result<payment*> p = extract(message)) {
      std::cout << (*p)->id << ": " << (*p)->amount.to_string() << '\n';
    } else {
      std::cout << xylem::describe(p.error()) << '\n';
    }
  }
}
