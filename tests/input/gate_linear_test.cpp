// SPDX-License-Identifier: MIT
#include <algorithm>
#include <ctime>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::repeat;
using test::to_utf16le;

enum class retention { of_block, of_document };

// Processor time, the best of some tries.
double seconds_of_single_bytes(std::string_view document, retention kept) {
  gate g;
  options o;
  o.dtd = dtd::text_entities;
  o.entities = {{"e", "\u00E9"}, {"none", ""}, {std::string(1000, 'n'), "long"}};
  std::clock_t best = std::numeric_limits<std::clock_t>::max();
  for (int tries = 0; tries < 3; ++tries) {
    const std::clock_t begin = std::clock();
    g.start(o, line_end_form::line_feed);
    for (const char& byte : document) {
      g.feed({&byte, 1}, false);
      while (g.next() == gate_status::block) {
        if (kept == retention::of_block || g.text_offset() == 0) g.retain_from(g.text_offset());
      }
    }
    g.finish();
    while (g.next() == gate_status::block) {
    }
    best = std::min(best, std::clock() - begin);
  }
  return static_cast<double>(best) / CLOCKS_PER_SEC;
}

// Four times the input takes four times the time, with room for a noisy machine; with a quadratic
// step it would be sixteen times.
TEST(gate, is_linear_in_single_bytes) {
  constexpr std::size_t size = 400'000;
  const std::string documents[] = {
      "<!--" + std::string(size, '-'),
      "<?p" + std::string(size, '?'),
      "<?xml version='1.0'" + std::string(size, ' '),
      "<!DOCTYPE a SYSTEM '" + std::string(size, 's'),
      std::string(size, '\n'),
      repeat("<!--c-->", size / 8),
      "<a>" + repeat("\u65E5", size / 3),
      "<a>" + repeat("\r\n", size / 2),
      "<a>" + repeat("&e;", size / 3),
      "<a>" + repeat("&", size),
      "<a>&" + std::string(size, 'n'),
      "<a>" + repeat("&" + std::string(999, 'n'), size / 1000),
      "<a b='" + repeat("&none;", size / 6),
      "<!DOCTYPE a [<!ENTITY a '" + std::string(size, 'x'),
      "<!DOCTYPE a [<!ENTITY a '" + repeat("&b;", size / 3),
      "<!DOCTYPE a [" + repeat("<!ENTITY a 'x'>", size / 15),
      "<!DOCTYPE a [<!ELEMENT a (a" + repeat("|b", size / 2),
      "<!DOCTYPE a [<!--" + repeat("- ", size / 2),
      "\xFF\xFE" + to_utf16le(std::u16string(size / 2, u'\u65E5')),
      "<?xml version='1.0' encoding='EUC-JP'?>" + repeat("\xC6\xFC", size / 2),
  };
  for (const std::string_view document : documents) {
    for (const retention kept : {retention::of_block, retention::of_document}) {
      const double quarter = seconds_of_single_bytes(document.substr(0, size / 4), kept);
      const double whole = seconds_of_single_bytes(document, kept);
      EXPECT_LE(whole / quarter, 9.0) << document.substr(0, 20) << static_cast<int>(kept);
    }
  }
}

}  // namespace
}  // namespace xylem::input
