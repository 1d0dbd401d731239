// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SCANNER_BOTH_WAYS_HPP
#define XYLEM_TESTS_SCANNER_BOTH_WAYS_HPP

// Prediction changes speed alone: each document is read by a scanner that foresees tags, from text
// that stays and from text that does not, and by one that leaves all to the grammar.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/backend/parsing.hpp"

namespace xylem::backend_tests {

inline constexpr std::size_t whole = ~std::size_t{0};

class both_ways {
 public:
  explicit both_ways(const schema_declaration& declared, const limits& bounds = {})
      : moving_(declared, bounds, backend::scanner, prediction::on),
        stable_(declared, bounds, backend::scanner, prediction::on),
        plain_(declared, bounds, backend::scanner, prediction::off) {
    stable_.keep_text();
  }

  // What there is to learn of a document. It is not compared.
  void learn(std::string_view text, std::size_t chunk = whole) {
    moving_.run(text, chunk);
    stable_.run(text, chunk);
  }

  // Whether the answers are alike. The scanners go on with what they have learnt.
  testing::AssertionResult agree_on(std::string_view text, std::size_t chunk = whole) {
    expected_ = answer_of(plain_, text, whole);
    if (chunk != whole) {
      const answer cut = answer_of(plain_, text, chunk);
      if (cut != expected_) return differs("by the grammar", text, chunk, cut);
    }
    const answer moving = answer_of(moving_, text, chunk);
    if (moving != expected_) return differs("from moving text", text, chunk, moving);
    const answer stable = answer_of(stable_, text, chunk);
    if (stable != expected_) return differs("from text that stays", text, chunk, stable);
    return testing::AssertionSuccess();
  }

  // The last answer of the grammar.
  [[nodiscard]] const outcome& expected() const noexcept { return expected_.what; }

 private:
  struct answer {
    outcome what;
    std::vector<std::uint64_t> places;
    std::string near_miss;

    friend bool operator==(const answer&, const answer&) = default;
  };

  static answer answer_of(parsing& p, std::string_view text, std::size_t chunk) {
    outcome what = p.run(text, chunk);
    const shape::cursor& at = p.machine().cursor;
    return {std::move(what), p.machine().places, at.near_miss_uri() + ' ' + at.near_miss_local()};
  }

  [[nodiscard]] testing::AssertionResult differs(std::string_view how, std::string_view text,
                                                 std::size_t chunk, const answer& found) const {
    constexpr std::size_t most_shown = 3000;
    const auto told = [](const answer& a) {
      return testing::PrintToString(a.what) + ", values at " + testing::PrintToString(a.places) +
             ", near miss " + a.near_miss;
    };
    return testing::AssertionFailure()
           << how << ", in chunks of " << chunk << ":\n  " << told(found) << "\ninstead of\n  "
           << told(expected_) << "\nin "
           << testing::PrintToString(std::string(text.substr(0, most_shown)));
  }

  parsing moving_;
  parsing stable_;
  parsing plain_;
  answer expected_;
};

// New scanners for each size of chunks; each text twice, as the first time teaches.
inline void expect_alike(const schema_declaration& declared, const std::vector<std::string>& texts,
                         const limits& bounds = {}) {
  for (const std::size_t chunk : {whole, std::size_t{4096}, std::size_t{61}, std::size_t{7}}) {
    both_ways read(declared, bounds);
    for (const std::string& text : texts) {
      ASSERT_TRUE(read.agree_on(text, chunk));
      ASSERT_TRUE(read.agree_on(text, chunk));
    }
  }
}

}  // namespace xylem::backend_tests

#endif  // XYLEM_TESTS_SCANNER_BOTH_WAYS_HPP
