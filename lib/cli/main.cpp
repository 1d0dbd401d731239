// SPDX-License-Identifier: MIT
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

#include "cli/command.hpp"

int main(int argc, char** argv) {
  try {
    // A reader that goes away is an error of the write, to be told like others.
    std::signal(SIGPIPE, SIG_IGN);
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const xylem::cli::streams with{
        .in = STDIN_FILENO,
        .out = std::cout,
        .err = std::cerr,
        .is_output_terminal = isatty(STDOUT_FILENO) == 1,
        .is_error_terminal = isatty(STDERR_FILENO) == 1,
    };
    return xylem::cli::run(arguments, with);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "xylem: %s\n", error.what());
    return xylem::cli::exit_failed;
  }
}
