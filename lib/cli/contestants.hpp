// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_CONTESTANTS_HPP
#define XYLEM_LIB_CLI_CONTESTANTS_HPP

// The ways to read that `xylem bench` compares, and what each makes of the documents.

#include <cstdint>
#include <string>
#include <vector>

#include <xylem/error.hpp>
#include <xylem/options.hpp>
#include <xylem/schema.hpp>

namespace xylem::cli {

struct contestant {
  std::string name;  // "scanner", "scanner, no prediction"
  xylem::options how;
};

// One for each backend in this build, the default first, and the scanner without prediction.
[[nodiscard]] std::vector<contestant> contestants(const xylem::options& how);

// What a reading has found. Equal answers: the same rows in the same order, the same end.
struct rows_answer {
  std::uint64_t rows = 0;
  std::uint64_t checksum = 0;  // of all columns of all rows: state, text and values
  std::uint64_t bad_records = 0;
  error failure;  // that ended it, or `errc::ok`
  std::string hint;

  [[nodiscard]] bool is_like(const rows_answer& other) const noexcept {
    return rows == other.rows && checksum == other.checksum && bad_records == other.bad_records &&
           failure.code == other.failure.code && failure.byte_offset == other.failure.byte_offset;
  }
};
[[nodiscard]] rows_answer read_all(const schema& declared, const std::string& document,
                                   const xylem::options& how);

// As read_all(), with no more done to the rows than to count them: this is what is timed.
[[nodiscard]] std::uint64_t count_rows(const schema& declared, const std::string& document,
                                       const xylem::options& how);

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_CONTESTANTS_HPP
