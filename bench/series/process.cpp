// SPDX-License-Identifier: MIT
#include "bench/series/process.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace xylem::bench {
namespace {

std::filesystem::path self() {
  return std::filesystem::read_symlink("/proc/self/exe");
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts)
    pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// This process's environment with `additions`, which win.
std::vector<std::string> environment_with(const environment& additions) {
  std::vector<std::string> made;
  for (const auto& [name, value] : additions)
    made.push_back(name + '=' + value);
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string text = *entry;
    bool is_replaced = false;
    for (const auto& [name, value] : additions)
      is_replaced = is_replaced || text.starts_with(name + '=');
    if (!is_replaced) made.push_back(text);
  }
  return made;
}

// Starts the command with its output into `write_end`.
pid_t start(std::vector<std::string> command, const environment& additions, int read_end,
            int write_end) {
  std::vector<std::string> variables = environment_with(additions);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, write_end, STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, read_end);
  posix_spawn_file_actions_addclose(&actions, write_end);
  pid_t pid = 0;
  const int status = posix_spawn(&pid, command.front().c_str(), &actions, nullptr,
                                 pointers_to(command).data(), pointers_to(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  if (status != 0) throw std::runtime_error("cannot start " + command.front());
  return pid;
}

}  // namespace

finished_process run_process(const std::vector<std::string>& command,
                             const environment& additions) {
  using clock = std::chrono::steady_clock;
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  finished_process finished;
  const auto begin = clock::now();
  const pid_t pid = start(command, additions, ends[0], ends[1]);
  ::close(ends[1]);
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) break;
    if (finished.output.empty()) {
      finished.seconds_to_output = std::chrono::duration<double>(clock::now() - begin).count();
    }
    finished.output.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(pid, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error(command.front() + " failed");
  }
  return finished;
}

finished_process run_child(const std::string& series, const std::vector<std::string>& arguments,
                           const environment& additions) {
  std::vector<std::string> command{self().string(), "--child", series};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return run_process(command, additions);
}

std::string neighbour(const std::string& name) {
  return (self().parent_path() / name).string();
}

}  // namespace xylem::bench
