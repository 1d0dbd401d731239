// SPDX-License-Identifier: MIT
#include "simd/every_kernel.hpp"
#include "simd/naive.hpp"

namespace xylem::simd {
namespace {

class find_specials : public every_kernel {};

TEST_P(find_specials, finds_nothing_in_nothing) {
  EXPECT_TRUE(specials("").empty());
  EXPECT_TRUE(specials(at_the_end("")).empty());
  EXPECT_EQ(GetParam().find_specials(nullptr, 0, 7, nullptr), 0U);
}

TEST_P(find_specials, finds_each_byte_value_at_each_position) {
  std::string text(192, 'x');
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (unsigned value = 0; value < 256; ++value) {
      text[at] = static_cast<char>(value);
      ASSERT_EQ(specials(text), naive::specials(text, 0)) << value << " at " << at;
    }
    text[at] = 'x';
  }
}

// The same among bytes that are all special, and with more neighbours than are stored at a time.
TEST_P(find_specials, finds_each_byte_value_among_specials) {
  for (const char around : {'<', '\0', '\xEF', '\xBF', '\xBE'}) {
    std::string text(130, around);
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (unsigned value = 0; value < 256; ++value) {
        text[at] = static_cast<char>(value);
        ASSERT_EQ(specials(text), naive::specials(text, 0)) << value << " at " << at;
      }
      text[at] = around;
    }
  }
}

TEST_P(find_specials, finds_any_number_of_them_in_a_block) {
  for (std::size_t size : {64U, 128U, 100U, 63U}) {
    for (std::size_t count = 0; count <= size; ++count) {
      std::string text(size, 'x');
      std::fill_n(text.begin(), count, '<');
      ASSERT_EQ(specials(text), naive::specials(text, 0)) << count << " of " << size;
      std::reverse(text.begin(), text.end());
      ASSERT_EQ(specials(text), naive::specials(text, 0)) << count << " of " << size;
    }
  }
}

TEST_P(find_specials, adds_what_lies_in_front) {
  const std::string text = "ab<" + std::string(70, 'x') + "&";
  EXPECT_EQ(specials(text, 1000), (std::vector<std::uint32_t>{1002, 1073}));
  EXPECT_EQ(specials(text, 0xFFFFFF00U), (std::vector<std::uint32_t>{0xFFFFFF02U, 0xFFFFFF49U}));
}

TEST_P(find_specials, knows_noncharacters_over_every_border) {
  for (const std::string_view c :
       {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xEF\xBF\xBD", "\xEF\xBE\xBF", "\xEF\xBF", "\xEF",
        "\xEF\xEF\xBF\xBF", "\xBF\xBF\xBE", "\xEF\xBF\xEF\xBF\xBE", "\xEF\xBF\xC0"}) {
    for (std::size_t before = 0; before <= 200; ++before) {
      for (std::size_t behind : {0U, 1U, 2U, 3U, 40U, 64U, 70U}) {
        std::string text(before, 'x');
        text += c;
        text.append(behind, 'y');
        ASSERT_EQ(specials(at_the_end(text)), naive::specials(text, 0))
            << bytes_of(c) << before << ' ' << behind;
      }
    }
  }
}

TEST_P(find_specials, reads_every_length_at_every_alignment) {
  random_text random(1);
  for (std::size_t size = 0; size <= 200; ++size) {
    for (std::size_t alignment = 0; alignment < 64; ++alignment) {
      const std::string text = random.of_size(size);
      const auto expected = naive::specials(text, 5);
      ASSERT_EQ(specials(at_the_begin(text, alignment), 5), expected) << bytes_of(text);
      ASSERT_EQ(specials(at_the_end(text), 5), expected) << bytes_of(text);
    }
  }
}

TEST_P(find_specials, agrees_on_random_texts) {
  random_text random(2);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text =
        random.of_size(random.below(random.below(4) == 0 ? longest_text : 300));
    ASSERT_EQ(specials(at_the_end(text)), naive::specials(text, 0)) << bytes_of(text);
  }
}

INSTANTIATE_TEST_SUITE_P(simd, find_specials, testing::ValuesIn(registry()), name_of);

}  // namespace
}  // namespace xylem::simd
