// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_WORKLOAD_WORKLOAD_HPP
#define XYLEM_BENCH_WORKLOAD_WORKLOAD_HPP

// What is measured: documents, what is wanted of them, and the right answer. All of it comes from
// the generators.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bench/generator/orders.hpp"
#include "bench/library/library.hpp"

namespace xylem::bench {

// Documents one behind the other in one string, zeros behind each.
class document_store {
 public:
  void add(std::string document, std::size_t zeros = 1);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  // Views into `bytes`: this store's own or a copy of them.
  [[nodiscard]] std::vector<std::string_view> documents_in(std::string_view bytes) const;

 private:
  struct extent {
    std::size_t offset;
    std::size_t size;
  };

  std::string bytes_;
  std::vector<extent> extents_;
};

// Tells the wanted fields of every record to a callback.
using record_source = std::function<void(const record_callback&)>;

class workload {
 public:
  workload(char letter, std::string title, job wanted, document_store xml, record_source truth);
  workload(const workload&) = delete;
  workload& operator=(const workload&) = delete;

  // 'A' to 'D' as in the reports.
  [[nodiscard]] char letter() const { return letter_; }
  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] job wanted() const { return wanted_; }
  [[nodiscard]] const answer& right(value_form values = value_form::text) const {
    return values == value_form::text ? right_ : right_typed_;
  }
  [[nodiscard]] const record_source& truth(value_form values = value_form::text) const {
    return values == value_form::text ? truth_ : typed_;
  }

  // The documents in the form that a rival reads; in place they are copied afresh. Valid until the
  // next call that asks for copies.
  [[nodiscard]] document_list documents(input form);

  // Of all documents together.
  [[nodiscard]] std::uint64_t byte_count(input form) const;

  // What documents(input::json) gives.
  void set_json(document_store json);

 private:
  char letter_;
  std::string title_;
  job wanted_;
  document_store xml_;
  document_store json_;
  std::vector<std::string_view> xml_list_;
  std::vector<std::string_view> json_list_;
  std::string copies_;
  std::vector<std::string_view> copy_list_;
  record_source truth_;
  record_source typed_;
  answer right_;
  answer right_typed_;
};

// The wanted fields of the first `count` orders.
[[nodiscard]] record_source orders_truth(std::uint64_t count, const order_options& options);

// The answer that `truth` adds up to.
[[nodiscard]] answer answer_of(const record_source& truth);

// A: orders as separate documents. B: one feed. C: a map. D: articles.
struct workload_sizes {
  std::uint64_t messages = 2'000;
  std::uint64_t feed_bytes = 200'000'000;
  std::uint64_t map_bytes = 100'000'000;
  std::uint64_t article_bytes = 100'000'000;
};

inline constexpr std::string_view workload_letters = "ABCD";

// One of workload_letters; throws std::invalid_argument for another letter.
[[nodiscard]] std::unique_ptr<workload> make_workload(char letter, const workload_sizes& sizes);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_WORKLOAD_WORKLOAD_HPP
