// SPDX-License-Identifier: MIT
#include "cli/contestants.hpp"

#include <string_view>

#include <xylem/backend.hpp>
#include <xylem/format_value.hpp>
#include <xylem/reader.hpp>

namespace xylem::cli {

namespace {

// FNV-1a.
class checksum {
 public:
  void add(std::string_view text) noexcept {
    for (const char c : text)
      add_byte(static_cast<unsigned char>(c));
    add_byte(0xFF);  // no UTF-8: texts do not run into each other
  }
  void add_row(const row_view& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      add_byte(static_cast<unsigned char>(row.state(i)));
      add(row.text(i));
      for (const value& v : row.values(i))
        add_value(v);
      if (row.values(i).empty()) add_value(row.value(i));
      // Recursion follows the declaration, whose depth `schema::make` bounds.
      for (std::size_t k = 0; k < row.row_count(i); ++k)
        add_row(row.row(i, k));
    }
    add_byte(0xFE);
  }
  [[nodiscard]] std::uint64_t sum() const noexcept { return sum_; }

 private:
  void add_byte(unsigned char byte) noexcept { sum_ = (sum_ ^ byte) * 0x100000001b3ULL; }
  void add_value(const value& v) {
    text_.clear();
    append_text(text_, v);
    add(text_);
  }

  std::uint64_t sum_ = 0xcbf29ce484222325ULL;
  std::string text_;
};

}  // namespace

std::vector<contestant> contestants(const xylem::options& how) {
  std::vector<contestant> all;
  for (const backend_info& b : backends()) {
    contestant made{std::string(b.name), how};
    made.how.backend = b.id;
    all.push_back(made);
    if (b.id != backend::scanner) continue;
    made.name += ", no prediction";
    made.how.prediction = prediction::off;
    all.push_back(made);
  }
  return all;
}

rows_answer read_all(const schema& declared, const std::string& document,
                     const xylem::options& how) {
  rows_answer found;
  checksum sum;
  auto rows = read(declared, memory(document), how);
  while (true) {
    const auto next = rows.next();
    if (!next) found.failure = next.error();
    if (!next || *next == nullptr) break;
    ++found.rows;
    sum.add_row(**next);
  }
  found.checksum = sum.sum();
  const summary about = rows.summary();
  found.bad_records = about.bad_records;
  found.hint = about.hint;
  return found;
}

std::uint64_t count_rows(const schema& declared, const std::string& document,
                         const xylem::options& how) {
  std::uint64_t count = 0;
  auto rows = read(declared, memory(document), how);
  while (true) {
    const auto next = rows.next();
    if (!next || *next == nullptr) return count;
    ++count;
  }
}

}  // namespace xylem::cli
