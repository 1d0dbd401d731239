// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CLI_RUNNING_HPP
#define XYLEM_TESTS_CLI_RUNNING_HPP

// Runs the command inside the test program, in a folder of its own.

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/command.hpp"

namespace xylem::cli {

struct outcome {
  int status = -1;
  std::string out;
  std::string err;
};

inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
  return text;
}

class running : public ::testing::Test {
 protected:
  running() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xylem-test-XXXXXX").string();
    folder_ = std::filesystem::canonical(mkdtemp(pattern.data())).string();
  }
  ~running() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  [[nodiscard]] std::string file(const std::string& name) const { return folder_ + '/' + name; }

  // Writes a file; returns its path.
  std::string write(const std::string& name, std::string_view text) const {
    std::ofstream out(file(name), std::ios::binary);
    out << text;
    return file(name);
  }

  [[nodiscard]] std::string content(const std::string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
  }

  // In the texts that come back the folder reads "DIR".
  [[nodiscard]] outcome run(const std::vector<std::string>& arguments,
                            std::string_view standard_input = "") const {
    write(".stdin", standard_input);
    const int in = ::open(file(".stdin").c_str(), O_RDONLY);
    std::ostringstream out;
    std::ostringstream err;
    outcome made;
    made.status = cli::run(arguments, {.in = in, .out = out, .err = err});
    ::close(in);
    made.out = replaced(out.str(), folder_, "DIR");
    made.err = replaced(err.str(), folder_, "DIR");
    return made;
  }

  std::string folder_;
};

}  // namespace xylem::cli

#endif  // XYLEM_TESTS_CLI_RUNNING_HPP
