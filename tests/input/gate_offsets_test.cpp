// SPDX-License-Identifier: MIT
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::to_utf16le;

// A document in an encoding and the input offset of each byte of its text.
struct mapped_document {
  std::string raw;
  std::string text;
  std::vector<std::uint64_t> input_of_text;  // of each character's first byte; ~0 inside one
  bool is_transcoding = true;

  void append(std::string_view bytes, std::string_view utf8) {
    input_of_text.push_back(raw.size());
    input_of_text.resize(input_of_text.size() + utf8.size() - 1, ~std::uint64_t{0});
    raw += bytes;
    text += utf8;
  }
};

// Behind a DOCTYPE, which is blanked, of so many characters and some.
mapped_document make_mapped(std::string_view encoding, std::size_t doctype_characters,
                            std::size_t characters) {
  mapped_document d;
  std::minstd_rand random(11);
  const bool is_utf16 = encoding == "UTF-16";
  const auto append = [&](std::string_view single, std::u16string_view wide,
                          std::string_view utf8) {
    d.append(is_utf16 ? to_utf16le(wide) : std::string(single), utf8);
  };
  if (is_utf16) d.raw = "\xFF\xFE";
  if (encoding == "UTF-8") d.raw = "\xEF\xBB\xBF";
  if (!is_utf16) {
    for (const char c : "<?xml version='1.0' encoding='" + std::string(encoding) + "'?>") {
      append({&c, 1}, u"", " ");
    }
  }
  const auto append_all = [&](std::string_view ascii, bool is_blanked) {
    for (std::size_t i = 0; i < ascii.size(); ++i) {
      const char16_t wide = static_cast<unsigned char>(ascii[i]);
      append(ascii.substr(i, 1), {&wide, 1}, is_blanked ? " " : ascii.substr(i, 1));
    }
  };
  const auto append_any = [&](bool is_blanked) {
    const std::size_t before = d.text.size();
    const auto pick = random() % 10;
    if (pick < 5) {
      append("x", u"x", "x");
    } else if (encoding == "UTF-8") {
      pick < 8 ? append("\u00E9", u"", "\u00E9") : append("\U0001F600", u"", "\U0001F600");
    } else if (is_utf16) {
      pick < 8 ? append("", u"\u65E5", "\u65E5") : append("", u"\U0001F600", "\U0001F600");
    } else if (encoding == "Shift_JIS") {
      pick < 8 ? append("\x93\xFA", u"", "\u65E5") : append("\xB1", u"", "\uFF71");
    } else if (encoding == "GB18030") {
      pick < 8 ? append("\xC8\xD5", u"", "\u65E5") : append("\x81\x30\x81\x30", u"", "\u0080");
    } else {
      append("\xE9", u"", "\u00E9");
    }
    if (is_blanked) d.text.replace(before, std::string::npos, d.text.size() - before, ' ');
  };
  append_all("<!--c-->", false);
  append_all("<!DOCTYPE a SYSTEM 'b", true);
  for (std::size_t i = 0; i < doctype_characters; ++i)
    append_any(true);
  append_all("'>", true);
  for (std::size_t i = 0; i < characters; ++i)
    append_any(false);
  d.is_transcoding = encoding != "UTF-8";
  return d;
}

class gate_offsets : public testing::TestWithParam<const char*> {};

TEST_P(gate_offsets, are_exact_within_every_block) {
  const mapped_document d = make_mapped(GetParam(), 3000, 40'000);
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{7}, std::size_t{5000}, std::size_t{65'536}}) {
    gate g;
    g.start({});
    std::size_t fed = 0;
    for (;;) {
      const gate_status status = g.next();
      if (status == gate_status::need_input) {
        if (fed == d.raw.size()) g.finish();
        const std::string_view piece = std::string_view(d.raw).substr(fed, size);
        g.feed(piece, false);
        fed += piece.size();
        continue;
      }
      if (status != gate_status::block) break;
      for (std::uint64_t i = 0; i < g.text().size(); i += 1 + i / 64) {
        const std::uint64_t at = g.text_offset() + i;
        if (d.input_of_text[at] == ~std::uint64_t{0}) continue;
        ASSERT_EQ(g.input_offset(at), d.input_of_text[at]) << at;
      }
    }
    EXPECT_EQ(g.input_offset(d.text.size()), d.raw.size());
    EXPECT_EQ(g.input_offset(d.text.size() + 1000), d.raw.size() + (d.is_transcoding ? 0 : 1000));
    EXPECT_EQ(g.is_transcoding(), d.is_transcoding);
  }
}

TEST_P(gate_offsets, are_exact_in_retained_text) {
  const mapped_document d = make_mapped(GetParam(), 0, 100'000);
  std::minstd_rand random(3);
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{100}, std::size_t{5000}, std::size_t{65'536}}) {
    gate g;
    g.start({});
    std::size_t fed = 0;
    std::uint64_t from = ~std::uint64_t{0};
    std::uint64_t blocks = 0;
    for (;;) {
      const gate_status status = g.next();
      if (status == gate_status::need_input) {
        if (fed == d.raw.size()) g.finish();
        const std::string_view piece = std::string_view(d.raw).substr(fed, size);
        g.feed(piece, false);
        fed += piece.size();
        continue;
      }
      if (status != gate_status::block) break;
      const std::uint64_t end = g.text_offset() + g.text().size();
      if (++blocks % (size < 100 ? 5000 : 3) == 0) {
        from = end - random() % std::min<std::uint64_t>(g.text().size() + 1, 50);
        while (from < end && d.input_of_text[from] == ~std::uint64_t{0})
          ++from;
        g.retain_from(from);
      }
      if (from == ~std::uint64_t{0} || blocks % (size < 100 ? 501 : 1) != 0) continue;
      ASSERT_EQ(g.retained(from, end), std::string_view(d.text).substr(from, end - from));
      for (int tries = 0; tries < 10; ++tries) {
        const std::uint64_t at = from + random() % (end - from + 1);
        if (at == end || d.input_of_text[at] == ~std::uint64_t{0}) continue;
        ASSERT_EQ(g.input_offset(at), d.input_of_text[at]) << at << " from " << from;
      }
    }
  }
}

// Text and places from the beginning of the document on are retained while it is fed in pieces.
TEST_P(gate_offsets, are_exact_in_and_behind_a_retained_doctype) {
  for (const std::size_t doctype_characters :
       {std::size_t{1}, std::size_t{5}, std::size_t{100}, std::size_t{3000}}) {
    const mapped_document d = make_mapped(GetParam(), doctype_characters, 100);
    const std::size_t check_every = 1 + d.raw.size() / 10;
    for (const std::size_t size : {1U, 2U, 3U, 5U, 7U, 13U, 64U, 1000U, 70'000U}) {
      gate g;
      g.start({});
      std::size_t fed = 0;
      bool is_retaining = false;
      std::uint64_t begin = ~std::uint64_t{0};
      for (;;) {
        const gate_status status = g.next();
        if (status == gate_status::need_input) {
          if (fed == d.raw.size()) g.finish();
          const std::string_view piece = std::string_view(d.raw).substr(fed, size);
          g.feed(piece, false);
          fed += piece.size();
          if (!is_retaining) g.retain_from(0);
          is_retaining = true;
          if (fed + 20 < d.raw.size() && fed % check_every != 0) continue;
          const std::uint64_t end = g.text_offset() + g.text().size();
          for (std::uint64_t at = begin; at < end; ++at) {
            if (d.input_of_text[at] == ~std::uint64_t{0}) continue;
            ASSERT_EQ(g.input_offset(at), d.input_of_text[at]) << at << " in pieces of " << size;
          }
          continue;
        }
        if (status != gate_status::block) break;
        begin = std::min(begin, g.text_offset());
      }
      EXPECT_EQ(g.failure().code, errc::ok);
      ASSERT_LT(begin, d.text.size());
      EXPECT_EQ(g.retained(begin, d.text.size()), d.text.substr(begin));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(encodings, gate_offsets,
                         testing::Values("UTF-8", "UTF-16", "ISO-8859-1", "ISO-8859-15",
                                         "Shift_JIS", "GB18030"),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           for (char& c : name)
                             c = c == '-' ? '_' : c;
                           return name;
                         });

TEST(gate_offset, goes_back_to_the_nearest_known_place) {
  const std::string raw = "\xFF\xFE" + to_utf16le(std::u16string(100'000, u'x'));
  gate g;
  g.start({});
  g.feed(raw, true);
  g.finish();
  std::uint64_t before = 0;
  while (g.next() == gate_status::block) {
    EXPECT_LE(g.input_offset(before), 2 + 2 * before);
    EXPECT_EQ(g.input_offset(g.text_offset()), 2 + 2 * g.text_offset());
    before = g.text_offset();
  }
}

}  // namespace
}  // namespace xylem::input
