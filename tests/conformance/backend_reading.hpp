// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_BACKEND_READING_HPP
#define XYLEM_TESTS_CONFORMANCE_BACKEND_READING_HPP

// Documents read by one backend, cut into chunks of any size.

#include <cstddef>
#include <string_view>
#include <vector>

#include <xylem/backend.hpp>
#include <xylem/feed.hpp>
#include <xylem/options.hpp>
#include <xylem/row.hpp>
#include <xylem/schema.hpp>

#include "conformance/answer.hpp"

namespace xylem::conformance {

inline constexpr std::size_t whole = ~std::size_t{0};

// Keeps its parser between documents, as a service does.
class backend_reading {
 public:
  backend_reading(const schema& declared, const backend_info& which, options how = {});
  backend_reading(const backend_reading&) = delete;
  backend_reading& operator=(const backend_reading&) = delete;

  // The answer is valid until the next call.
  const answer& feed(std::string_view document, std::size_t chunk_bytes = whole);
  // Through the pulling door, from memory.
  const answer& pull(std::string_view document);

  [[nodiscard]] std::string_view backend_name() const noexcept { return which_.name; }

 private:
  bool write(std::string_view chunk);

  schema declared_;
  backend_info which_;
  options how_;
  feeder<row_view> in_;
  answer last_;
};

// The schema of a declaration that has to be right.
[[nodiscard]] schema schema_of(const schema_declaration& declared);

// Appends a row as write_cell() and write_count() do, cell by cell.
void write_row(std::string& out, const row_view& row);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_BACKEND_READING_HPP
