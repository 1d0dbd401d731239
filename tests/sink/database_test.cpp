// SPDX-License-Identifier: MIT
#include "sink/database.hpp"

#include <fstream>
#include <functional>

#include <gtest/gtest.h>

#include "tests/sink/rows.hpp"

namespace xylem::sink {
namespace {

using namespace std::chrono_literals;

std::string message_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const failure& e) {
    return e.what();
  }
  return "no failure";
}

TEST(database, quotes_any_name) {
  EXPECT_EQ(quoted("a"), "\"a\"");
  EXPECT_EQ(quoted("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(quoted("\";DROP TABLE x;--"), "\"\"\";DROP TABLE x;--\"");
}

TEST(database, keeps_bound_values_as_they_are) {
  const scratch_folder folder;
  database in(folder.file("a.db"), 0ms);
  statement values(in, "SELECT ?, typeof(?1), ?, typeof(?2), length(?3), typeof(?4)");
  values.bind(1, std::int64_t{-9223372036854775807 - 1});
  values.bind(2, std::string_view());
  values.bind(3, std::string_view("\xC3\xA4\x01"));
  values.bind_null(4);
  ASSERT_TRUE(values.next());
  EXPECT_EQ(values.integer(0), -9223372036854775807 - 1);
  EXPECT_EQ(values.text(1), "integer");
  EXPECT_EQ(values.text(2), "");
  EXPECT_EQ(values.text(3), "text") << "an empty string is no NULL";
  EXPECT_EQ(values.integer(4), 2);
  EXPECT_EQ(values.text(5), "null");
  EXPECT_FALSE(values.next());
}

TEST(database, tells_why_it_cannot_be_opened) {
  const scratch_folder folder;
  EXPECT_EQ(message_of([&] { database in(folder.file("no/a.db"), 0ms); }),
            folder.file("no/a.db") + ": unable to open database file: No such file or directory");
}

TEST(database, tells_that_a_file_is_none) {
  const scratch_folder folder;
  std::ofstream(folder.file("a.xml")) << "<orders>this is not a database at all, is it</orders>";
  EXPECT_EQ(message_of([&] { database(folder.file("a.xml"), 0ms).run("BEGIN IMMEDIATE"); }),
            folder.file("a.xml") + ": file is not a database");
}

TEST(database, tells_that_another_holds_the_lock) {
  const scratch_folder folder;
  database one(folder.file("a.db"), 0ms);
  database two(folder.file("a.db"), 10ms);
  one.run("BEGIN IMMEDIATE");
  EXPECT_EQ(message_of([&] { two.run("BEGIN IMMEDIATE"); }),
            folder.file("a.db") +
                ": database is locked; another program is writing to it, run this again");
  one.run("COMMIT");
  two.run("BEGIN IMMEDIATE");
}

TEST(database, rolls_back_what_is_open_at_the_end) {
  const scratch_folder folder;
  {
    database in(folder.file("a.db"), 0ms);
    in.run("CREATE TABLE t (a)");
    in.run("BEGIN");
    in.run("INSERT INTO t VALUES (1)");
  }
  database in(folder.file("a.db"), 0ms);
  statement count(in, "SELECT count(*) FROM t");
  ASSERT_TRUE(count.next());
  EXPECT_EQ(count.integer(0), 0);
}

}  // namespace
}  // namespace xylem::sink
