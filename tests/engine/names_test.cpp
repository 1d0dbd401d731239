// SPDX-License-Identifier: MIT
//
// Names of the fourth and the fifth edition.

#include <algorithm>
#include <string>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

namespace xylem::engine_tests {
namespace {

struct row {
  std::string_view v;
};

constexpr auto rows = projection<row>("//\u0221", field<&row::v>("\U00010000"));
constexpr std::string_view document = "<r><\u0221><\U00010000>x</\U00010000></\u0221></r>";

error read_all(const options& how) {
  std::size_t count = 0;
  auto in = feed(
      rows,
      [&](const row& r) {
        ++count;
        EXPECT_EQ(r.v, "x");
      },
      how);
  result<void> last = in.write(document);
  if (last) last = in.finish();
  EXPECT_EQ(count, last ? 1U : 0U);
  return last ? error() : last.error();
}

bool knows_fifth_edition(backend which) {
  return which != backend::expat;
}

TEST(names, of_the_fifth_edition_are_not_portable) {
  for (const backend_info& b : backends()) {
    options how;
    how.backend = b.id;
    const error e = read_all(how);
    EXPECT_EQ(name(e.code), name(errc::name_not_portable)) << b.name;
    EXPECT_EQ(e.byte_offset, 4U) << b.name;
  }
}

TEST(names, of_the_fifth_edition_are_read_on_request) {
  options how;
  how.names = name_profile::xml10e5;
  bool is_known = false;
  for (const backend_info& b : backends()) {
    how.backend = b.id;
    const errc expected = knows_fifth_edition(b.id) ? errc::ok : errc::options_names_unavailable;
    EXPECT_EQ(name(read_all(how).code), name(expected)) << b.name;
    is_known = is_known || knows_fifth_edition(b.id);
  }
  how.backend = backend::automatic;
  EXPECT_EQ(read_all(how).code, is_known ? errc::ok : errc::options_names_unavailable);
}

}  // namespace
}  // namespace xylem::engine_tests
