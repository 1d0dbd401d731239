// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_TYPED_VALUE_HPP
#define XYLEM_BENCH_LIBRARY_TYPED_VALUE_HPP

// A converted value as bytes, so that answers of converted values add up like those of texts.

#include <array>
#include <cstdint>
#include <string_view>

#include "bench/generator/record.hpp"

namespace xylem::bench {

class typed_value {
 public:
  // Days since 1970-01-01, seconds of the day, an integer, or a coefficient and its scale.
  explicit typed_value(std::int64_t number, std::int64_t scale = 0) : words_{number, scale} {}

  // Valid while this lives and stays where it is.
  [[nodiscard]] std::string_view bytes() const {
    return {reinterpret_cast<const char*>(words_.data()), sizeof words_};
  }

 private:
  std::array<std::int64_t, 2> words_;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_TYPED_VALUE_HPP
