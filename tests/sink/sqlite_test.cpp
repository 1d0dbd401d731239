// SPDX-License-Identifier: MIT
#include <csignal>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "sink/database.hpp"
#include "tests/sink/rows.hpp"

namespace xylem::sink {
namespace {

using namespace std::chrono_literals;

class sqlite : public ::testing::Test {
 protected:
  std::unique_ptr<row_sink> open(const schema_declaration& declared,
                                 const std::string& name = "t") {
    target to;
    to.location = folder_.file("a.db");
    to.batch_rows = batch_rows_;
    to.patience = 10ms;
    auto made = find(sink_kind::store, "sqlite")->make(to);
    made->begin(table_of(name, declared));
    return made;
  }

  std::uint64_t load(const schema_declaration& declared, std::string_view document,
                     std::string_view name = "a.xml", const std::string& table = "t") {
    const auto to = open(declared, table);
    const std::uint64_t kept = give(*to, declared, document, name);
    to->end();
    return kept;
  }

  // The rows of a query: columns with '|' between them, rows with ';', NULL as '~'.
  std::string ask(const std::string& sql) {
    database in(folder_.file("a.db"), 10ms);
    std::string out;
    const auto add = [](void* to, int count, char** values, char**) {
      auto& text = *static_cast<std::string*>(to);
      if (!text.empty()) text += ';';
      for (int i = 0; i < count; ++i) {
        if (i > 0) text += '|';
        text += values[i] == nullptr ? "~" : values[i];
      }
      return 0;
    };
    if (sqlite3_exec(in.handle(), sql.c_str(), add, &out, nullptr) != SQLITE_OK) in.fail();
    return out;
  }

  std::string refusal_of(const schema_declaration& declared) {
    try {
      (void)open(declared);
    } catch (const refusal& e) {
      return std::string(e.what()).substr(folder_.path().size());
    }
    return "accepted";
  }

  static std::string document(int count, const std::string& tail = "</R>") {
    std::string out = "<R>";
    for (int i = 0; i < count; ++i)
      out += "<r><x>" + std::to_string(i) + "</x></r>";
    return out + tail;
  }

  scratch_folder folder_;
  std::uint64_t batch_rows_ = 10'000;
  schema_declaration numbers_ = records({field("x", "x", value_type::int32)});
};

TEST_F(sqlite, creates_the_table_and_fills_it) {
  EXPECT_EQ(load(numbers_, document(3)), 3U);
  EXPECT_EQ(ask("SELECT * FROM t"), "1|0|0;1|1|1;1|2|2");
  EXPECT_EQ(ask("SELECT * FROM xylem_sources"),
            "1|a.xml|t|3|" + std::to_string(document(3).size()) + "|1");
}

TEST_F(sqlite, maps_types) {
  const auto declared =
      records({field("i", "@i", value_type::int64), field("f", "@f", value_type::float64),
               field("b", "@b", value_type::boolean), field("m", "@m", value_type::decimal),
               field("s", "@s"), field("day", "@day", value_type::date),
               field("at", "@at", value_type::datetime), field("t", "@t", value_type::time)});
  load(declared,
       "<R><r i='-9223372036854775808' f='0.5' b='true' m='100.00' s='007' day='2024-02-29' "
       "at='2024-02-29T10:30:00Z' t='23:59:59'/><r/></R>");
  EXPECT_EQ(ask("SELECT i, typeof(i), f, typeof(f), b, typeof(b) FROM t WHERE _record = 0"),
            "-9223372036854775808|integer|0.5|real|1|integer");
  EXPECT_EQ(ask("SELECT m, typeof(m), s, typeof(s), day, at, t FROM t WHERE _record = 0"),
            "100.00|text|007|text|2024-02-29|2024-02-29T10:30:00Z|23:59:59");
  EXPECT_EQ(ask("SELECT i, f, b, m, s, day, at, t FROM t WHERE _record = 1"), "~|~|~|~|~|~|~|~");
}

TEST_F(sqlite, keeps_decimals_exact) {
  const auto declared = records({field("m", "m", value_type::decimal)});
  load(declared,
       "<R><r><m>12345678901234567890123456789012345.670</m></r><r><m>-0.10</m></r>"
       "<r><m>9007199254740993</m></r></R>");
  EXPECT_EQ(ask("SELECT m FROM t"),
            "12345678901234567890123456789012345.670;-0.10;9007199254740993");
  EXPECT_EQ(ask("SELECT sum(m) FROM t WHERE _record = 1"), "-0.1") << "SQL can still calculate";
}

TEST_F(sqlite, keeps_nan_and_infinity) {
  const auto declared = records({field("f", "f", value_type::float64)});
  load(declared, "<R><r><f>NaN</f></r><r><f>-INF</f></r></R>");
  EXPECT_EQ(ask("SELECT f, typeof(f) FROM t"), "NaN|text;-Inf|real");
}

TEST_F(sqlite, null_and_empty_differ) {
  const auto declared = records({field("a", "x"), field("b", "y")});
  load(declared, "<R><r><x/></r></R>");
  EXPECT_EQ(ask("SELECT a, typeof(a), b FROM t"), "|text|~");
}

TEST_F(sqlite, refuses_an_integer_that_sqlite_lacks) {
  const auto declared = records({field("u", "u", value_type::uint64)});
  load(declared, "<R><r><u>9223372036854775807</u></r></R>");
  EXPECT_EQ(ask("SELECT u FROM t"), "9223372036854775807");
  try {
    load(declared, "<R><r><u>9223372036854775808</u></r></R>");
    FAIL();
  } catch (const failure& e) {
    EXPECT_EQ(std::string(e.what()).substr(folder_.path().size()),
              "/a.db: SQLite has no integer as large as 9223372036854775808 (column 'u', record "
              "0); declare the field as decimal or string");
  }
}

TEST_F(sqlite, takes_hostile_names) {
  const std::string table = "x\"; DROP TABLE t; --";
  const auto declared =
      records({field("a'\"]`); DROP TABLE t;", "x"), field("select", "y"), list("l\"'", "z")});
  load(numbers_, document(1));
  load(declared, "<R><r><x>'); DROP TABLE t; --</x><z>1</z></r></R>", "'; DROP TABLE t; --", table);
  EXPECT_EQ(ask("SELECT * FROM \"x\"\"; DROP TABLE t; --\""), "2|0|'); DROP TABLE t; --|~");
  EXPECT_EQ(ask("SELECT value FROM \"x\"\"; DROP TABLE t; --_l\"\"'\""), "1");
  EXPECT_EQ(ask("SELECT path FROM xylem_sources WHERE id = 2"), "'; DROP TABLE t; --");
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "1");
}

TEST_F(sqlite, loading_again_replaces) {
  load(numbers_, document(5));
  load(numbers_, document(2), "b.xml");
  EXPECT_EQ(load(numbers_, document(3)), 3U);
  EXPECT_EQ(ask("SELECT path, rows, complete FROM xylem_sources"), "a.xml|3|1;b.xml|2|1");
  EXPECT_EQ(ask("SELECT _source, count(*) FROM t GROUP BY _source"), "1|3;2|2");
}

TEST_F(sqlite, loading_again_replaces_in_the_same_table_only) {
  load(numbers_, document(5));
  load(numbers_, document(2), "a.xml", "u");
  load(numbers_, document(1), "a.xml", "u");
  EXPECT_EQ(ask("SELECT table_name, rows FROM xylem_sources"), "t|5;u|1");
  EXPECT_EQ(ask("SELECT (SELECT count(*) FROM t), (SELECT count(*) FROM u)"), "5|1");
}

TEST_F(sqlite, an_empty_document_replaces_too) {
  load(numbers_, document(5));
  EXPECT_EQ(load(numbers_, "<R/>"), 0U);
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "0");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "0|1");
}

TEST_F(sqlite, holds_whole_batches_of_a_broken_document) {
  batch_rows_ = 10;
  EXPECT_EQ(load(numbers_, document(25, "<r></R>")), 20U);
  EXPECT_EQ(ask("SELECT count(*), max(x) FROM t"), "20|19");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "20|0");
}

TEST_F(sqlite, a_mended_document_gives_the_right_rows) {
  batch_rows_ = 10;
  load(numbers_, document(25, "<r></R>"));
  EXPECT_EQ(load(numbers_, document(25)), 25U);
  EXPECT_EQ(ask("SELECT count(*), sum(x) FROM t"), "25|300");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "25|1");
}

TEST_F(sqlite, batches_end_where_the_document_ends) {
  batch_rows_ = 10;
  EXPECT_EQ(load(numbers_, document(20)), 20U);
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "20|1");
  EXPECT_EQ(load(numbers_, document(20, "</bad>")), 20U);
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "20|0");
}

TEST_F(sqlite, a_document_that_breaks_in_its_first_batch_changes_no_rows) {
  load(numbers_, document(5));
  EXPECT_EQ(load(numbers_, document(3, "<r></R>")), 0U);
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "5");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "5|0");
  EXPECT_EQ(load(numbers_, "<", "new.xml"), 0U);
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources WHERE path = 'new.xml'"), "0|0");
}

TEST_F(sqlite, rows_are_visible_after_each_batch_and_marked_incomplete) {
  batch_rows_ = 2;
  const auto to = open(numbers_);
  auto rows = read(schema::make(numbers_).value(), memory("<R><r/><r/><r/></R>"));
  to->begin_source("a.xml");
  to->row(**rows.next(), 0);
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "0");
  to->row(**rows.next(), 1);
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "2");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "2|0");
}

TEST_F(sqlite, what_is_not_finished_when_it_is_destroyed_is_rolled_back) {
  load(numbers_, document(5));
  {
    const auto to = open(numbers_);
    const std::string text = document(2);
    auto rows = read(schema::make(numbers_).value(), memory(text));
    to->begin_source("a.xml");
    to->row(**rows.next(), 0);
  }
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "5");
  EXPECT_EQ(ask("SELECT complete FROM xylem_sources"), "1");
}

TEST_F(sqlite, nested_rows_go_to_child_tables) {
  const auto declared =
      records({field("a", "a"),
               nested("lines", "l", repeat::list,
                      {field("m", "m"), list("tags", "t"),
                       nested("parts", "p", repeat::list, {field("n", "@n", value_type::int32)})}),
               nested("head", "h", repeat::error, {field("t", "t")})});
  batch_rows_ = 1;
  const std::string_view document =
      "<R><r><a>A</a><h><t>H</t></h><l><m>1</m><p n='1'/><p n='2'/></l>"
      "<l><m>2</m><t>x</t><t>y</t><p n='3'/></l></r><r><a>B</a><l><m>3</m></l></r></R>";
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(load(declared, document), 2U);
    EXPECT_EQ(ask("SELECT * FROM t"), "1|0|A;1|1|B");
    EXPECT_EQ(ask("SELECT * FROM t_head"), "1|0|0|H");
    EXPECT_EQ(ask("SELECT * FROM t_lines"), "1|0|0|1;1|0|1|2;1|1|0|3");
    EXPECT_EQ(ask("SELECT * FROM t_lines_tags"), "1|0|0|1|x;1|0|1|1|y");
    EXPECT_EQ(ask("SELECT * FROM t_lines_parts"), "1|0|0|0|1;1|0|1|0|2;1|0|2|1|3");
  }
  EXPECT_EQ(ask("SELECT m, n FROM t_lines l JOIN t_lines_parts p USING (_source, _record) "
                "WHERE p._parent = l._row"),
            "1|1;1|2;2|3");
}

TEST_F(sqlite, refuses_an_existing_table_that_differs) {
  load(numbers_, document(1));
  EXPECT_EQ(refusal_of(records({field("x", "x", value_type::int64)})), "accepted");
  EXPECT_EQ(refusal_of(records({field("x", "x")})),
            "/a.db: the existing table 't' has the column 'x' as INTEGER instead of TEXT; load "
            "into another table, or drop this one");
  EXPECT_EQ(refusal_of(records({field("x", "x", value_type::int32), field("y", "y")})),
            "/a.db: the existing table 't' has no column 'y'; load into another table, or drop "
            "this one");
  EXPECT_EQ(refusal_of(records({field("z", "z", value_type::int32)})),
            "/a.db: the existing table 't' has a column 'x' that the projection has not; load "
            "into another table, or drop this one");
}

TEST_F(sqlite, refuses_a_table_of_another_program) {
  ask("CREATE TABLE t (x INTEGER)");
  EXPECT_EQ(refusal_of(numbers_),
            "/a.db: the existing table 't' has no column '_source'; load into another table, or "
            "drop this one");
  ask("DROP TABLE t; CREATE TABLE t (_source INTEGER, _record INTEGER, x INTEGER)");
  EXPECT_EQ(refusal_of(numbers_),
            "/a.db: the existing table 't' has another primary key: the column '_source' is no "
            "part of it, or at another place; load into another table, or drop this one");
  ask("DROP TABLE t; CREATE TABLE xylem_sources (id INTEGER PRIMARY KEY, note TEXT)");
  EXPECT_EQ(refusal_of(numbers_),
            "/a.db: the existing table 'xylem_sources' has a column 'note' that the projection "
            "has not; load into another table, or drop this one");
  EXPECT_EQ(ask("SELECT count(*) FROM sqlite_schema WHERE name = 't'"), "0")
      << "a refusal creates nothing";
}

TEST_F(sqlite, reports_a_lock_that_stays) {
  load(numbers_, document(1));
  const auto to = open(numbers_);
  database other(folder_.file("a.db"), 0ms);
  other.run("BEGIN IMMEDIATE");
  try {
    give(*to, numbers_, document(1));
    FAIL();
  } catch (const failure& e) {
    EXPECT_NE(std::string(e.what()).find("database is locked"), std::string::npos) << e.what();
  }
}

TEST_F(sqlite, reports_a_file_that_cannot_grow_and_keeps_whole_batches) {
  batch_rows_ = 1'000;
  load(numbers_, document(1));
  const auto to = open(numbers_);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  rlimit small = before;
  small.rlim_cur = 64 * 1024;
  auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  std::string message;
  try {
    give(*to, numbers_, document(100'000), "b.xml");
  } catch (const failure& e) {
    message = e.what();
  }
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(message, folder_.file("a.db") + ": disk I/O error");
  const std::string kept = ask("SELECT count(*) FROM t WHERE _source = 2");
  EXPECT_EQ(std::stoi(kept) % 1'000, 0) << kept;
  EXPECT_GT(std::stoi(kept), 0);
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources WHERE id = 2"), kept + "|0");
}

}  // namespace
}  // namespace xylem::sink
