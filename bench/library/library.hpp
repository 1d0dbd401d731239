// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_LIBRARY_HPP
#define XYLEM_BENCH_LIBRARY_LIBRARY_HPP

// What a rival is: a name and, for each job it can do, a function from documents to an answer. Each
// stands in one file; registry.cpp holds the one list. Its answer is compared with the generator's
// own before anything is timed.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "bench/generator/orders.hpp"
#include "bench/generator/record.hpp"
#include "bench/library/checksum.hpp"

namespace xylem::bench {

// Which fields of which documents. Workloads A and B are one job on different documents.
enum class job : std::uint8_t {
  orders,    // the 20 fields of generator/orders.hpp
  map,       // @id, @lat, @lon of /osm/node
  articles,  // @id, TITLE, PUBLISHED of /ARTICLES/ARTICLE
};

inline constexpr std::size_t job_count = 3;

// The job `orders`: one record's fields, indexed by order_field.
using order_fields = std::array<field_text, order_field_count>;

struct answer {
  std::uint64_t records = 0;
  std::uint64_t checksum = 0;

  friend bool operator==(const answer&, const answer&) = default;
};

// Adds records up to an answer; every rival hands its records to one of these.
class answer_builder {
 public:
  // An empty `callback` is not called. `callback` must outlive the builder.
  explicit answer_builder(const record_callback& callback) : callback_(callback) {}

  // Not inline: the same machine code for rivals that are built with other flags.
  void add(record_fields fields);

  [[nodiscard]] answer result() const { return {records_, checksum_.value()}; }

 private:
  const record_callback& callback_;
  std::uint64_t records_ = 0;
  checksum checksum_;
};

// Separate documents, read one after another; a feed is one document.
using document_list = std::span<const std::string_view>;

// Throws std::runtime_error when a document is not well-formed.
using run_function = answer (*)(document_list, const record_callback&);

// What a rival is given.
enum class input : std::uint8_t {
  xml,
  xml_in_place,  // copies of its own, made outside the time taken, each with a zero behind it
  json,          // the same records as lines of JSON, json_padding zeros behind each document
};

inline constexpr std::size_t json_padding = 64;

// The bytes of a copy that the rival may overwrite. Only for input::xml_in_place.
inline char* writable(std::string_view document) {
  return const_cast<char*>(document.data());  // NOLINT(*-const-cast)
}

enum class trust : std::uint8_t {
  right,         // a wrong answer is refused
  partly_wrong,  // known to read some values wrong: timed, and the share is told
};

// What the fields of its records are.
enum class value_form : std::uint8_t {
  text,   // as it stands in the document, references resolved
  typed,  // converted to dates, times and numbers, as the bytes of typed_value.hpp
};

struct library {
  std::string_view name;
  std::string_view description{};
  std::array<run_function, job_count> run{};  // by job; nullptr: not for that job
  input reads = input::xml;
  trust answers = trust::right;
  value_form values = value_form::text;
  std::string_view unchecked = "-";  // what it accepts though no XML reader may

  [[nodiscard]] run_function run_of(job wanted) const {
    return run[static_cast<std::size_t>(wanted)];
  }
};

// Every rival in this build, in the order of reports.
[[nodiscard]] std::span<const library* const> libraries();

// Rivals that this build has to do without, and the package that each needs.
struct missing_library {
  std::string_view name;
  std::string_view package;
};
[[nodiscard]] std::span<const missing_library> missing_libraries();

// The rival of that name; nullptr: there is none.
[[nodiscard]] const library* find_library(std::string_view name);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_LIBRARY_HPP
