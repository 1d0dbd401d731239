// SPDX-License-Identifier: MIT
#include "cli/transfer.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <ext/stdio_filebuf.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

using namespace std::chrono_literals;

class transfer_test : public running {
 protected:
  transfer_test() {
    projection_ = write("p.toml",
                        "record = '/R/r'\n"
                        "table = 't'\n"
                        "[fields]\n"
                        "s = { path = 's', optional = true }\n"
                        "n = { path = 'n', type = 'int32' }\n");
  }

  // `count` records, then `tail`.
  static std::string document(int count, const std::string& tail = "</R>") {
    std::string out = "<R>\n";
    for (int i = 0; i < count; ++i)
      out += "<r><n>" + std::to_string(i) + "</n></r>\n";
    return out + tail;
  }

  // Runs with -p and --quiet.
  outcome run_quietly(std::vector<std::string> arguments, std::string_view in = "") const {
    arguments.insert(arguments.begin() + 1, {"-p", projection_, "-q"});
    return run(arguments, in);
  }

  outcome load(const std::vector<std::string>& more, std::string_view in = "") const {
    std::vector<std::string> arguments{"load", "--to", "sqlite:" + file("a.db")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_quietly(arguments, in);
  }

  // The rows of a query: columns with '|' between them, rows with ';', NULL as '~'.
  [[nodiscard]] std::string ask(const std::string& sql) const {
    sqlite3* in = nullptr;
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
    sqlite3_open_v2(file("a.db").c_str(), &in, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_busy_timeout(in, 1'000);
    if (sqlite3_exec(in, sql.c_str(), add, &out, nullptr) != SQLITE_OK) {
      out = std::string("failed: ") + sqlite3_errmsg(in);
    }
    sqlite3_close(in);
    return replaced(out, folder_, "DIR");
  }

  std::string projection_;
};

TEST_F(transfer_test, extracts_csv) {
  const outcome o = run_quietly(
      {"extract", write("a.xml", "<R><r><s>x,\xC3\xA4</s><n>1</n></r><r><n>-2</n></r></R>")});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "s,n\n\"x,\xC3\xA4\",1\n,-2\n");
  EXPECT_EQ(o.err, "");
}

TEST_F(transfer_test, extracts_ndjson) {
  const outcome o =
      run_quietly({"extract", "--format", "ndjson", write("a.xml", "<R><r><n>1</n></r></R>")});
  EXPECT_EQ(o.out, "{\"s\":null,\"n\":1}\n");
}

TEST_F(transfer_test, writes_one_header_for_many_documents) {
  const outcome o =
      run_quietly({"extract", write("a.xml", document(1)), write("b.xml", document(2))});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "s,n\n,0\n,0\n,1\n");
}

TEST_F(transfer_test, reads_standard_input) {
  const outcome o = run_quietly({"extract", "-"}, document(2));
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "s,n\n,0\n,1\n");
}

TEST_F(transfer_test, writes_a_file) {
  write("out.csv", "of an earlier run, and longer\n");
  const outcome o = run_quietly({"extract", "-o", file("out.csv"), write("a.xml", document(1))});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "");
  EXPECT_EQ(content("out.csv"), "s,n\n,0\n");
}

TEST_F(transfer_test, sums_up_in_one_line) {
  const outcome o = run({"extract", "-p", projection_, write("a.xml", document(1'234))});
  EXPECT_EQ(o.err.substr(0, 45), "xylem: 1,234 rows, 0 bad records; 22.3 kB in ") << o.err;
  EXPECT_TRUE(o.err.ends_with(" rows/s\n")) << o.err;
}

// --- Errors
// ----------------------------------------------------------------------------------------

TEST_F(transfer_test, gives_the_rows_before_an_error_and_its_place) {
  const outcome o = run_quietly({"extract", write("a.xml", document(2, "<r></R>"))});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.out, "s,n\n,0\n,1\n");
  EXPECT_EQ(o.err.substr(0, 19), "xylem: DIR/a.xml:4:");
  EXPECT_NE(o.err.find(": tag_mismatch at byte 39"), std::string::npos) << o.err;
}

TEST_F(transfer_test, goes_on_with_the_other_documents) {
  const outcome o = run_quietly({"extract", write("a.xml", document(1, "")), file("none.xml"),
                                 folder_, write("b.xml", document(1))});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.out, "s,n\n,0\n,0\n");
  EXPECT_EQ(std::count(o.err.begin(), o.err.end(), '\n'), 3) << o.err;
  EXPECT_NE(o.err.find("xylem: DIR/a.xml:3:1: document_truncated"), std::string::npos) << o.err;
  EXPECT_NE(o.err.find("xylem: DIR/none.xml: input_open: the file cannot be opened: No such file "
                       "or directory; check the name and the permissions\n"),
            std::string::npos)
      << o.err;
  EXPECT_NE(o.err.find("xylem: DIR: input_is_directory: "), std::string::npos) << o.err;
}

TEST_F(transfer_test, names_standard_input_in_errors) {
  const outcome o = run_quietly({"extract", "-"}, "<R>");
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.err.substr(0, 41), "xylem: standard input: document_truncated");
}

TEST_F(transfer_test, explains_a_bad_record) {
  const outcome o = run_quietly({"extract", write("a.xml", "<R>\n<r/></R>")});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.err.substr(0, 68),
            "xylem: DIR/a.xml:2:1: field_missing at byte 4 (record 0), field 'n':");
  EXPECT_NE(o.err.find("; write optional = true or a default for the field"), std::string::npos);
}

TEST_F(transfer_test, no_rows_is_an_error) {
  const std::string path = write("a.xml", "<S><r><n>1</n></r></S>");
  const outcome o = run_quietly({"extract", path});
  EXPECT_EQ(o.status, exit_no_rows);
  EXPECT_EQ(o.out, "s,n\n");
  EXPECT_EQ(o.err,
            "xylem: DIR/a.xml: no rows: no element matched '/R/r': the root element is 'S'; "
            "--allow-empty accepts a document without rows\n");
  const outcome allowed = run_quietly({"extract", "--allow-empty", path});
  EXPECT_EQ(allowed.status, exit_ok);
  EXPECT_EQ(allowed.err, "");
}

TEST_F(transfer_test, one_document_without_rows_is_an_error_too) {
  const outcome o = run_quietly({"extract", write("a.xml", document(1)), write("b.xml", "<R/>")});
  EXPECT_EQ(o.status, exit_no_rows);
  EXPECT_EQ(o.out, "s,n\n,0\n");
  EXPECT_EQ(run_quietly({"extract", file("b.xml"), file("none.xml")}).status, exit_failed)
      << "a failure weighs more";
}

TEST_F(transfer_test, hints_at_namespaces_in_the_terms_of_the_file) {
  const outcome o = run_quietly({"extract", write("a.xml", "<R xmlns='urn:x'><r/></R>")});
  EXPECT_EQ(o.status, exit_no_rows);
  EXPECT_NE(o.err.find("'urn:x'"), std::string::npos) << o.err;
  EXPECT_NE(o.err.find("under [namespaces], or write any_namespace = true; --allow-empty"),
            std::string::npos)
      << o.err;
}

TEST_F(transfer_test, refuses_options_before_it_touches_the_output) {
  write("out.csv", "precious");
  const std::string path = write("a.xml", document(1));
  const auto status = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"extract", "-o", file("out.csv"), path};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_quietly(arguments).status;
  };
  EXPECT_EQ(status({"--encoding", "no-such"}), exit_usage);
  EXPECT_EQ(status({"--limit", "depth=99999"}), exit_usage);
  EXPECT_EQ(content("out.csv"), "precious");
}

TEST_F(transfer_test, refuses_to_write_over_a_document) {
  const std::string path = write("a.xml", document(1));
  const outcome out = run_quietly({"extract", "-o", path, path});
  EXPECT_EQ(out.status, exit_usage);
  EXPECT_EQ(out.err, "xylem: -o DIR/a.xml: this is one of the documents\n");
  EXPECT_EQ(run_quietly({"extract", "--on-bad-record", "reject", "--rejects", path, path}).status,
            exit_usage);
  EXPECT_EQ(run_quietly({"load", "--to", "sqlite:" + path, path}).status, exit_usage);
  EXPECT_EQ(content("a.xml"), document(1));
}

TEST_F(transfer_test, refuses_lists_in_csv) {
  projection_ = write("p.toml", "record='/R/r'\nfields={ l = { path = 'n', repeat = 'list' } }");
  const outcome o = run_quietly({"extract", write("a.xml", document(1))});
  EXPECT_EQ(o.status, exit_usage);
  EXPECT_EQ(o.out, "");
  EXPECT_NE(o.err.find("'l' is a list; write --format ndjson"), std::string::npos) << o.err;
}

TEST_F(transfer_test, reports_a_full_disk) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  const std::string path = write("a.xml", document(1));
  const outcome o = run_quietly({"extract", "-o", "/dev/full", path});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.err, "xylem: cannot write to /dev/full: No space left on device\n");
  const outcome nowhere = run_quietly({"extract", "-o", file("no/out"), path});
  EXPECT_EQ(nowhere.status, exit_failed);
  EXPECT_EQ(nowhere.err, "xylem: cannot write to DIR/no/out: No such file or directory\n");
}

TEST_F(transfer_test, reports_a_reader_that_has_gone) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  ::close(ends[0]);
  auto* const handler = std::signal(SIGPIPE, SIG_IGN);
  std::ostringstream err;
  int status = -1;
  {
    __gnu_cxx::stdio_filebuf<char> buffer(ends[1], std::ios::out);
    std::ostream out(&buffer);
    const std::vector<std::string> arguments{"extract", "-q", "-p", projection_,
                                             write("a.xml", document(1'000))};
    status = cli::run(arguments, {.in = 0, .out = out, .err = err});
  }
  std::signal(SIGPIPE, handler);
  EXPECT_EQ(status, exit_failed);
  EXPECT_EQ(err.str(), "xylem: cannot write to standard output: Broken pipe\n");
}

// --- Bad records
// -----------------------------------------------------------------------------------

class bad_records : public transfer_test {
 protected:
  std::string path_ = write("a.xml",
                            "<R><r><n>1</n></r><r><n>x</n></r><r><s>a</s></r>"
                            "<r><n>4</n></r></R>");
};

TEST_F(bad_records, stop_the_document) {
  const outcome o = run_quietly({"extract", path_});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.out, "s,n\n,1\n");
}

TEST_F(bad_records, get_null_fields_where_these_are_optional) {
  EXPECT_EQ(run_quietly({"extract", "--on-bad-record", "null-field", path_}).status, exit_failed);
  projection_ = write("p.toml",
                      "record = '/R/r'\n"
                      "[fields]\n"
                      "s = { path = 's', optional = true }\n"
                      "n = { path = 'n', type = 'int32', optional = true }\n");
  const outcome o = run({"extract", "-p", projection_, "--on-bad-record", "null-field", path_});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "s,n\n,1\n,\na,\n,4\n");
  EXPECT_EQ(o.err.substr(0, 54), "xylem: 4 rows, 0 bad records, 1 field made null; 0.1 k");
}

TEST_F(bad_records, are_skipped_and_counted) {
  const outcome o = run({"extract", "-p", projection_, "--on-bad-record", "skip", path_});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "s,n\n,1\n,4\n");
  EXPECT_EQ(o.err.substr(0, 28), "xylem: 2 rows, 2 bad records");
}

TEST_F(bad_records, are_written_to_the_rejects) {
  const outcome o =
      run_quietly({"extract", "--on-bad-record", "reject", "--rejects", file("r.ndjson"), path_});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "s,n\n,1\n,4\n");
  const std::string rejects = content("r.ndjson");
  EXPECT_EQ(std::count(rejects.begin(), rejects.end(), '\n'), 2) << rejects;
  EXPECT_NE(rejects.find("\"code\":\"value_malformed\",\"offset\":21,\"record\":1,\"field\":\"n\","
                         "\"found\":\"x\""),
            std::string::npos)
      << rejects;
  EXPECT_NE(rejects.find("\"raw\":\"<r><n>x</n></r>\"}\n"), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("\"code\":\"field_missing\""), std::string::npos) << rejects;
  EXPECT_NE(rejects.find("\"raw\":\"<r><s>a</s></r>\"}\n"), std::string::npos) << rejects;
}

TEST_F(bad_records, keep_their_ordinals_in_the_database) {
  EXPECT_EQ(load({"--on-bad-record", "skip", path_}).status, exit_ok);
  EXPECT_EQ(ask("SELECT _record, n FROM t"), "0|1;3|4");
}

TEST_F(bad_records, alone_are_no_rows) {
  const outcome o =
      run_quietly({"extract", "--on-bad-record", "skip", write("b.xml", "<R><r/><r/></R>")});
  EXPECT_EQ(o.status, exit_no_rows);
  EXPECT_NE(o.err.find("DIR/b.xml: no rows: all its 2 records are bad"), std::string::npos)
      << o.err;
}

TEST_F(bad_records, whose_rejects_cannot_be_written_end_the_run) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  const outcome o =
      run_quietly({"extract", "--on-bad-record", "reject", "--rejects", "/dev/full", path_});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.err, "xylem: cannot write to /dev/full: No space left on device\n");
}

// --- Databases
// -------------------------------------------------------------------------------------

TEST_F(transfer_test, loads_and_loads_again) {
  const std::string path = write("a.xml", document(5));
  for (int round = 0; round < 2; ++round) {
    const outcome o = load({path});
    EXPECT_EQ(o.status, exit_ok) << o.err;
    EXPECT_EQ(ask("SELECT count(*), sum(n) FROM t"), "5|10");
  }
  EXPECT_EQ(ask("SELECT path, rows, complete FROM xylem_sources"), "DIR/a.xml|5|1");
}

TEST_F(transfer_test, knows_a_document_by_any_of_its_names) {
  const std::string path = write("a.xml", document(5));
  std::filesystem::create_symlink(path, file("link.xml"));
  EXPECT_EQ(load({path}).status, exit_ok);
  EXPECT_EQ(load({file("link.xml")}).status, exit_ok);
  EXPECT_EQ(load({folder_ + "/./a.xml"}).status, exit_ok);
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "5");
}

TEST_F(transfer_test, loads_standard_input) {
  EXPECT_EQ(load({"-"}, document(5)).status, exit_ok);
  EXPECT_EQ(load({"-"}, document(3)).status, exit_ok);
  EXPECT_EQ(ask("SELECT path, rows FROM xylem_sources"), "-|3");
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "3");
}

TEST_F(transfer_test, leaves_whole_batches_of_a_broken_document_until_it_is_mended) {
  const std::string path = write("a.xml", document(25, "<r></R>"));
  const outcome broken = load({"--batch", "10", path});
  EXPECT_EQ(broken.status, exit_failed);
  EXPECT_NE(broken.err.find("\n  its first 20 rows were loaded, in whole batches; load it again "
                            "when it is mended\n"),
            std::string::npos)
      << broken.err;
  EXPECT_EQ(ask("SELECT count(*), max(n) FROM t"), "20|19");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "20|0");
  write("a.xml", document(25));
  EXPECT_EQ(load({"--batch", "10", path}).status, exit_ok);
  EXPECT_EQ(ask("SELECT count(*), sum(n) FROM t"), "25|300");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "25|1");
}

TEST_F(transfer_test, sums_up_the_rows_that_are_in_the_database) {
  const outcome o = run({"load", "-p", projection_, "--to", "sqlite:" + file("a.db"), "--batch",
                         "10", write("a.xml", document(25, "")), write("b.xml", document(4))});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_NE(o.err.find("xylem: 24 rows, 0 bad records;"), std::string::npos) << o.err;
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "24");
}

TEST_F(transfer_test, a_document_without_rows_does_not_empty_the_table) {
  const std::string path = write("a.xml", document(5));
  EXPECT_EQ(load({path}).status, exit_ok);
  write("a.xml", "<S/>");
  EXPECT_EQ(load({path}).status, exit_no_rows);
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "5|0");
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "5");
  EXPECT_EQ(load({"--allow-empty", path}).status, exit_ok);
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "0|1");
  EXPECT_EQ(ask("SELECT count(*) FROM t"), "0");
}

TEST_F(transfer_test, a_file_that_does_not_exist_leaves_no_trace) {
  EXPECT_EQ(load({file("none.xml")}).status, exit_failed);
  EXPECT_EQ(ask("SELECT count(*) FROM xylem_sources"), "0");
}

TEST_F(transfer_test, loads_nested_rows_and_lists) {
  projection_ = write("p.toml",
                      "record = '/R/r'\n"
                      "table = 't'\n"
                      "[fields]\n"
                      "n = 'n'\n"
                      "tags = { path = 't', repeat = 'list' }\n"
                      "lines = { path = 'l', repeat = 'list', fields = { m = '@m' } }\n");
  EXPECT_EQ(
      load({write("a.xml", "<R><r><n>1</n><t>x</t><l m='a'/><l m='b'/><t>y</t></r></R>")}).status,
      exit_ok);
  EXPECT_EQ(ask("SELECT n FROM t"), "1");
  EXPECT_EQ(ask("SELECT _record, _row, value FROM t_tags"), "0|0|x;0|1|y");
  EXPECT_EQ(ask("SELECT _record, _row, m FROM t_lines"), "0|0|a;0|1|b");
}

TEST_F(transfer_test, refuses_a_table_that_differs) {
  const std::string path = write("a.xml", document(1));
  EXPECT_EQ(load({path}).status, exit_ok);
  projection_ = write("p.toml", "record = '/R/r'\ntable = 't'\nfields = { n = 'n' }");
  const outcome o = load({path});
  EXPECT_EQ(o.status, exit_usage);
  EXPECT_EQ(o.err,
            "xylem: DIR/a.db: the existing table 't' has a column 's' that the projection has not; "
            "load into another table, or drop this one\n");
}

TEST_F(transfer_test, reports_what_is_no_database) {
  write("a.db", std::string(2'000, 'x'));
  const outcome o = load({write("a.xml", document(1))});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.err, "xylem: DIR/a.db: file is not a database\n");
}

TEST_F(transfer_test, reports_a_database_that_cannot_be_created) {
  const outcome o =
      run_quietly({"load", "--to", "sqlite:" + file("no/a.db"), write("a.xml", document(1))});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.err, "xylem: DIR/no/a.db: unable to open database file: No such file or directory\n");
}

// The database holds whole batches at every moment, that of a violent end included.
TEST_F(transfer_test, holds_whole_batches_when_it_is_killed) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    ::close(ends[1]);
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> arguments{
        "load", "-q", "-p", projection_, "--to", "sqlite:" + file("a.db"), "--batch", "100", "-"};
    _exit(cli::run(arguments, {.in = ends[0], .out = out, .err = err}));
  }
  ::close(ends[0]);
  const std::string start = document(250, "");
  ASSERT_EQ(::write(ends[1], start.data(), start.size()), static_cast<ssize_t>(start.size()));
  std::string rows;
  for (int attempt = 0; attempt < 1'000 && rows != "200"; ++attempt) {
    std::this_thread::sleep_for(10ms);
    rows = ask("SELECT rows FROM xylem_sources");
  }
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  ::close(ends[1]);
  ASSERT_TRUE(WIFSIGNALED(status));
  // Reading rolls back what the killed process had open, for which it must be allowed to write.
  sqlite3* db = nullptr;
  sqlite3_open(file("a.db").c_str(), &db);
  sqlite3_exec(db, "SELECT * FROM t", nullptr, nullptr, nullptr);
  sqlite3_close(db);
  EXPECT_EQ(ask("SELECT count(*), max(n) FROM t"), "200|199");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "200|0");

  EXPECT_EQ(load({"-"}, document(250)).status, exit_ok);
  EXPECT_EQ(ask("SELECT count(*), sum(n) FROM t"), "250|31125");
  EXPECT_EQ(ask("SELECT rows, complete FROM xylem_sources"), "250|1");
}

// --- Progress
// --------------------------------------------------------------------------------------

TEST_F(transfer_test, shows_progress_on_a_terminal_only) {
  const auto err_of = [&](bool is_output_terminal, bool is_error_terminal,
                          const std::vector<std::string>& more) {
    // Work that takes longer than the progress line waits, on a busy machine too.
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    std::thread sender([to = ends[1]] {
      std::this_thread::sleep_for(300ms);
      const std::string text = document(10);
      EXPECT_EQ(::write(to, text.data(), text.size()), static_cast<ssize_t>(text.size()));
      ::close(to);
    });
    std::ostringstream out;
    std::ostringstream err;
    std::vector<std::string> arguments{"extract", "-p", projection_, "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(cli::run(arguments, {.in = ends[0],
                                   .out = out,
                                   .err = err,
                                   .is_output_terminal = is_output_terminal,
                                   .is_error_terminal = is_error_terminal}),
              exit_ok);
    sender.join();
    ::close(ends[0]);
    return err.str();
  };
  EXPECT_EQ(err_of(false, false, {}).find('\r'), std::string::npos);
  EXPECT_EQ(err_of(false, true, {}).find("\r0.0 MB  0 rows"), 0U);
  EXPECT_EQ(err_of(true, true, {}).find('\r'), std::string::npos) << "rows are shown there";
  EXPECT_EQ(err_of(true, true, {"-o", file("out.csv")}).find("\r0.0 MB"), 0U);
  EXPECT_EQ(err_of(false, true, {"-q"}), "");
}

// --- Real documents
// --------------------------------------------------------------------------------

TEST_F(transfer_test, extracts_from_every_real_idoc) {
  const char* const environment = std::getenv("XYLEM_TEST_DATA");
  const std::filesystem::path data = environment != nullptr ? environment : XYLEM_TEST_DATA;
  if (!std::filesystem::is_directory(data / "idoc")) GTEST_SKIP() << "no " << data / "idoc";
  std::vector<std::string> arguments{"extract", "--format", "ndjson"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(data / "idoc")) {
    if (entry.path().extension() == ".xml") arguments.push_back(entry.path().string());
  }
  ASSERT_GT(arguments.size(), 3U);
  projection_ = write("p.toml",
                      "record = '/*/IDOC'\n"
                      "[fields]\n"
                      "type = 'EDI_DC40/IDOCTYP'\n"
                      "number = { path = 'EDI_DC40/DOCNUM', optional = true }\n");
  const outcome o = run_quietly(arguments);
  EXPECT_EQ(o.status, exit_ok) << o.err;
  const auto rows = static_cast<std::size_t>(std::count(o.out.begin(), o.out.end(), '\n'));
  EXPECT_GE(rows, arguments.size() - 3) << "each holds at least one";
}

}  // namespace
}  // namespace xylem::cli
