// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_WORKLOAD_ORDER_STREAM_HPP
#define XYLEM_BENCH_WORKLOAD_ORDER_STREAM_HPP

// A feed of any number of orders in the memory of 400: these come again and again, so that making
// the bytes takes no time beside reading them.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/library/library.hpp"

namespace xylem::bench {

class order_stream {
 public:
  order_stream();

  // Starts a document of that many orders.
  void restart(std::uint64_t orders);

  // The next bytes of it, into the front of `buffer`; 0 at the end.
  std::size_t read(std::span<char> buffer);

  // All bytes of such a document.
  [[nodiscard]] std::string document(std::uint64_t orders);

  [[nodiscard]] std::uint64_t byte_count(std::uint64_t orders) const;

  // The right answer for the 20 wanted fields.
  [[nodiscard]] answer right(std::uint64_t orders) const;

 private:
  [[nodiscard]] std::string_view piece(std::uint64_t index) const;

  std::string start_;
  std::vector<std::string> records_;
  std::string end_;
  std::vector<expected_order> expected_;
  std::uint64_t orders_ = 0;
  std::uint64_t next_piece_ = 0;
  std::string_view rest_;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_WORKLOAD_ORDER_STREAM_HPP
