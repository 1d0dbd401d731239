// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_INPUT_SOURCE_READING_HPP
#define XYLEM_TESTS_INPUT_SOURCE_READING_HPP

#include <algorithm>
#include <cstddef>
#include <string>

#include <xylem/source.hpp>

#include <gtest/gtest.h>

namespace xylem::test {

struct read_outcome {
  std::string bytes;
  error failure;  // errc::ok at the end
  std::size_t largest_read = 0;
};

// Reads to the end or the first error, and checks that either is final.
inline read_outcome read_all(source& s) {
  read_outcome all;
  for (;;) {
    const auto read = s.bytes().read();
    if (!read) {
      all.failure = read.error();
      const auto again = s.bytes().read();
      EXPECT_FALSE(again);
      if (!again) {
        EXPECT_EQ(again.error().code, all.failure.code);
        EXPECT_EQ(again.error().byte_offset, all.failure.byte_offset);
      }
      return all;
    }
    if (read->empty()) {
      EXPECT_TRUE(s.bytes().read()->empty());
      return all;
    }
    all.bytes += *read;
    all.largest_read = std::max(all.largest_read, read->size());
  }
}

}  // namespace xylem::test

#endif  // XYLEM_TESTS_INPUT_SOURCE_READING_HPP
