// SPDX-License-Identifier: MIT
#include "bench/workload/order_stream.hpp"

#include <algorithm>
#include <cstring>

namespace xylem::bench {
namespace {

constexpr std::uint64_t kept_orders = 400;

}  // namespace

// write_orders gives the start, each order and the end apart.
order_stream::order_stream() {
  write_orders(kept_orders, {}, [this](std::string_view text) { records_.emplace_back(text); });
  start_ = records_.front();
  end_ = records_.back();
  records_.erase(records_.begin());
  records_.pop_back();
  for (std::uint64_t index = 0; index < kept_orders; ++index)
    expected_.push_back(expect_order(index, {}));
}

void order_stream::restart(std::uint64_t orders) {
  orders_ = orders;
  next_piece_ = 0;
  rest_ = {};
}

std::size_t order_stream::read(std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    if (rest_.empty()) {
      if (next_piece_ == orders_ + 2) break;
      rest_ = piece(next_piece_++);
    }
    const std::size_t taken = std::min(rest_.size(), buffer.size() - filled);
    std::memcpy(buffer.data() + filled, rest_.data(), taken);
    rest_.remove_prefix(taken);
    filled += taken;
  }
  return filled;
}

std::string order_stream::document(std::uint64_t orders) {
  std::string text(byte_count(orders), '\0');
  restart(orders);
  read(text);
  return text;
}

std::uint64_t order_stream::byte_count(std::uint64_t orders) const {
  std::uint64_t bytes = start_.size() + end_.size();
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < records_.size(); ++i) {
    all += records_[i].size();
    if (i < orders % kept_orders) bytes += records_[i].size();
  }
  return bytes + orders / kept_orders * all;
}

answer order_stream::right(std::uint64_t orders) const {
  const record_callback no_callback;
  answer_builder answer(no_callback);
  std::vector<order_fields> fields(expected_.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    std::copy(expected_[i].fields.begin(), expected_[i].fields.end(), fields[i].begin());
  }
  for (std::uint64_t index = 0; index < orders; ++index)
    answer.add(fields[index % kept_orders]);
  return answer.result();
}

std::string_view order_stream::piece(std::uint64_t index) const {
  if (index == 0) return start_;
  return index > orders_ ? std::string_view(end_) : records_[(index - 1) % kept_orders];
}

}  // namespace xylem::bench
