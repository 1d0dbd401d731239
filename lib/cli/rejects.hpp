// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_REJECTS_HPP
#define XYLEM_LIB_CLI_REJECTS_HPP

// The file of rejected records: one JSON object per line, with the record as it stands in the
// document, so that it can be mended and loaded again.

#include <fstream>
#include <string>
#include <string_view>

#include <xylem/options.hpp>

namespace xylem::cli {

class reject_file {
 public:
  // Throws `sink::failure`.
  explicit reject_file(const std::string& path);

  // Each line is handed to the system at once: rows may be committed while it is written. Throws
  // `sink::failure`.
  void add(std::string_view document, const rejected_record& rejected);

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  std::ofstream out_;
  std::string line_;
};

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_REJECTS_HPP
