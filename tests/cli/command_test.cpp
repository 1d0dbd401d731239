// SPDX-License-Identifier: MIT
#include <fstream>

#include <xylem/backend.hpp>
#include <xylem/kernel.hpp>
#include <xylem/version.hpp>

#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

using command = running;

TEST_F(command, says_its_version) {
  const outcome o = run({"--version"});
  EXPECT_EQ(o.status, exit_ok);
  EXPECT_EQ(o.out, "xylem " + std::string(version) + "\n");
  EXPECT_EQ(o.err, "");
}

TEST_F(command, helps) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"extract", "--help"}, {"load", "-h"}}) {
    const outcome o = run(arguments);
    EXPECT_EQ(o.status, exit_ok);
    EXPECT_NE(o.out.find("Usage: xylem"), std::string::npos) << o.out;
    EXPECT_NE(o.out.find("Exit status"), std::string::npos) << o.out;
    EXPECT_EQ(o.err, "");
  }
}

TEST_F(command, wants_a_command) {
  const outcome none = run({});
  EXPECT_EQ(none.status, exit_usage);
  EXPECT_EQ(
      none.err,
      "xylem: the command is missing; the commands are extract, load, bench, check, backends\n"
      "  `xylem --help` shows what they do\n");
  const outcome other = run({"extrakt"});
  EXPECT_EQ(other.status, exit_usage);
  EXPECT_EQ(other.err.substr(0, 42), "xylem: there is no command 'extrakt'; the ");
  const outcome option = run({"--extract"});
  EXPECT_EQ(option.status, exit_usage);
  EXPECT_EQ(option.err.substr(0, 43), "xylem: there is no option '--extract'; the ");
}

TEST_F(command, lists_backends) {
  const outcome o = run({"backends"});
  EXPECT_EQ(o.status, exit_ok);
  for (const backend_info& b : backends()) {
    const std::string line = std::string(b.name) + ' ' + std::string(b.version);
    EXPECT_NE(o.out.find(line), std::string::npos) << o.out;
  }
  EXPECT_EQ(o.out.find("(default)"), o.out.rfind("(default)")) << "one default";
}

TEST_F(command, shows_the_kernel_in_use) {
  const outcome o = run({"backends"});
  for (const kernel_info& k : kernels()) {
    const std::string start = "\nkernel " + std::string(k.name) + ", of ";
    EXPECT_EQ(o.out.find(start) != std::string::npos, k.is_chosen) << o.out;
  }
}

TEST_F(command, reports_output_that_cannot_be_written) {
  std::ofstream full("/dev/full");
  if (!full) GTEST_SKIP() << "no /dev/full";
  std::ostringstream err;
  const std::vector<std::string> arguments{"backends"};
  EXPECT_EQ(cli::run(arguments, {.in = 0, .out = full, .err = err}), exit_failed);
  EXPECT_EQ(err.str(), "xylem: cannot write to standard output\n");
}

}  // namespace
}  // namespace xylem::cli
