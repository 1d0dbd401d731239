// SPDX-License-Identifier: MIT
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/growth.hpp"
#include "gate_driver.hpp"

namespace xylem::input {
namespace {

using test::repeat;
using test::to_utf16le;

enum class retention { of_block, of_document };

void read_single_bytes(std::string_view document, retention kept) {
  gate g;
  options o;
  o.dtd = dtd::text_entities;
  o.entities = {{"e", "\u00E9"}, {"none", ""}, {std::string(1000, 'n'), "long"}};
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
}

TEST(gate, is_linear_in_single_bytes) {
  constexpr std::size_t size = 100'000;
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
  for (const std::string& document : documents) {
    SCOPED_TRACE(document.substr(0, 20));
    for (const retention kept : {retention::of_block, retention::of_document}) {
      engine_tests::expect_linear(
          [kept](const std::string& text) { read_single_bytes(text, kept); },
          [&](std::size_t length) { return document.substr(0, length); }, size / 8);
    }
  }
}

}  // namespace
}  // namespace xylem::input
