// SPDX-License-Identifier: MIT
#include "cli/rejects.hpp"

#include "sink/sink.hpp"
#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

using rejects = running;

TEST_F(rejects, are_lines_of_json_written_at_once) {
  reject_file out(write("r.ndjson", "of an earlier run\n"));
  error why(errc::value_malformed, 42);
  why.record_index = 7;
  why.field.assign("n\"");
  why.found.assign("x\ny");
  out.add("a.xml", {why, "/R/r", 30, 60, "<r a=\"1\">\n</r>"});
  EXPECT_EQ(content("r.ndjson"),
            "{\"source\":\"a.xml\",\"code\":\"value_malformed\",\"offset\":42,\"record\":7,"
            "\"field\":\"n\\\"\",\"found\":\"x\\ny\",\"message\":\"value_malformed at byte 42 "
            "(record 7), field 'n\\\"': the value is not of the declared type: 'x\\\\x0ay'; "
            "declare another type or format, or a policy for bad records\","
            "\"raw\":\"<r a=\\\"1\\\">\\n</r>\"}\n");
}

TEST_F(rejects, have_null_for_what_is_unknown) {
  reject_file out(file("r.ndjson"));
  out.add("-", {error(errc::field_missing), "/R/r", 0, 4, ""});
  EXPECT_NE(content("r.ndjson").find("\"offset\":null,\"record\":null,\"field\":\"\""),
            std::string::npos);
}

TEST_F(rejects, tell_why_they_cannot_be_written) {
  try {
    const reject_file out(file("no/r.ndjson"));
    FAIL();
  } catch (const sink::failure& e) {
    EXPECT_EQ(e.what(), "cannot write to " + file("no/r.ndjson") + ": No such file or directory");
  }
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  reject_file full("/dev/full");
  EXPECT_THROW(full.add("-", {error(errc::field_missing), "/R/r", 0, 4, ""}), sink::failure);
}

}  // namespace
}  // namespace xylem::cli
