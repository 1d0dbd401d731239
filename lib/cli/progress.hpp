// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_CLI_PROGRESS_HPP
#define XYLEM_LIB_CLI_PROGRESS_HPP

// How far the command is: a line on a terminal, redrawn in place, and the sum at the end.

#include <chrono>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace xylem::cli {

// What has been done so far.
struct totals {
  std::uint64_t rows = 0;
  std::uint64_t bad_records = 0;  // left out
  std::uint64_t null_fields = 0;  // made null by --on-bad-record null-field
  std::uint64_t bytes = 0;
};

// "20,000"
[[nodiscard]] std::string grouped(std::uint64_t number);

// "xylem: 20,000 rows, 0 bad records; 50.9 MB in 0.310 s: 164.2 MB/s, 64,516 rows/s"
[[nodiscard]] std::string summary_line(const totals& done, std::chrono::duration<double> time);

// "[=====>    ]  55 %  28.0 of 50.9 MB  11,002 rows  164 MB/s", at most 79 columns.
[[nodiscard]] std::string progress_line(const totals& done, std::optional<std::uint64_t> all_bytes,
                                        std::chrono::duration<double> time);

class progress {
 public:
  using clock = std::chrono::steady_clock;

  // No line is drawn where `is_shown` is false. `all_bytes`: of all documents, when known.
  progress(std::ostream& to, bool is_shown, std::optional<std::uint64_t> all_bytes)
      : to_(to), is_shown_(is_shown), all_bytes_(all_bytes), start_(clock::now()), drawn_(start_) {}
  progress(const progress&) = delete;
  progress& operator=(const progress&) = delete;
  ~progress() { clear(); }

  // Draws, unless the line, or the work, is younger than a tenth of a second.
  void update(const totals& done) {
    if (is_shown_) draw(done);
  }
  // Removes the line, for other text to take its place.
  void clear();

  [[nodiscard]] std::chrono::duration<double> time() const { return clock::now() - start_; }

 private:
  void draw(const totals& done);

  std::ostream& to_;
  bool is_shown_;
  bool is_drawn_ = false;
  std::optional<std::uint64_t> all_bytes_;
  clock::time_point start_;
  clock::time_point drawn_;
};

}  // namespace xylem::cli

#endif  // XYLEM_LIB_CLI_PROGRESS_HPP
