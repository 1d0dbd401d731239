// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SCANNER_BOTH_WAYS_HPP
#define XYLEM_TESTS_SCANNER_BOTH_WAYS_HPP

// Prediction changes speed alone: each document is read by a scanner that foresees tags, from text
// that stays and from text that does not, and by one that leaves all to the grammar.

#include <string>
#include <string_view>

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
    expected_ = plain_.run(text, whole);
    const outcome cut = chunk == whole ? expected_ : plain_.run(text, chunk);
    if (cut != expected_) return differs("by the grammar", text, chunk, cut);
    const outcome moving = moving_.run(text, chunk);
    if (moving != expected_) return differs("from moving text", text, chunk, moving);
    const outcome stable = stable_.run(text, chunk);
    if (stable != expected_) return differs("from text that stays", text, chunk, stable);
    return testing::AssertionSuccess();
  }

  // The last answer of the grammar.
  [[nodiscard]] const outcome& expected() const noexcept { return expected_; }

 private:
  [[nodiscard]] testing::AssertionResult differs(std::string_view how, std::string_view text,
                                                 std::size_t chunk, const outcome& found) const {
    constexpr std::size_t most_shown = 3000;
    return testing::AssertionFailure()
           << how << ", in chunks of " << chunk << ":\n  " << testing::PrintToString(found)
           << "\ninstead of\n  " << testing::PrintToString(expected_) << "\nat "
           << testing::PrintToString(std::string(text.substr(0, most_shown)));
  }

  parsing moving_;
  parsing stable_;
  parsing plain_;
  outcome expected_;
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
