// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_GROWTH_HPP
#define XYLEM_TESTS_ENGINE_GROWTH_HPP

// How time grows with work, measured so that it can be asserted on a machine that does other things
// as well. Two sizes, the larger eight times the other, are read in turn, the smaller as often as
// makes both turns equally long:
//
//   n  n  n  n  n  n  n  n  |  8n  |  n  n  n  n  n  n  n  n  |  8n  |  ...
//
// A disturbance meets both alike, the least time of each counts, and in three doublings the three
// kinds of growth are far apart: linear time grows 8 times, n log n 9, quadratic time 64 times.
// What is allowed is 2.3 for each doubling, 12 in all: caches and tables that grow in steps stay
// below.

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>

namespace xylem::engine_tests {

// A document in which the attacked quantity is `count`.
using maker = std::function<std::string(std::size_t count)>;

// Reads a document once.
using reading = std::function<void(const std::string& document)>;

// When the answer comes.
enum class answered {
  at_the_end,  // time has to grow: where fixed costs hide the work, documents are made larger, and
               // the test fails if that does not help
  early,       // whatever follows: larger documents may take no time more
};

// The promise: time(2n) / time(n) is at most this.
inline constexpr double most_per_doubling = 2.3;

struct growth_of_time {
  static constexpr std::size_t factor = 8;

  struct measured {
    std::size_t bytes = 0;
    double seconds = 0;  // of one reading
  };
  measured small;
  measured large;

  // time(2n) / time(n), the mean of three doublings.
  [[nodiscard]] double per_doubling() const;

  friend std::ostream& operator<<(std::ostream& out, const growth_of_time& g);
};

// Reads documents with `count` and eight times that. Measures again as long as the result lies
// above what linear time gives, for so many seconds: a disturbance passes, quadratic time does not.
[[nodiscard]] growth_of_time measured_growth(const reading& read, const maker& document,
                                             std::size_t count, double most_seconds = 5);

// Expects that twice as much takes at most 2.3 times as long. Under a sanitizer, whose time is not
// the library's, the small one is read once.
void expect_linear(const reading& read, const maker& document, std::size_t count,
                   answered when = answered::at_the_end);

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_GROWTH_HPP
