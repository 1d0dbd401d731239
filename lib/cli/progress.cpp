// SPDX-License-Identifier: MIT
#include "cli/progress.hpp"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace xylem::cli {

namespace {

double megabytes(std::uint64_t bytes) {
  return static_cast<double>(bytes) / 1e6;
}

// "50.5 MB", "16.2 kB"; small documents have a size too.
std::string size_text(double bytes) {
  return bytes >= 1e5 ? fmt::format("{:.1f} MB", bytes / 1e6)
                      : fmt::format("{:.1f} kB", bytes / 1e3);
}

// A clock may stand still between two looks at it.
double per_second(double amount, std::chrono::duration<double> time) {
  return amount / std::max(time.count(), 1e-9);
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return grouped(number) + ' ' + std::string(number == 1 ? one : many);
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3; i -= 3)
    digits.insert(i - 3, 1, ',');
  return digits;
}

std::string summary_line(const totals& done, std::chrono::duration<double> time) {
  std::string out = "xylem: " + counted(done.rows, "row", "rows") + ", " +
                    counted(done.bad_records, "bad record", "bad records");
  if (done.null_fields > 0) {
    out += ", " + counted(done.null_fields, "field", "fields") + " made null";
  }
  const double rows = per_second(static_cast<double>(done.rows), time);
  const auto bytes = static_cast<double>(done.bytes);
  return out + fmt::format("; {} in {:.{}f} s: {}/s, {} rows/s", size_text(bytes), time.count(),
                           time.count() < 0.01 ? 6 : 3, size_text(per_second(bytes, time)),
                           grouped(static_cast<std::uint64_t>(std::min(rows, 1e18))));
}

std::string progress_line(const totals& done, std::optional<std::uint64_t> all_bytes,
                          std::chrono::duration<double> time) {
  constexpr std::size_t bar_columns = 24;
  std::string out;
  if (all_bytes && *all_bytes > 0) {
    const double part =
        std::min(1.0, static_cast<double>(done.bytes) / static_cast<double>(*all_bytes));
    const auto filled = static_cast<std::size_t>(part * static_cast<double>(bar_columns));
    out = '[' + std::string(filled, '=') + std::string(bar_columns - filled, ' ') +
          fmt::format("] {:3.0f} %  {:.1f} of {:.1f} MB", part * 100, megabytes(done.bytes),
                      megabytes(*all_bytes));
  } else {
    out = fmt::format("{:.1f} MB", megabytes(done.bytes));
  }
  out += fmt::format("  {} rows  {:.0f} MB/s", grouped(done.rows),
                     per_second(megabytes(done.bytes), time));
  if (out.size() > 79) out.resize(79);
  return out;
}

void progress::draw(const totals& done) {
  using namespace std::chrono_literals;
  const clock::time_point now = clock::now();
  if (now - drawn_ < 100ms) return;
  is_drawn_ = true;
  drawn_ = now;
  to_ << '\r' << progress_line(done, all_bytes_, now - start_) << "\x1b[K" << std::flush;
}

void progress::clear() {
  if (!is_drawn_) return;
  is_drawn_ = false;
  to_ << "\r\x1b[K" << std::flush;
}

}  // namespace xylem::cli
