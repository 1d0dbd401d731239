// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_INPUT_HPP
#define XYLEM_LIB_CLI_INPUT_HPP

// The documents named on the command line.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <xylem/result.hpp>
#include <xylem/source.hpp>

namespace xylem::cli {

// One open document. Files are read, not mapped: a file that another program cuts while it is read
// gives an error instead of SIGBUS, and the bytes read so far are known for the progress display.
class input {
 public:
  // "-" is the descriptor `standard_input`, which stays open.
  input(const std::string& name, int standard_input);
  input(const input&) = delete;
  input& operator=(const input&) = delete;
  ~input();

  // Why it could not be opened; `errc::ok` when it could.
  [[nodiscard]] const error& failure() const noexcept { return failure_; }

  // The bytes; calls `on_read` with the count of each piece. The input must outlive the source.
  [[nodiscard]] source bytes(std::function<void(std::size_t)> on_read) const;

 private:
  int descriptor_ = -1;
  bool is_owned_ = false;
  error failure_;
};

// The size of a regular file; nothing for others, standard input too.
[[nodiscard]] std::optional<std::uint64_t> size_of_file(const std::string& name);

// What identifies a document whatever it is called: "-", or its absolute path without links.
[[nodiscard]] std::string identity_of(const std::string& name);

// "name:line:column" of a byte in a document that can be read again, else "name".
[[nodiscard]] std::string place_in(const std::string& name, std::uint64_t byte_offset);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_INPUT_HPP
