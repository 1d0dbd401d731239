// SPDX-License-Identifier: MIT
//
// Where tokens end, told alike whatever pieces the text comes in, with and without passing over
// text unread.

#include "backend/token_scanner.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace xylem::backend_stage {
namespace {

constexpr std::uint64_t most = 8U << 20U;  // far above what is passed over
constexpr std::uint64_t few = 1000;        // so that every token is measured

struct state {
  errc stop = errc::ok;
  std::uint64_t position = 0;
  std::uint64_t begin = 0;

  friend bool operator==(const state&, const state&) = default;
  friend void PrintTo(const state& s, std::ostream* out) {
    *out << name(s.stop) << ", " << s.begin << " to " << s.position;
  }
};

state read(std::string_view text, std::size_t chunk, std::uint64_t most_token_bytes,
           std::uint64_t most_attributes = 100) {
  token_scanner s(most_token_bytes, most_attributes);
  s.start(0);
  while (!text.empty() && s.stop() == errc::ok) {
    s.read(text.substr(0, chunk));
    text.remove_prefix(std::min(chunk, text.size()));
  }
  return {s.stop(), s.position(), s.token_begin()};
}

void expect_everywhere(std::string_view text, const state& expected) {
  for (const std::uint64_t limit : {most, few}) {
    for (std::size_t chunk = 1; chunk <= text.size() + 1; ++chunk)
      ASSERT_EQ(read(text, chunk, limit), expected) << "chunks of " << chunk << ": " << text;
  }
}

TEST(token_scanner, knows_the_open_token) {
  const std::string_view before =
      "<a><b c='>' d=\"'>\"/>t &lt; > ]]><!-- <x - > -->"
      "<![CDATA[ <x> &y ]] > ]>]]]><?p <x> ? >?\?>&#65;&#x4a;</a >";
  expect_everywhere(before, {errc::ok, before.size(), before.size()});
  for (const char* open : {"<",        "</",       "<a",           "<a b='>",
                           "<a b='>'", "<a b=\"'", "<!",           "<!-",
                           "<!--",     "<!-- >",   "<!-- -",       "<!-- --",
                           "<![",      "<![CDATA", "<![CDATA[ ]]", "<![CDATA[ > ",
                           "<?",       "<?p",      "<?p ?",        "<?p > ",
                           "&",        "&a",       "&#",           "&#6",
                           "&#x",      "&#xa"}) {
    const std::string text = std::string(before) + open;
    expect_everywhere(text, {errc::ok, text.size(), before.size()});
  }
}

TEST(token_scanner, stops_where_no_token_goes_on) {
  const struct {
    const char* text;
    std::uint64_t position;
  } cases[] = {
      {"<a b='<'/>", 7}, {"<a <b/>", 4},      {"<!-- -- -->", 8}, {"<!DOCTYPE a>", 9},
      {"<!-a-->", 4},    {"<![cdata[]]>", 4}, {"<![CDATAx", 9},
  };
  for (const auto& c : cases) {
    for (std::size_t chunk = 1; chunk < 15; ++chunk)
      EXPECT_EQ(read(c.text, chunk, few), (state{errc::token_malformed, c.position, 0})) << c.text;
  }
  for (const std::string_view reference :
       {"& ", "&&", "&a<", "&#a", "&#;", "&#xg", "&#65a", "&a#"}) {
    EXPECT_EQ(read(reference, 1, few), (state{errc::token_malformed, reference.size(), 0}))
        << reference;
  }
}

TEST(token_scanner, measures_tokens) {
  const auto limits = [](const std::string& text, std::uint64_t bytes) {
    for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
      EXPECT_EQ(read(text, chunk, bytes).stop, errc::ok) << text;
      const state over = read(text, chunk, bytes - 1);
      EXPECT_EQ(over.stop, errc::limit_token) << text;
      EXPECT_EQ(over.begin, 1U) << text;
    }
  };
  for (const char* token : {"x<abcdefgh>", "x<a b='c'/>", "x<!--a-->", "x<![CDATA[]]>", "x<?abc?>",
                            "x&#00065;", "x&abcdef;"})
    limits(token, std::string_view(token).size() - 1);
}

TEST(token_scanner, counts_attributes) {
  std::string text = "<a";
  for (int i = 0; i < 10; ++i)
    text += " a='=='";
  EXPECT_EQ(read(text, 3, few, 10).stop, errc::ok);
  EXPECT_EQ(read(text + " b=", 3, few, 10).stop, errc::limit_attributes);
  EXPECT_EQ(read(text + "/>" + text, 3, few, 10).stop, errc::ok);
}

// What is passed over unread is told from the rest, in texts longer than what is passed at once.
TEST(token_scanner, agrees_with_itself_on_random_text) {
  std::mt19937 random(5);
  constexpr std::string_view pieces[] = {"<a>",
                                         "</a>",
                                         "<b c='>'/>",
                                         "text! what? ",
                                         "<!-- > <a> & -->",
                                         "&amp;",
                                         "<![CDATA[<x>]]>",
                                         "<?p <a b='?>",
                                         "a > b",
                                         "<c d=\"<!-- \" e='/>",
                                         "\n",
                                         "&#65;",
                                         "<d e=\"'>'\"/>",
                                         "]]",
                                         "!<e/>?"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const std::size_t length = round % 10 == 0 ? 100'000 : 1 + random() % 3'000;
    while (text.size() < length) {
      const std::string_view piece = pieces[random() % std::size(pieces)];
      if (piece.find("<!-- \"") == std::string_view::npos) text += piece;
    }
    text.resize(length);
    // The scanner that measures every token passes over none.
    const state measured = read(text, text.size(), 2 * token_scanner::block_bytes - 1);
    for (const std::size_t chunk :
         {std::size_t{1}, std::size_t{17}, std::size_t{4096}, text.size()}) {
      ASSERT_EQ(read(text, chunk, most), measured) << round << ", chunks of " << chunk;
    }
  }
}

}  // namespace
}  // namespace xylem::backend_stage
