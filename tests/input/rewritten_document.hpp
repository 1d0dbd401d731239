// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_INPUT_REWRITTEN_DOCUMENT_HPP
#define XYLEM_TESTS_INPUT_REWRITTEN_DOCUMENT_HPP

// A document, the text that a gate is to hand on for it, and where each byte of that text lies in
// the document. Built piece by piece, so that it is right by construction.

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input::test {

struct rewritten_document {
  std::string raw;
  std::string text;
  std::vector<std::uint64_t> input_of_text;
  bool is_utf16 = false;  // little endian; characters of the raw side are ASCII then

  // `written` stands in the document and is handed on as it is.
  void same(std::string_view written) {
    for (const char c : written) {
      input_of_text.push_back(raw.size());
      text += c;
      put(c);
    }
  }
  // `written` becomes `handed_on`.
  void replaced(std::string_view written, std::string_view handed_on) {
    input_of_text.insert(input_of_text.end(), handed_on.size(), raw.size());
    text += handed_on;
    for (const char c : written)
      put(c);
  }

 private:
  void put(char c) {
    raw += c;
    if (is_utf16) raw += '\0';
  }
};

enum class retention { none, places, text };

// Feeds the document in pieces of `size` and checks text and offsets: of every block at once, and
// with retention those of all the text retained, about `window` bytes.
inline void expect_rewritten(const rewritten_document& d, std::size_t size, retention kept,
                             const options& o, line_end_form form, std::size_t window = 60) {
  gate g;
  g.start(o, form);
  std::string text;
  std::size_t fed = 0;
  std::uint64_t begin = 0;
  std::unique_ptr<char[]> own;
  const auto check = [&](std::uint64_t from) {
    for (std::uint64_t at = from; at < text.size(); at += 1 + (at % 7)) {
      ASSERT_EQ(g.input_offset(at), d.input_of_text[at])
          << "of text offset " << at << " in pieces of " << size;
    }
  };
  for (;;) {
    const gate_status status = g.next();
    if (status == gate_status::need_input) {
      if (fed == d.raw.size()) g.finish();
      const std::size_t length = std::min(size, d.raw.size() - fed);
      own = std::make_unique<char[]>(length);
      std::copy_n(d.raw.data() + fed, length, own.get());
      g.feed({own.get(), length}, false);
      fed += length;
      continue;
    }
    if (status != gate_status::block) {
      ASSERT_EQ(status, gate_status::finished) << name(g.failure().code);
      break;
    }
    ASSERT_LE(g.text().size(), gate::block_bytes);
    // The XML declaration is left out; it counts all the same.
    if (text.empty()) {
      begin = g.text_offset();
      text = d.text.substr(0, begin);
    }
    ASSERT_EQ(g.text_offset(), text.size());
    ASSERT_EQ(check_utf8(g.text()).status, utf8_status::valid);
    text += g.text();
    ASSERT_EQ(text.substr(g.text_offset()), d.text.substr(g.text_offset(), g.text().size()));
    check(kept == retention::none ? g.text_offset() : begin);
    if (testing::Test::HasFatalFailure()) return;
    if (kept == retention::none) continue;
    begin = std::max(begin, text.size() - std::min(text.size(), window));
    kept == retention::places ? g.retain_from(text.size(), begin) : g.retain_from(begin);
  }
  ASSERT_EQ(text, d.text);
  EXPECT_EQ(g.input_offset(text.size()), d.raw.size());
}

}  // namespace xylem::input::test

#endif  // XYLEM_TESTS_INPUT_REWRITTEN_DOCUMENT_HPP
