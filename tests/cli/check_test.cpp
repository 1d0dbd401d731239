// SPDX-License-Identifier: MIT
#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

using check = running;

TEST_F(check, prints_the_columns) {
  const std::string path = write(
      "p.toml",
      "record = '/ORDERS05/IDOC'\n"
      "table = 'orders'\n"
      "[fields]\n"
      "number = 'EDI_DC40/DOCNUM'\n"
      "created = { path = 'EDI_DC40/CREDAT', type = 'date', format = 'sap', optional = true }\n"
      "net = { path = 'N', type = 'decimal', default = '0', repeat = 'last' }\n"
      "[fields.lines]\n"
      "path = 'E1EDP01'\n"
      "repeat = 'list'\n"
      "fields = { material = 'M', tags = { path = 'T', repeat = 'list' } }\n"
      "[fields.head]\n"
      "path = 'H'\n"
      "fields = { title = 'T' }\n");
  const outcome o = run({"check", "-p", path});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out,
            "DIR/p.toml: valid; table orders, records /ORDERS05/IDOC, 5 columns\n"
            "  number      string   EDI_DC40/DOCNUM\n"
            "  created     date     EDI_DC40/CREDAT  sap, optional\n"
            "  net         decimal  N                default \"0\", last\n"
            "  lines       rows     E1EDP01          list\n"
            "    material  string   M\n"
            "    tags      string   T                list\n"
            "  head        row      H\n"
            "    title     string   T\n");
  EXPECT_EQ(o.err, "");
}

TEST_F(check, refuses_a_bad_projection) {
  const outcome o = run({"check", "-p", write("p.toml", "record = '/A'\n[fields]\na = 'b/..'")});
  EXPECT_EQ(o.status, exit_usage);
  EXPECT_EQ(o.out, "");
  EXPECT_EQ(o.err,
            "xylem: DIR/p.toml:3:5: path_parent_inside, field 'a': '..' is allowed only at the "
            "start of a field path; move '../' to the start\n"
            "    b/..\n"
            "      ^\n");
}

}  // namespace
}  // namespace xylem::cli
