// SPDX-License-Identifier: MIT
//
// The comparison of a tag's first bytes, and its slow twin.

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "scanner/known_tags.hpp"

namespace xylem::scanner {
namespace {

TEST(text_head, is_where_its_bytes_are) {
  std::mt19937 random(5);
  for (std::size_t size = 0; size <= 2 * text_head::bytes; ++size) {
    std::string text(size, 'a');
    for (char& c : text)
      c = static_cast<char>('a' + random() % 26);
    const text_head head(text);
    std::string place = text + std::string(text_head::bytes, '#');
    EXPECT_TRUE(head.is_at(place.data())) << size;
    EXPECT_TRUE(head.is_at_by_words(place.data())) << size;
    // A byte that differs counts if it is one of the text's first.
    for (std::size_t i = 0; i < text_head::bytes; ++i) {
      const char kept = std::exchange(place[i], '?');
      const bool is_there = i >= size;
      EXPECT_EQ(head.is_at(place.data()), is_there) << size << ' ' << i;
      EXPECT_EQ(head.is_at_by_words(place.data()), is_there) << size << ' ' << i;
      place[i] = kept;
    }
  }
}

TEST(text_head, of_nothing_is_nowhere) {
  const text_head nothing;
  for (const char c : {'\0', ' ', '<', '\x7F', '\xEF'}) {
    const std::string place(text_head::bytes, c);
    EXPECT_FALSE(nothing.is_at(place.data()));
    EXPECT_FALSE(nothing.is_at_by_words(place.data()));
  }
}

}  // namespace
}  // namespace xylem::scanner
