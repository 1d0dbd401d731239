// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_LIBRARY_HPP
#define XYLEM_BENCH_LIBRARY_LIBRARY_HPP

// What a rival is: something that finds the 20 wanted fields of generator/orders.hpp in documents.
// Each stands in one file; registry.cpp holds the one list. Its answer is compared with the
// generator's own before anything is timed.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "bench/generator/orders.hpp"
#include "bench/library/checksum.hpp"

namespace xylem::bench {

// One record's fields, indexed by order_field; nullopt: the tag is absent.
using order_fields = std::array<std::optional<std::string_view>, order_field_count>;

// Sees every record in turn. The views hold during the call only. Must not throw: C frames lie
// between.
using order_callback = std::function<void(const order_fields&)>;

struct answer {
  std::uint64_t records = 0;
  std::uint64_t checksum = 0;

  friend bool operator==(const answer&, const answer&) = default;
};

// Adds records up to an answer; every rival hands its records to one of these.
class answer_builder {
 public:
  // An empty `callback` is not called. `callback` must outlive the builder.
  explicit answer_builder(const order_callback& callback) : callback_(callback) {}

  void add(const order_fields& fields) {
    ++records_;
    for (const std::optional<std::string_view>& field : fields)
      checksum_.add(field);
    if (callback_) callback_(fields);
  }

  [[nodiscard]] answer result() const { return {records_, checksum_.value()}; }

 private:
  const order_callback& callback_;
  std::uint64_t records_ = 0;
  checksum checksum_;
};

// Separate documents, read one after another; a feed is one document.
using document_list = std::span<const std::string_view>;

// Throws std::runtime_error when a document is not well-formed.
using run_function = answer (*)(document_list, const order_callback&);

struct library {
  std::string_view name;
  std::string_view description;
  run_function run;
  std::string_view against{};  // its speed is told as a multiple of that one's
};

// Every rival, in the order of reports.
[[nodiscard]] std::span<const library> libraries();

// The rival of that name; nullptr: there is none.
[[nodiscard]] const library* find_library(std::string_view name);

// The answer that is right for the first `count` orders, in one feed or as separate documents.
[[nodiscard]] answer right_answer(std::uint64_t count, const order_options& options);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_LIBRARY_HPP
