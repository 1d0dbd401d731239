// SPDX-License-Identifier: MIT
//
// What may happen to a document that is foreseen, at each of its places.

#include "samples.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "both_ways.hpp"
#include "conformance/extent.hpp"

namespace xylem::backend_tests {
namespace {

class samples_test : public testing::TestWithParam<sample> {
 protected:
  both_ways read_{GetParam().declared};
};

TEST_P(samples_test, are_well_formed) {
  for (int run = 0; run < 3; ++run)
    ASSERT_TRUE(read_.agree_on(GetParam().text));
  EXPECT_EQ(name(read_.expected().code), name(errc::ok));
  EXPECT_GT(read_.expected().rows.size(), 1U);
}

TEST_P(samples_test, in_chunks_of_every_size) {
  for (std::size_t chunk = 1; chunk <= 130; ++chunk)
    ASSERT_TRUE(read_.agree_on(GetParam().text, chunk));
}

TEST_P(samples_test, end_at_every_byte) {
  const std::string& text = GetParam().text;
  read_.learn(text);
  for (std::size_t size = 0; size <= text.size(); ++size) {
    if (size != text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) continue;
    ASSERT_TRUE(read_.agree_on(text.substr(0, size)));
  }
}

// The scanners have learnt the document, and are taught it again when they have seen another.
TEST_P(samples_test, with_every_byte_changed) {
  const std::string& text = GetParam().text;
  for (const char changed : {'<', '>', 'x', '1', ' ', '\'', '"', '/', '\0', '&', ']', '\r'}) {
    read_.learn(text);
    // Under a sanitizer each with some of the bytes.
    const std::size_t step = conformance::is_instrumented ? 7 : 1;
    for (std::size_t at = static_cast<unsigned char>(changed) % step; at < text.size();
         at += step) {
      if (static_cast<unsigned char>(text[at]) >= 0x80) continue;
      std::string other = text;
      other[at] = changed;
      ASSERT_TRUE(read_.agree_on(other)) << "changed at " << at;
      if (at % 8 == 0) read_.learn(text);
    }
  }
}

constexpr std::string_view strangers[] = {
    "<!-- <v>1</v> -->",
    "<?v 1?>",
    "<![CDATA[1]]>",
    "&#49;",
    "\r\n",
    "]]",
    "]]>",
    "x",
    "<v>1</v>",
    "<v x='1'/>",
    "<k>1</k>",
    "<k>&#50;</k>",
    "<stranger><v>1</v><k>1</k></stranger>",
    "<p:v xmlns:p='u1'>5</p:v>",
    "<v xmlns='u2'>6</v>",
    "<o><k>1</k><v>7</v></o>",
    "</v>",
};

// As markup may be, or may be at fault: in front of each tag.
TEST_P(samples_test, with_strangers_everywhere) {
  const std::string& text = GetParam().text;
  // Under a sanitizer each in front of some of the tags.
  const std::size_t step = conformance::is_instrumented ? 4 : 1;
  std::size_t turn = 0;
  for (const std::string_view stranger : strangers) {
    read_.learn(text);
    for (std::size_t at = text.find('<', 1); at != std::string::npos; at = text.find('<', at + 1)) {
      if (turn++ % step != 0) continue;
      std::string other = text;
      other.insert(at, stranger);
      if (at % 4 == 0) read_.learn(text);
      ASSERT_TRUE(read_.agree_on(other)) << stranger << " at " << at;
      // What is in front of the cut must not decide what the rest does.
      if (stranger.starts_with('<')) continue;
      for (std::size_t cut = 1; cut < std::min<std::size_t>(stranger.size(), 4); ++cut)
        ASSERT_TRUE(read_.agree_on(other, at + cut)) << stranger << " at " << at;
    }
  }
}

TEST_P(samples_test, without_any_tag) {
  const std::string& text = GetParam().text;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    std::string other = text;
    other.erase(at, text.find('>', at) + 1 - at);
    read_.learn(text);
    ASSERT_TRUE(read_.agree_on(other)) << "without what was at " << at;
  }
}

// Blocks end at each byte of the records in the middle.
TEST_P(samples_test, where_blocks_end) {
  constexpr std::size_t block = 32 * 1024;
  const std::string& text = GetParam().text;
  const std::size_t first = text.find("<r") == std::string::npos ? 0 : text.find("<r");
  read_.learn(text);
  const std::size_t step = conformance::is_instrumented ? 5 : 1;
  for (std::size_t shift = 1; shift < text.size() - first; shift += step) {
    std::string other = text;
    other.insert(first, std::string(block - first - shift, ' '));
    ASSERT_TRUE(read_.agree_on(other)) << shift << " bytes in front of the end";
  }
}

TEST_P(samples_test, at_every_depth_limit) {
  for (std::uint64_t depth = 1; depth <= 8; ++depth) {
    limits bounds;
    bounds.depth = depth;
    both_ways read(GetParam().declared, bounds);
    // What is below the limit teaches.
    for (int run = 0; run < 3; ++run) {
      for (const std::string_view stranger : {"", "<stranger/>", "<v><v><v/></v></v>"}) {
        std::string text = GetParam().text;
        text.insert(text.rfind("</"), stranger);
        ASSERT_TRUE(read.agree_on(text)) << "no deeper than " << depth;
      }
      ASSERT_TRUE(
          read.agree_on("<f><r><o><k>1</k></o></r><r><o><k>1</k><i><k>2</k></i></o></r></f>"));
    }
  }
}

TEST_P(samples_test, at_every_token_limit) {
  const std::string& text = GetParam().text;
  for (std::uint64_t bytes = 1; bytes <= 140; ++bytes) {
    limits bounds;
    bounds.token_bytes = bytes;
    both_ways read(GetParam().declared, bounds);
    for (const std::size_t chunk : {whole, std::size_t{50}})
      ASSERT_TRUE(read.agree_on(text, chunk)) << "tokens of " << bytes;
  }
}

std::string name_of(const testing::TestParamInfo<sample>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(scanner, samples_test, testing::ValuesIn(samples()), name_of);

}  // namespace

}  // namespace xylem::backend_tests
