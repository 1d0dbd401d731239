// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_ARGUMENTS_HPP
#define XYLEM_LIB_CLI_ARGUMENTS_HPP

// What the command line says.

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/options.hpp>

#include "cli/command.hpp"

namespace xylem::cli {

// Wrong use of the command. what() says what to change.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class action : std::uint8_t { extract, load, bench, check, backends };

struct arguments {
  action wanted = action::check;
  std::string projection;
  std::vector<std::string> files;
  std::string format = "csv";         // extract
  std::string output = "-";           // extract
  std::string store;                  // load: a sink's name
  std::string location;               // load: what stands behind it
  std::uint64_t batch_rows = 10'000;  // load
  std::size_t rounds = 7;             // bench
  std::string json;                   // bench: a file for the times; empty: none
  xylem::options options;
  std::string rejects;  // file for rejected records; empty: none
  bool allows_empty = false;
  bool is_quiet = false;
};

// Nothing: the arguments asked for help or the version, which has been written to `with.out`.
// Throws `usage_error`.
[[nodiscard]] std::optional<arguments> parse_arguments(std::span<const std::string> given,
                                                       const streams& with);

// Sets the limit that "name=value" says; the value is a number, which may end in KiB, MiB or GiB.
// Throws `usage_error`.
void set_limit(limits& to, std::string_view setting);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_ARGUMENTS_HPP
