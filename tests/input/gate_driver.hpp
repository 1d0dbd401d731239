// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_INPUT_GATE_DRIVER_HPP
#define XYLEM_TESTS_INPUT_GATE_DRIVER_HPP

// Runs a document through a gate in pieces and notes what came out. Pieces that are not stable lie
// in memory of their own that is freed when the gate asks for more, so that a sanitizer sees any
// use after that.

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "input/input.hpp"
#include "input/utf8.hpp"

namespace xylem::input::test {

struct outcome {
  std::string text;
  errc code = errc::ok;  // ok: finished
  std::uint64_t offset = error::no_offset;

  friend bool operator==(const outcome&, const outcome&) = default;
  friend std::ostream& operator<<(std::ostream& out, const outcome& o) {
    out << name(o.code);
    if (o.code != errc::ok) out << " at " << o.offset;
    return out << " after " << o.text.size() << " bytes \"" << o.text.substr(0, 200) << '"';
  }
};

enum class feed_memory {
  stable,
  transient,
  at_once,  // stable, one piece, and known to be all from the first
};

// Feeds `pieces` in order. Checks what holds for every document.
inline outcome drive(gate& g, const std::vector<std::string_view>& pieces, const options& o,
                     feed_memory memory) {
  outcome result;
  std::unique_ptr<char[]> own;
  std::size_t fed = 0;
  bool was_last = false;
  bool has_text = false;
  g.start(o);
  if (memory == feed_memory::at_once) {
    g.feed(pieces.front(), true);
    g.finish();
    fed = 1;
  }
  for (;;) {
    const gate_status status = g.next();
    // The XML declaration is left out; it counts all the same.
    if (!has_text) result.text.assign(g.text_offset(), ' ');
    EXPECT_TRUE(!was_last || status == gate_status::finished) << "a last block had a successor";
    switch (status) {
      case gate_status::block: {
        const std::string_view block = g.text();
        EXPECT_FALSE(block.empty());
        EXPECT_LE(block.size(), gate::block_bytes);
        EXPECT_EQ(g.text_offset(), result.text.size());
        EXPECT_EQ(check_utf8(block).status, utf8_status::valid);
        EXPECT_EQ(g.retained(g.text_offset(), g.text_offset() + block.size()).data(), block.data());
        result.text += block;
        has_text = true;
        was_last = g.is_last_block();
        break;
      }
      case gate_status::need_input:
        EXPECT_NE(memory, feed_memory::at_once);
        if (fed == pieces.size()) {
          g.finish();
        } else if (memory == feed_memory::stable) {
          g.feed(pieces[fed++], true);
        } else {
          const std::string_view piece = pieces[fed++];
          own = std::make_unique<char[]>(piece.size());
          piece.copy(own.get(), piece.size());
          g.feed({own.get(), piece.size()}, false);
        }
        break;
      case gate_status::finished:
        EXPECT_EQ(g.failure().code, errc::ok);
        return result;
      case gate_status::failed:
        result.code = g.failure().code;
        result.offset = g.failure().byte_offset;
        EXPECT_NE(result.code, errc::ok);
        EXPECT_EQ(g.next(), gate_status::failed) << "an error is final";
        return result;
    }
  }
}

inline std::vector<std::string_view> split_evenly(std::string_view document, std::size_t size) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < document.size(); at += size) {
    pieces.push_back(document.substr(at, size));
  }
  return pieces;
}

inline outcome drive_whole(std::string_view document, const options& o = {}) {
  gate g;
  return drive(g, {document}, o, feed_memory::stable);
}

// The outcome of a document fed in one piece, after checking that pieces of `sizes` and, for short
// documents, every cut in two give the same.
inline outcome drive_every_way(std::string_view document, const options& o = {},
                               const std::vector<std::size_t>& sizes = {1, 2, 3, 5, 7, 64}) {
  constexpr std::size_t short_document = 600;
  gate g;
  const outcome whole = drive(g, {document}, o, feed_memory::stable);
  EXPECT_EQ(drive(g, {document}, o, feed_memory::transient), whole);
  // The second time its XML declaration is known.
  EXPECT_EQ(drive(g, {document}, o, feed_memory::at_once), whole);
  EXPECT_EQ(drive(g, {document}, o, feed_memory::at_once), whole);
  for (const std::size_t size : sizes) {
    for (const feed_memory memory : {feed_memory::stable, feed_memory::transient}) {
      EXPECT_EQ(drive(g, split_evenly(document, size), o, memory), whole)
          << "in pieces of " << size;
    }
  }
  for (std::size_t cut = 0; document.size() <= short_document && cut <= document.size(); ++cut) {
    EXPECT_EQ(drive(g, {document.substr(0, cut), document.substr(cut)}, o, feed_memory::transient),
              whole)
        << "cut at " << cut;
  }
  return whole;
}

// `text` as UTF-16 without a byte order mark.
inline std::string to_utf16(std::u16string_view text, bool is_big_endian) {
  std::string raw;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    raw += is_big_endian ? high : low;
    raw += is_big_endian ? low : high;
  }
  return raw;
}
inline std::string to_utf16le(std::u16string_view text) {
  return to_utf16(text, false);
}
inline std::string to_utf16be(std::u16string_view text) {
  return to_utf16(text, true);
}

// As long as `length`, all spaces.
inline std::string blank(std::size_t length) {
  return std::string(length, ' ');
}

inline std::string repeat(std::string_view unit, std::size_t times) {
  std::string text;
  text.reserve(unit.size() * times);
  for (std::size_t i = 0; i < times; ++i)
    text += unit;
  return text;
}

}  // namespace xylem::input::test

#endif  // XYLEM_TESTS_INPUT_GATE_DRIVER_HPP
