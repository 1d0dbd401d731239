// SPDX-License-Identifier: MIT
// Pushing bytes as they come. The chunks here are cut in the middle of tags.

#include <iostream>

#include <xylem/xylem.hpp>

struct reading {
  std::string_view sensor;
  double celsius = 0;
};

constexpr auto readings = xylem::projection<reading>("/readings/reading",  //
                                                     xylem::field<&reading::sensor>("@sensor"),
                                                     xylem::field<&reading::celsius>("."));

int main() {
  auto in = xylem::feed(readings, [](const reading& r) {
    std::cout << "  " << r.sensor << ' ' << r.celsius << '\n';
  });
  for (const std::string_view chunk : {"<readings><reading sens", "or='a'>21.5</reading><reading",
                                       " sensor='b'>19</rea", "ding></readings>"}) {
    std::cout << "write " << chunk << '\n';
    if (const xylem::result<void> taken = in.write(chunk); !taken) {
      std::cout << xylem::describe(taken.error()) << '\n';
      return 1;
    }
  }
  in.finish().value();  // throws unless the document is complete
}
