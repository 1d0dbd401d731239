// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_GROWTH_HPP
#define XYLEM_TESTS_ENGINE_GROWTH_HPP

// How time grows with work, measured so that it can be asserted on a machine that does other things
// as well.

#include <cstddef>
#include <functional>
#include <string>

namespace xylem::engine_tests {

// Processor time of this thread: other programs do not count.
[[nodiscard]] double processor_seconds();

// A document in which the attacked quantity is `count`.
using maker = std::function<std::string(std::size_t count)>;

// Reads a document once.
using reading = std::function<void(const std::string& document)>;

// When the answer comes.
enum class answered {
  at_the_end,  // runs too short to be measured fail the test
  early,       // whatever follows: larger documents may take no time more
};

// Expects that the work for `times` as much takes at most `most` times as long. Both are the least
// of several runs in turn; there are more runs as long as the ratio is too large: a disturbance
// passes, quadratic time does not.
void expect_ratio(const reading& read, const maker& document, std::size_t count, std::size_t times,
                  double most, answered when = answered::at_the_end);

// Twice as much takes at most 2.3 times as long, four times as much 5 times, so that what grows
// slowly is seen too.
void expect_linear(const reading& read, const maker& document, std::size_t count,
                   answered when = answered::at_the_end);

// The least processor time of some runs.
[[nodiscard]] double least_seconds(const std::function<void()>& run, int runs = 5);

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_GROWTH_HPP
